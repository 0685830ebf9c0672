package fyne

import (
	"net/http"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

func loadButton(show func(*http.Response, error)) *widget.Button {
	return widget.NewButton("load", func() {
		go func() {
			resp, err := http.Get("http://x")
			fyne.Do(func() { show(resp, err) })
		}()
	})
}
