package bubbletea

import (
	"io"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"github.com/loopblock/loopblock/prooftest/held"
)

func start(m model) (p *tea.Program, run func() error) {
	p = tea.NewProgram(m, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	if m.program != nil {
		*m.program = p
	}
	return p, func() error { _, err := p.Run(); return err }
}

func TestUpdate(t *testing.T) {
	p, run := start(model{})
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := run(); err != nil {
			t.Error(err)
		}
	})
	held.StandsStill(t, func(url string) { p.Send(fetch(url)) }, func(f func()) { go p.Send(call(f)) })
	p.Quit()
	wg.Wait()
}

func TestSendInUpdateDeadlocks(t *testing.T) {
	var program *tea.Program
	p, run := start(model{program: &program})
	go func() { _ = run() }() // stays stuck until the test program ends
	returned, next := make(chan struct{}), make(chan struct{})
	p.Send(send{returned})
	go p.Send(call(func() { close(next) }))
	held.Never(t, returned)
	held.Never(t, next)
}
