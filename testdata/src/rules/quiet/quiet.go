// Package quiet: just before a loop ends, and while its screen is handed over, nothing is held up by what blocks.
package quiet

import (
	"net/http"
	"os"
	"os/exec"
	"sync"

	"github.com/awesome-gocui/gocui"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/rivo/tview"
)

type model struct{ quitting, sure bool }

func (m model) Init() tea.Cmd { return nil }
func (m model) View() string  { return "" }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if m.quitting {
		save()
		return m, tea.Quit
	}
	if msg == nil {
		os.ReadFile("x") // want `os\.ReadFile waits for`
		if m.sure {
			return m, tea.Quit
		}
		return m, nil
	}
	return m.leave()
}

func (m model) leave() (tea.Model, tea.Cmd) {
	if err := os.WriteFile("x", nil, 0o600); err != nil {
		save()
	}
	return m, tea.Quit
}

// save is only called where the loop ends.
func save() { http.Get("x") }

type app struct {
	*tview.Application
	work sync.WaitGroup
}

// Stop waits, then ends the loop.
func (a *app) Stop() {
	a.work.Wait()
	a.Application.Stop()
}

func (a *app) after() {
	a.Application.Stop()
	os.ReadFile("x") // want `os\.ReadFile waits for`
}

func register(a *app, list *tview.List, quit, never chan int) {
	a.SetInputCapture(nil)
	tview.NewButton("x").SetSelectedFunc(func() { a.Stop() })
	tview.NewButton("x").SetSelectedFunc(func() { a.after() })
	tview.NewButton("x").SetSelectedFunc(func() {
		a.QueueUpdateDraw(func() {}) // want `QueueUpdateDraw waits for this very loop`
		a.Stop()
	})
}

func keys(g *gocui.Gui) {
	g.SetKeybinding("", 'x', 0, func(*gocui.Gui, *gocui.View) error {
		if err := gocui.Suspend(); err != nil {
			return err
		}
		exec.Command("vi").Run()
		edit()
		if err := gocui.Resume(); err != nil {
			return err
		}
		return exec.Command("make").Run() // want `\(\*exec\.Cmd\)\.Run waits for`
	})
	g.SetKeybinding("", 'y', 0, func(*gocui.Gui, *gocui.View) error {
		exec.Command("make").Run() // want `\(\*exec\.Cmd\)\.Run waits for`
		gocui.Suspend()
		defer gocui.Resume()
		return exec.Command("vi").Run()
	})
}

func edit() { exec.Command("vi").Run() }
