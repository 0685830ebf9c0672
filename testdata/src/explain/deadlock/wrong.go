package deadlock

import "github.com/rivo/tview"

func button(app *tview.Application, text *tview.TextView) *tview.Button {
	return tview.NewButton("clear").SetSelectedFunc(func() {
		app.QueueUpdateDraw(func() { clear(text) }) // want `\.QueueUpdateDraw waits for this very loop`
	})
}

func clear(*tview.TextView) {}
