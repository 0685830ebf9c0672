package main

import (
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/loopblock/loopblock/offload/post"

	"example.com/feedreader/feed"
)

// free does what stuck does, beside the event loop: Bubble Tea runs every tea.Cmd in a goroutine of its own.
type free struct {
	*shared
	ticks     int
	marked    int
	status    string
	headlines []string
	text      string // of the notes, for View, which has no time to read them
}

// What the commands of free come back with.
type (
	fetched struct {
		headlines []string
		err       error
	}
	faded struct{}
)

func (m free) Init() tea.Cmd { return tea.Batch(clock(), m.readNotes()) }

func (m free) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case func(free) (tea.Model, tea.Cmd): // what post.Cmd continues with
		return msg(m)
	case tick:
		m.ticks++
		return m, clock()
	case fetched:
		m.headlines, m.status = msg.headlines, statusOf(msg.err)
	case faded:
		m.status = ""
	case nextMsg:
		m.marked++
	case tea.KeyMsg:
		switch msg.String() {
		case "q":
			return m, tea.Quit
		case "r":
			m.status = "loading"
			return m, tea.Batch(m.reload(), m.readNotes())
		case "s":
			m.status = "saved"
			return m, tea.Tick(time.Second, func(time.Time) tea.Msg { return faded{} })
		case "n":
			return m, func() tea.Msg { return nextMsg{} }
		}
	}
	return m, nil
}

// reload is Bubble Tea's own way: a command, and a message for its result.
func (m free) reload() tea.Cmd {
	url := m.url
	return func() tea.Msg {
		headlines, err := feed.Fetch(url)
		return fetched{headlines, err}
	}
}

// readNotes is the same with offload/post: what is to happen next stands where the call is, and there is no message.
func (m free) readNotes() tea.Cmd {
	name := m.notes
	return post.Cmd(func() ([]byte, error) { return os.ReadFile(name) },
		func(m free, text []byte, err error) (tea.Model, tea.Cmd) {
			m.text = string(text)
			if err != nil {
				m.text = "no notes"
			}
			return m, nil
		})
}

func (m free) View() string {
	return screen(m.ticks, m.status, m.headlines, m.marked, m.text)
}
