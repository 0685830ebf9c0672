package deadlock

import "github.com/rivo/tview"

func rightButton(app *tview.Application, text *tview.TextView) *tview.Button {
	return tview.NewButton("clear").SetSelectedFunc(func() {
		clear(text) // it runs on the loop already
	})
}
