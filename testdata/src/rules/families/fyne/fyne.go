package fyne

import (
	"io"
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

// What a file dialog hands over is read from where it is.
func opened(file fyne.URIReadCloser) *widget.Button {
	return widget.NewButton("show", func() {
		io.ReadAll(file)           // want `waits for a file system`
		file.Read(make([]byte, 1)) // want `waits for a file system`
	})
}
