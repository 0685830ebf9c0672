// Package signatures: child models are known by the shape of their Update.
package signatures

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type parent struct{ list child }

func (p parent) Init() tea.Cmd { return nil }
func (p parent) View() string  { return p.list.View() }
func (p parent) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	p.list, cmd = p.list.Update(msg)
	return p, cmd
}

type child struct{}

func (c child) Update(msg tea.Msg) (child, tea.Cmd) {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system, on the event loop of Bubble Tea.*: \(signatures\.child\)\.Update → os\.ReadFile$`
	return c, nil
}

func (c child) View() string {
	time.Sleep(1) // want `: \(signatures\.parent\)\.View → \(signatures\.child\)\.View → time\.Sleep$`
	return ""
}

// Nobody in this package updates it.
type exported struct{}

func (c *exported) Update(msg tea.Msg) (*exported, tea.Cmd) {
	time.Sleep(1) // want `: \(\*signatures\.exported\)\.Update → time\.Sleep$`
	return c, nil
}

// Other shapes.
type other struct{}

func (other) Update(msg tea.Msg) other             { time.Sleep(1); return other{} }
func (other) Refresh(msg tea.Msg) (other, tea.Cmd) { time.Sleep(1); return other{}, nil }

type third struct{}

func (third) Update(s string) (third, tea.Cmd) { time.Sleep(1); return third{}, nil }

func Update(msg tea.Msg) (child, tea.Cmd) { time.Sleep(1); return child{}, nil }
