package therecipeqt

import (
	"net/http"

	"github.com/therecipe/qt/widgets"
)

func button(b *widgets.QPushButton) {
	b.ConnectClicked(func(bool) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go http.Get("url")
	})
}
