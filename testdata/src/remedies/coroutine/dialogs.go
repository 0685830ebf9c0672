package coroutine

import (
	"os"

	"github.com/rivo/tview"
	"remedies/lib"
)

// While a handler waits that takes away what led to it, that is still there: it is done once.
type dialogs struct {
	pages *tview.Pages
	name  string
	text  string
}

func (d *dialogs) ask() {
	tview.NewModal().SetDoneFunc(func(_ int, label string) {
		if label == "Yes" {
			os.RemoveAll(d.name) // want `os\.RemoveAll waits`
		}
		d.pages.RemovePage("ask")
	})
	tview.NewModal().SetDoneFunc(func(_ int, label string) {
		if label == "Yes" {
			if err := os.RemoveAll(d.name); err != nil { // want `os\.RemoveAll waits`
				d.pages.AddPage("error", tview.NewModal(), true, true)
				return
			}
			d.close()
		}
	})
	// The dialog is gone by then.
	tview.NewModal().SetDoneFunc(func(_ int, label string) {
		d.pages.RemovePage("ask")
		if label == "Yes" {
			os.RemoveAll(d.name) // want `os\.RemoveAll waits`
		}
	})
	// What is done about an error may be done again.
	tview.NewModal().SetDoneFunc(func(_ int, label string) {
		b, err := lib.Two(d.name) // want `os\.ReadFile waits`
		if err != nil {
			d.pages.SwitchToPage("error")
			return
		}
		d.text = b
	})
	tview.NewModal().SetDoneFunc(func(_ int, label string) { d.save() })
}

func (d *dialogs) close() {
	d.text = ""
	d.pages.RemovePage("ask")
}

func (d *dialogs) save() {
	if d.name == "" {
		return
	}
	if os.WriteFile(d.name, nil, 0o600) == nil { // want `os\.WriteFile waits`
		d.pages.SwitchToPage("main")
	}
}
