// Package bubbletea has models of Bubble Tea v2 that block its event loop.
package bubbletea

import (
	tea "charm.land/bubbletea/v2"

	"github.com/loopblock/loopblock/prooftest/held"
)

type (
	fetch string // what to get
	call  func() // what to call
	send  struct{ returned chan<- struct{} }
)

type model struct{ program **tea.Program }

func (m model) Init() tea.Cmd  { return nil }
func (m model) View() tea.View { return tea.NewView("") }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case fetch:
		held.Get(string(msg)) // finding: network
	case call:
		msg()
	case send:
		(*m.program).Send(nil) // finding: deadlock
		close(msg.returned)
	}
	return m, nil
}
