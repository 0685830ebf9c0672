package bubbletea

import (
	"net/http"

	tea "github.com/charmbracelet/bubbletea"
)

type model struct {
	p    *tea.Program
	form *tea.Program
}

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(tea.Msg) (tea.Model, tea.Cmd) {
	http.Get("http://x") // want `^http\.Get waits for a peer`
	m.p.Send(1)          // want `\.Send waits for this very loop`
	m.form.Run()         // want `\.Run waits for input`
	return m, func() tea.Msg {
		http.Get("http://x")
		m.p.Send(1)
		return nil
	}
}

func (m model) View() string { return "" }
