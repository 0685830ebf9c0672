// Package spreading: the colour goes from a root to what it calls in the package, and stops where a goroutine starts.
package spreading

import (
	"net/http"
	"os"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

type m struct{ config []byte }

func (x m) Init() tea.Cmd {
	os.ReadFile("config") // the loop does not run yet: a file is fine
	http.Get("config")    // want `^http\.Get waits for a peer on the network, on the event loop of Bubble Tea.*: \(spreading\.m\)\.Init → http\.Get$`
	return nil
}

func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	os.ReadFile("here") // want `^os\.ReadFile waits for a file system, on the event loop of Bubble Tea.*: \(spreading\.m\)\.Update → os\.ReadFile$`
	one()
	x.method()
	func() {
		time.Sleep(1) // want `^time\.Sleep waits for a timer, on the event loop of Bubble Tea.*: \(spreading\.m\)\.Update → func literal in \(spreading\.m\)\.Update → time\.Sleep$`
	}()
	go one()
	go func() { time.Sleep(1) }()
	func() { go one() }()
	_ = func() { time.Sleep(1) } // called by nobody
	_ = one
	return x, nil
}

func (x m) View() string {
	if true {
		return x.line()
	}
	return x.line()
}

func (x m) line() string {
	return read() + read()
}

// The finding stands at the primitive's call, once for all the calls that lead to it.
func read() string {
	b, _ := os.ReadFile("line") // want `: \(spreading\.m\)\.View → \(spreading\.m\)\.line → spreading\.read → os\.ReadFile$`
	return string(b)
}

func one() { two() }

func two() {
	time.Sleep(1) // want `^time\.Sleep waits for a timer, on the event loop of Bubble Tea.*: \(spreading\.m\)\.Update → spreading\.one → spreading\.two → time\.Sleep$`
}

func (x m) method() {
	if len(x.config) > 0 {
		_, err := http.Get("url") // want `http\.Get waits for a peer on the network`
		_ = err
	}
}

// Nothing puts these on a loop.
func offLoop() {
	time.Sleep(1)
	os.ReadFile("there")
}

func main() { offLoop() }
