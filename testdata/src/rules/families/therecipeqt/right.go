package therecipeqt

import (
	"net/http"

	"github.com/therecipe/qt/widgets"
)

// loaded is a signal that is connected to a slot.
func loadButton(b *widgets.QPushButton, loaded func(*http.Response, error)) {
	b.ConnectClicked(func(bool) {
		go func() { loaded(http.Get("url")) }()
	})
}
