package andlabsui

import (
	"net/http"
	"os"

	"github.com/andlabs/ui"
)

func button(b *ui.Button) {
	b.OnClicked(func(b *ui.Button) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go func() {
			http.Get("url")
			ui.QueueMain(func() {
				os.ReadFile("x") // want `os\.ReadFile waits for a file system`
				b.SetText("done")
			})
		}()
	})
}
