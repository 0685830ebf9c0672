// Package standins: an interface of what a program uses of a framework stands for the framework.
package standins

import (
	"net/http"
	"os"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// app is so that tests can do without a terminal.
type app interface {
	QueueUpdateDraw(f func()) *tview.Application
	Suspend(f func()) bool
	SetInputCapture(capture func(event *tcell.EventKey) *tcell.EventKey) *tview.Application
}

type ui struct{ app app }

func (u *ui) start() {
	u.app.SetInputCapture(u.key)
	u.app.QueueUpdateDraw(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
}

func (u *ui) key(e *tcell.EventKey) *tcell.EventKey {
	http.Get("http://x")                           // want `http\.Get waits for a peer`
	u.app.QueueUpdateDraw(func() {})               // want `QueueUpdateDraw waits for this very loop`
	u.app.Suspend(func() { http.Get("http://x") }) // the loop stands still by design
	return e
}

// What it holds is known: no application.
func known() {
	var a app = fake{}
	tview.NewButton("x").SetSelectedFunc(func() {
		a.QueueUpdateDraw(nil)
	})
}

type fake struct{}

func (fake) QueueUpdateDraw(func()) *tview.Application                                { return nil }
func (fake) Suspend(func()) bool                                                      { return false }
func (fake) SetInputCapture(func(*tcell.EventKey) *tcell.EventKey) *tview.Application { return nil }

// The result tells no framework apart: anything may have these methods.
type queue interface {
	Suspend(f func()) bool
	Stop()
}

func other(q queue) {
	q.Suspend(func() { http.Get("http://x") })
}

// A method alone is a shape that others have by chance.
type sender interface{ Send(tea.Msg) }

type model struct{ s sender }

func (m model) Update(msg tea.Msg) (model, tea.Cmd) {
	m.s.Send(msg)
	return m, nil
}
