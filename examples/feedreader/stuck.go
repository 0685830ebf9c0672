package main

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/feedreader/feed"
)

// stuck waits on the event loop in four ways. While it does, the clock stands still and no key is read.
type stuck struct {
	*shared
	ticks     int
	marked    int
	status    string
	headlines []string
}

func (m stuck) Init() tea.Cmd { return clock() }

func (m stuck) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tick:
		m.ticks++
		return m, clock()
	case nextMsg:
		m.marked++
	case tea.KeyMsg:
		switch msg.String() {
		case "q":
			return m, tea.Quit
		case "r":
			m.reload()
		case "s":
			m.status = "saved"
			time.Sleep(time.Second) // nobody sees the status before it is over
		case "n":
			m.program.Send(nextMsg{}) // waits until Update takes the message: for ever
		}
	}
	return m, nil
}

// reload is a helper that waits for a peer, in a package below it.
func (m *stuck) reload() {
	headlines, err := feed.Fetch(m.url)
	m.headlines, m.status = headlines, statusOf(err)
}

func (m stuck) View() string {
	return screen(m.ticks, m.status, m.headlines, m.marked, orElse(m.readNotes, "no notes"))
}

// readNotes is on the loop because orElse calls what View gives it.
func (m stuck) readNotes() (string, error) {
	text, err := os.ReadFile(m.notes)
	return string(text), err
}

// orElse calls a function, and returns something else if that fails.
func orElse(read func() (string, error), other string) string {
	text, err := read()
	if err != nil {
		return other
	}
	return text
}

func statusOf(err error) string {
	if err != nil {
		return err.Error()
	}
	return "fresh"
}
