// Package elm: what followed the call runs on the model of that time.
package elm

import (
	"fmt"
	"net/http"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"remedies/lib"
)

type model struct {
	db    *lib.Store
	url   string
	key   string
	items []string
	err   error
	busy  bool
	child *child
	rows  [3]int
	part  lib.Part
}

func (m model) Init() tea.Cmd {
	resp, err := http.Get(m.url) // want `http\.Get waits for a peer`
	if err != nil {
		return tea.Quit
	}
	return tea.Println(resp.Status)
}

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	switch msg := msg.(type) {
	case tea.KeyMsg:
		switch msg.String() {
		case "a":
			m.busy = true
			resp, err := http.Get(m.url + msg.Text) // want `http\.Get waits`
			if err != nil {
				m.err = err
				return m, tea.Quit // early
			}
			m.items = append(m.items, resp.Status)
			return m, tea.Println("done")
		case "b":
			// Nothing is between.
			if err := os.RemoveAll(m.url); err != nil { // want `os\.RemoveAll waits`
				m.err = err
			}
			cmds = append(cmds, tea.Println("b"))
		case "c":
			time.Sleep(time.Second) // want `time\.Sleep waits`
			m.busy = false
		case "d":
			m.items, m.err = names(m.url)
			return m, nil
		case "e":
			for _, name := range m.items {
				_ = os.RemoveAll(name) // want `os\.RemoveAll waits .*no fix: it is in a loop`
			}
		case "f":
			row := &m.rows[1]
			resp, err := http.Get(m.url) // want `http\.Get waits .*no fix: row is a part of the model as it was`
			if err == nil {
				*row = resp.StatusCode
			}
		case "g":
			return m.open(msg.Text)
		case "h":
			before := len(m.items)
			b, ok, err := lib.Three(m.key) // want `lib\.Three|os\.ReadFile waits`
			fmt.Sprint(before, b, ok, err)
			return m, nil
		case "j":
			err := m.part.Fill(m.url) // want `os\.ReadFile waits .*no fix: it works on m\.part, which is a part of the model`
			m.err = err
		case "k":
			err := lib.Fill(&m.part) // want `os\.ReadFile waits .*no fix: it gets the address of m\.part`
			m.err = err
		case "n":
			m.rows[0] = lib.Count() // want `os\.ReadFile waits`
			return m, nil
		case "o":
			if cmd := m.check(msg.Text); cmd != nil {
				m.busy = true
				return m, cmd
			}
		case "l":
			cmd := m.send(msg.Text)
			return m, cmd
		case "i":
			return m, tea.Println(fmt.Sprint(os.ReadFile(m.url))) // want `os\.ReadFile waits`
		}
	}
	return m, tea.Batch(cmds...)
}

func (m model) open(path string) (tea.Model, tea.Cmd) {
	b, err := os.ReadFile(path) // want `os\.ReadFile waits`
	if err != nil {
		return m, nil
	}
	m.key = string(b)
	return m, tea.Println(m.key)
}

func run() {
	_, _ = tea.NewProgram(model{}).Run()
}

func names(dir string) ([]string, error) {
	list, err := os.ReadDir(dir) // want `os\.ReadDir waits`
	if err != nil {
		return nil, err
	}
	return []string{list[0].Name()}, nil
}

func (m model) View() string {
	b, _ := os.ReadFile(m.url) // want `os\.ReadFile waits .*no fix: .* has to answer at once`
	return string(b)
}

// A pointer is the model.
type child struct {
	text string
	err  error
}

func (c *child) Update(msg tea.Msg) (*child, tea.Cmd) {
	if msg, ok := msg.(tea.KeyMsg); ok {
		err := os.WriteFile(msg.Text, []byte(c.text), 0o600) // want `os\.WriteFile waits`
		if err != nil {
			c.err = err
			return c, nil
		}
		c.text = ""
	}
	return c, nil
}

// What follows the block has an err of its own.
func (m model) send(text string) tea.Cmd {
	var cmds []tea.Cmd
	if m.key == "" {
		b, err := os.ReadFile(text) // want `os\.ReadFile waits`
		if err != nil {
			return tea.Quit
		}
		cmds = append(cmds, tea.Println(m.url, string(b)))
	}
	_, err := fmt.Sscan(m.url)
	if err != nil {
		return tea.Quit
	}
	return tea.Batch(cmds...)
}

func (m model) check(text string) tea.Cmd {
	b, err := os.ReadFile(text) // want `os\.ReadFile waits .*no fix: Update needs at once what check returns`
	if err != nil {
		return nil
	}
	return tea.Println(m.url, string(b))
}
