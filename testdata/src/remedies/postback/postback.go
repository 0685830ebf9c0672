// Package postback: what followed the call is posted back to the loop.
package postback

import (
	"fmt"
	"net/http"
	"os"
	"strings"

	"fyne.io/fyne/v2/widget"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"remedies/lib"
)

type page struct {
	app  *tview.Application
	url  string
	text string
	err  error
}

func (p *page) buttons(save func() error) {
	tview.NewButton("load").SetSelectedFunc(func() {
		resp, err := http.Get(p.url) // want `http\.Get waits`
		if err != nil {
			p.err = err
			return
		}
		// The status is enough.
		p.text = resp.Status
	})
	tview.NewButton("delete").SetSelectedFunc(p.remove)
	tview.NewButton("last").SetSelectedFunc(func() {
		p.text = "busy"
		os.RemoveAll(p.url) // want `os\.RemoveAll waits`
	})
	tview.NewButton("field").SetSelectedFunc(func() {
		if p.text != "" {
			p.text, p.err = lib.Two(p.url) // want `os\.ReadFile waits`
		} else {
			p.text = "none"
		}
	})
	tview.NewButton("after").SetSelectedFunc(func() {
		if err := os.RemoveAll(p.url); err != nil { // want `os\.RemoveAll waits`
			p.err = err
			return
		}
		err := save()
		p.err = err
	})
	tview.NewButton("shape").SetSelectedFunc(func() {
		name := strings.ToLower(p.url)
		b, ok, err := lib.Three(p.url) // want `os\.ReadFile waits`
		if ok {
			fmt.Println(name, b, err)
		}
	})
	tview.NewButton("loop").SetSelectedFunc(func() {
		for i := range 3 {
			os.RemoveAll(fmt.Sprint(i)) // want `os\.RemoveAll waits`
		}
	})
	tview.NewButton("defer").SetSelectedFunc(func() {
		defer func() { p.text = "" }()
		os.RemoveAll(p.url) // want `os\.RemoveAll waits`
	})
	tview.NewButton("helpers").SetSelectedFunc(func() {
		if p.text == "" {
			p.lastStep()
		}
	})
	tview.NewButton("more").SetSelectedFunc(func() {
		p.notLast()
		p.text = "more"
	})
}

func (p *page) remove() {
	os.RemoveAll(p.url) // want `os\.RemoveAll waits`
	p.url = ""
}

func (p *page) lastStep() {
	p.err = os.RemoveAll(p.url) // want `os\.RemoveAll waits`
}

func (p *page) notLast() {
	p.err = os.RemoveAll(p.url) // want `os\.RemoveAll waits`
}

func (p *page) keys() {
	p.app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		switch p.text {
		case "same":
			err := os.RemoveAll(p.url) // want `os\.RemoveAll waits`
			if err != nil {
				p.err = err
				return nil
			}
			p.url = ""
			return nil
		case "falls":
			if err := os.RemoveAll(p.url); err != nil { // want `os\.RemoveAll waits`
				p.err = err
			}
		case "fails":
			if err := os.RemoveAll(p.url); err != nil { // want `os\.RemoveAll waits`
				return event
			}
			return nil
		case "differs":
			if err := os.RemoveAll(p.url); err == nil { // want `os\.RemoveAll waits .*no fix: the loop needs what the function returns at once`
				return event
			}
			return nil
		case "breaks":
			if err := os.RemoveAll(p.url); err != nil { // want `os\.RemoveAll waits .*no fix: the loop needs what the function returns at once, and that depends on the call`
				break
			}
			p.text = ""
		}
		return event
	})
}

func form(url string) *widget.Button {
	var b *widget.Button
	b = widget.NewButton("load", func() {
		resp, err := http.Get(url) // want `http\.Get waits`
		if err != nil {
			return
		}
		b.Text = resp.Status
	})
	return b
}

func framework(e *widget.Entry) *widget.Button {
	return widget.NewButton("again", func() {
		e.Refresh() // want `os\.ReadFile waits .*no fix: Refresh is the framework's, and has to be called on its loop`
	})
}

func inDirectory(dir, back string) *widget.Button {
	return widget.NewButton("tidy", func() {
		os.Chdir(dir)
		os.RemoveAll("x") // want `os\.RemoveAll waits .*no fix: the function changes the directory of the process`
		os.Chdir(back)
	})
}
