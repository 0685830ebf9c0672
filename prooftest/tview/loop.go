// Package tview has callbacks of tview that block its event loop.
package tview

import (
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"

	"github.com/loopblock/loopblock/prooftest/held"
)

// An event is what a key press stands for.
type event struct {
	url  string // to get
	call func() // to call
}

// onKey has every key press handle the next event.
func onKey(app *tview.Application, events <-chan event) {
	app.SetInputCapture(func(*tcell.EventKey) *tcell.EventKey {
		select {
		case e := <-events:
			if e.url != "" {
				held.Get(e.url) // finding: network
			} else {
				e.call()
			}
		default:
		}
		return nil
	})
}

// onButton has a button queue an update and wait for it.
func onButton(app *tview.Application, returned chan<- struct{}) *tview.Button {
	return tview.NewButton("save").SetSelectedFunc(func() {
		app.QueueUpdateDraw(func() {}) // finding: deadlock
		close(returned)
	})
}
