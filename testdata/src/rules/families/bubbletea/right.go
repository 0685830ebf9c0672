package bubbletea

import (
	"net/http"

	tea "github.com/charmbracelet/bubbletea"
)

type page struct {
	resp *http.Response
	err  error
}

type loaded struct{ page }

func (m loaded) Init() tea.Cmd { return nil }

func (m loaded) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case page: // the command's result
		m.page = msg
	default:
		return m, load
	}
	return m, nil
}

func (m loaded) View() string { return "" }

// load is a command: Bubble Tea calls it in a goroutine of its own.
func load() tea.Msg {
	resp, err := http.Get("http://x")
	return page{resp, err}
}
