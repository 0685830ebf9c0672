package tview

import (
	"net/http"

	"github.com/rivo/tview"
)

func button(app *tview.Application, text *tview.TextView) *tview.Button {
	text.SetChangedFunc(func() { app.Draw() }) // in a goroutine
	return tview.NewButton("load").SetSelectedFunc(func() {
		http.Get("http://x") // want `^http\.Get waits for a peer`
		app.Draw()           // want `\.Draw waits for this very loop`
		go func() {
			http.Get("http://x")
			app.QueueUpdateDraw(func() {
				http.Get("http://x") // want `^http\.Get waits for a peer`
			})
		}()
	})
}
