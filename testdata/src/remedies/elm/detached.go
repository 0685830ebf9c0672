package elm

import (
	"fmt"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"remedies/lib"
	"remedies/lib/keep"
	"remedies/lib/notes"
)

// A dialog is held by a model of another package.
type dialog struct {
	store    *lib.DB
	path     string
	selected int
	lines    []string
}

type loadedMsg struct{ text string }

func (d *dialog) Init() tea.Cmd { return nil }

func (d *dialog) View() string { return "" }

func (d *dialog) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.Text {
		case "open":
			d.selected++
			b, err := os.ReadFile(d.path) // want `os\.ReadFile waits`
			if err != nil {
				return d, notes.Report(err)
			}
			// Show it.
			return d, func() tea.Msg { return loadedMsg{string(b)} }
		case "first":
			for _, line := range d.lines {
				if line == msg.Text {
					if err := keep.Flag(line, true); err != nil { // want `os\.WriteFile waits`
						return d, notes.Report(fmt.Errorf("cannot write: %w", err))
					}
					return d, nil
				}
			}
		case "edit":
			return d, d.edit()
		case "usage":
			b, err := os.ReadFile(d.path) // want `os\.ReadFile waits`
			text := `no usage
  yet
`
			if err == nil {
				text = string(b)
			}
			return d, tea.Println(text)
		case "keep":
			b, err := os.ReadFile(d.path) // want `os\.ReadFile waits .*no fix: a model that holds`
			if err != nil {
				return d, notes.Report(err)
			}
			d.lines = append(d.lines, string(b))
			return d, nil
		case "show":
			b, err := os.ReadFile(d.path) // want `os\.ReadFile waits .*no fix: a model that holds`
			if err != nil {
				return d, notes.Report(err)
			}
			return d, tea.Println(string(b), len(d.lines))
		case "silent":
			b, err := os.ReadFile(d.path) // want `os\.ReadFile waits .*no fix: a model that holds`
			notes.Remember(err)
			return d, tea.Println(string(b))
		}
	}
	return d, nil
}

func (d *dialog) edit() tea.Cmd {
	f, err := os.CreateTemp("", "x") // want `os\.CreateTemp waits`
	if err != nil {
		return notes.Report(err)
	}
	f.Close()
	return tea.Tick(1, func(time.Time) tea.Msg {
		d.path = f.Name()
		return nil
	})
}

// A page gets messages of its own, which no holder can know.
type page struct {
	path string
	rows []string
}

type tickMsg struct{}

func (p *page) Init() tea.Cmd {
	return tea.Tick(1, func(time.Time) tea.Msg { return tickMsg{} })
}

func (p *page) View() string { return "" }

func (p *page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tickMsg:
		p.rows = nil
	case tea.KeyMsg:
		for _, row := range p.rows {
			if row == msg.Text {
				b, err := os.ReadFile(row) // want `os\.ReadFile waits`
				if err != nil {
					return p, notes.Report(err)
				}
				p.rows = append(p.rows, string(b))
				return p, nil
			}
		}
	}
	return p, nil
}
