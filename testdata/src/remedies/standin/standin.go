// Package standin: what stands for a framework's value in tests posts to no loop there.
package standin

import (
	"os"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

type app interface {
	QueueUpdateDraw(f func()) *tview.Application
	SetInputCapture(capture func(event *tcell.EventKey) *tcell.EventKey) *tview.Application
}

type ui struct {
	app  app
	text []byte
}

func (u *ui) start() {
	u.app.SetInputCapture(u.key)
}

func (u *ui) key(e *tcell.EventKey) *tcell.EventKey {
	u.load()
	return nil
}

func (u *ui) load() {
	u.text, _ = os.ReadFile("x") // want `os\.ReadFile waits.*no fix: no tview\.Application is in scope`
}
