// Package again: what keeps a message from being handled again is set before the command.
package again

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// A shelf is asked while its command runs.
type shelf struct {
	name   string
	loaded bool
	busy   bool
	err    error
}

func (s shelf) Init() tea.Cmd { return nil }

func (s shelf) View() string { return "" }

func (s shelf) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.String() {
		case "a":
			if !s.loaded {
				s.err = os.RemoveAll(s.name) // want `os\.RemoveAll waits .*no fix: loaded, which keeps it from being done again, would be set only after the wait, and an event meanwhile would do it again: set it before`
				s.loaded = true
			}
		case "b":
			if !s.busy {
				s.busy = true
				s.err = os.RemoveAll(s.name) // want `os\.RemoveAll waits`
				s.busy = false
			}
		}
	}
	return s, nil
}

func run() { tea.NewProgram(shelf{}) }
