// Package commands: what a tea.Cmd does, it does in a goroutine; making one runs in Update.
package commands

import (
	"os"
	"os/exec"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type m struct{ p *tea.Program }

type read []byte

func (x m) Init() tea.Cmd { return load }

func load() tea.Msg {
	b, _ := os.ReadFile("x")
	return read(b)
}

func loadNow() tea.Msg {
	b, _ := os.ReadFile("x") // want `\(commands\.m\)\.Update → commands\.loadNow → os\.ReadFile$`
	return read(b)
}

func loader(name string) tea.Cmd {
	return func() tea.Msg {
		b, _ := os.ReadFile(name)
		return read(b)
	}
}

func eager(name string) tea.Cmd {
	b, _ := os.ReadFile(name) // want `\(commands\.m\)\.Update → commands\.eager → os\.ReadFile$`
	return func() tea.Msg { return read(b) }
}

func readFile() []byte {
	b, _ := os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	return b
}

func readStat() tea.Msg {
	b, _ := os.ReadFile("stat") // want `os\.ReadFile waits for a file system`
	return read(b)
}

func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
	switch msg.(type) {
	case int:
		return x, func() tea.Msg {
			time.Sleep(1)
			return nil
		}
	case string:
		return x, loader("x")
	case bool:
		return x, eager("x")
	case complex64:
		return x, tea.Batch(load, loader("y"), func() tea.Msg { time.Sleep(1); return nil })
	case float32:
		return x, tea.Sequence(load, tea.Quit)
	case uint:
		return x, tea.Tick(time.Second, func(time.Time) tea.Msg { return readStatInTick() })
	case int8:
		var cmds []tea.Cmd
		cmds = append(cmds, load)
		cmds = append(cmds, func() tea.Msg { time.Sleep(1); return nil })
		return x, tea.Batch(cmds...)
	case int16:
		var cmd tea.Cmd = loadNow
		cmd() // called here, it runs here
		return x, nil
	case float64:
		return x, tea.ExecProcess(exec.Command("vi"), func(error) tea.Msg {
			return readStat() // the callback of an external program runs on the loop
		})
	case int64:
		go x.p.Send(readFile()) // what is sent is read here
	}
	return x, load
}

func (x m) View() string { return "" }

func readStatInTick() tea.Msg {
	b, _ := os.ReadFile("stat")
	return read(b)
}
