package postback

import (
	"net/http"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// While a handler waits that takes away what led to it, that is still there: it is done once.
func dialogs(w fyne.Window, url string) []*widget.Button {
	save := widget.NewButton("save", func() {
		if err := os.WriteFile("x", nil, 0o600); err != nil { // want `os\.WriteFile waits`
			return
		}
		w.Close()
	})
	load := widget.NewButton("load", func() {
		resp, err := http.Get(url) // want `http\.Get waits`
		if err != nil {
			w.Close()
			return
		}
		resp.Body.Close()
	})
	return []*widget.Button{save, load}
}
