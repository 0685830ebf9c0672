package tview

import (
	"net/http"

	"github.com/rivo/tview"
)

func loadButton(app *tview.Application, show func(*http.Response, error)) *tview.Button {
	return tview.NewButton("load").SetSelectedFunc(func() {
		go func() {
			resp, err := http.Get("http://x")
			app.QueueUpdateDraw(func() { show(resp, err) })
		}()
	})
}
