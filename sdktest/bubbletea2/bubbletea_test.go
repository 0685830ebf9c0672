// Package bubbletea tests offload/post in programs of Bubble Tea v2.
package bubbletea

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

// An event is what happens to the program from outside: a key, say.
type event func(model) (tea.Model, tea.Cmd)

// model is written as users of the package are to write theirs.
type model struct {
	count int
	log   []string
	seen  chan model // after each int
}

func (m model) Init() tea.Cmd  { return nil }
func (m model) View() tea.View { return tea.NewView("") }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case func(model) (tea.Model, tea.Cmd):
		return msg(m)
	case event:
		return msg(m)
	case string:
		m.log = append(m.log, msg)
	case int:
		m.count += msg
		m.seen <- m
	}
	return m, nil
}

// start runs a program, and returns how to end it.
func start(t *testing.T, m model, opts ...tea.ProgramOption) (p *tea.Program, wait func() error) {
	opts = append(opts, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	p = tea.NewProgram(m, opts...)
	var err error
	var wg sync.WaitGroup
	wg.Go(func() { _, err = p.Run() })
	t.Cleanup(func() { p.Quit(); wg.Wait() })
	return p, func() error { wg.Wait(); return err }
}

func TestPost(t *testing.T) {
	p, _ := start(t, model{})
	ui := post.Serialize(func(f func()) {
		p.Send(func(m model) (tea.Model, tea.Cmd) { f(); return m, nil })
	})
	l := looptest.Loop{
		Event: func(f func()) {
			go p.Send(event(func(m model) (tea.Model, tea.Cmd) { f(); return m, nil }))
		},
		Poster: ui,
	}
	looptest.Check(t, l)
	looptest.CheckGo(t, l)
	if err := ui.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestCmdGivesTheContinuationTheCurrentModel(t *testing.T) {
	seen := make(chan model, 1)
	p, _ := start(t, model{seen: seen})
	gate, after := make(chan struct{}), make(chan model, 1)
	p.Send(event(func(m model) (tea.Model, tea.Cmd) {
		base := m.count
		return m, post.Cmd(func() (int, error) { <-gate; return base + 40, errors.ErrUnsupported },
			func(m model, n int, err error) (tea.Model, tea.Cmd) {
				m.count += n
				m.log = append(m.log, fmt.Sprint(err))
				after <- m
				return m, nil
			})
	}))
	p.Send(2) // while the command runs
	if m := looptest.Receive(t, seen); m.count != 2 {
		t.Errorf("count %d", m.count)
	}
	close(gate)
	m := looptest.Receive(t, after)
	if m.count != 42 || fmt.Sprint(m.log) != "[unsupported operation]" {
		t.Errorf("the continuation left %d %v", m.count, m.log)
	}
	p.Send(0)
	if m := looptest.Receive(t, seen); m.count != 42 {
		t.Errorf("the program has %d", m.count)
	}
}

func TestCmdGoesIntoBatchAndSequence(t *testing.T) {
	after := make(chan string, 3)
	p, _ := start(t, model{})
	add := func(s string) tea.Cmd {
		return post.CmdGet(func() string { return s }, func(m model, s string) (tea.Model, tea.Cmd) {
			m.log = append(m.log, s)
			after <- fmt.Sprint(m.log)
			return m, nil
		})
	}
	existing := func() tea.Msg { return "x" }
	p.Send(event(func(m model) (tea.Model, tea.Cmd) {
		return m, tea.Sequence(existing, add("a"), add("b"), tea.Batch(add("c"), nil))
	}))
	for _, want := range []string{"[x a]", "[x a b]", "[x a b c]"} {
		if got := looptest.Receive(t, after); got != want {
			t.Errorf("log %s, want %s", got, want)
		}
	}
}

func TestPanicOffTheLoopEndsTheProgramAsOneOnItWould(t *testing.T) {
	boom := errors.New("boom")
	for name, cause := range map[string]func(*tea.Program) event{
		"Cmd": func(*tea.Program) event {
			return func(m model) (tea.Model, tea.Cmd) {
				return m, post.CmdExec(func() { panic(boom) }, func(m model) (tea.Model, tea.Cmd) { return m, nil })
			}
		},
		"Then": func(p *tea.Program) event {
			ui := post.Serialize(func(f func()) {
				p.Send(func(m model) (tea.Model, tea.Cmd) { f(); return m, nil })
			})
			return func(m model) (tea.Model, tea.Cmd) {
				post.ThenExec(ui, func() { panic(boom) }, nil)
				return m, nil
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, wait := start(t, model{})
			p.Send(cause(p))
			if err := wait(); !errors.Is(err, tea.ErrProgramPanic) {
				t.Errorf("the program ended with %v", err)
			}
		})
	}
}

// TestSendOnTheLoopDeadlocks is why Serialize is needed.
func TestSendOnTheLoopDeadlocks(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, wait := start(t, model{}, tea.WithContext(ctx))
	returned := make(chan struct{})
	go p.Send(event(func(m model) (tea.Model, tea.Cmd) {
		p.Send("to myself")
		close(returned)
		return m, nil
	}))
	looptest.Never(t, returned)
	cancel() // ends the program, and so the Send
	looptest.Receive(t, returned)
	_ = wait()
}

// child is a component: its Update returns its own type.
type child struct{ items []string }

func (c child) Update(msg tea.Msg) (child, tea.Cmd) {
	switch msg := msg.(type) {
	case func(child) (child, tea.Cmd):
		return msg(c)
	case string:
		return c, post.CmdGet(func() string { return msg + "!" }, func(c child, s string) (child, tea.Cmd) {
			c.items = append(c.items, s)
			return c, nil
		})
	}
	return c, nil
}

// parent has a pointer receiver, and passes messages on.
type parent struct {
	child child
	out   bytes.Buffer
	done  chan string
}

func (p *parent) Init() tea.Cmd  { return func() tea.Msg { return "hello" } }
func (p *parent) View() tea.View { return tea.NewView("") }

func (p *parent) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmd tea.Cmd
	p.child, cmd = p.child.Update(msg)
	if len(p.child.items) > 0 && p.out.Len() == 0 {
		fmt.Fprint(&p.out, p.child.items)
		p.done <- p.out.String()
	}
	return p, cmd
}

func TestComponentGetsItsContinuationThroughItsParent(t *testing.T) {
	root := &parent{done: make(chan string, 1)}
	p := tea.NewProgram(root, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
	var wg sync.WaitGroup
	wg.Go(func() { _, _ = p.Run() })
	t.Cleanup(func() { p.Quit(); wg.Wait() })
	if got := looptest.Receive(t, root.done); got != "[hello!]" {
		t.Error(got)
	}
}
