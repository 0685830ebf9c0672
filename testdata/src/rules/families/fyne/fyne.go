package fyne

import (
	"net/http"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

func button() *widget.Button {
	return widget.NewButton("load", func() {
		http.Get("http://x")      // want `^http\.Get waits for a peer`
		fyne.DoAndWait(func() {}) // want `^fyne\.DoAndWait waits for this very loop`
		go func() {
			http.Get("http://x")
			fyne.Do(func() {
				http.Get("http://x") // want `^http\.Get waits for a peer`
			})
		}()
	})
}
