package post_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/loopblock/loopblock/offload/post"
)

// The shapes of a framework of the Elm family, with both ways to declare Msg.
type (
	msg1 interface{}
	cmd1 func() msg1

	event interface{}
	msg2  = event
	cmd2  func() msg2

	elm interface{ Update(msg1) (elm, cmd1) }
)

type model struct {
	n    int
	text string
	err  error
}

func (m model) Update(msg msg1) (elm, cmd1) {
	switch msg := msg.(type) {
	case func(model) (elm, cmd1):
		return msg(m)
	case int:
		m.n += msg
	case string:
		return m, post.Cmd(func() (string, error) { return msg + "!", errors.ErrUnsupported },
			func(m model, s string, err error) (elm, cmd1) {
				m.text, m.err = s, err
				return m, nil
			})
	}
	return m, nil
}

func TestContinuationGetsTheCurrentModel(t *testing.T) {
	m, cmd := model{}.Update("hello")
	m, _ = m.Update(3) // while the command runs
	m, _ = m.Update(cmd())
	if got, want := m.(model), (model{3, "hello!", errors.ErrUnsupported}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestCmdDoesNothingUntilItIsRun(t *testing.T) {
	ran := false
	cmd := post.CmdExec(func() { ran = true }, func(m model) (elm, cmd1) { return m, nil })
	if ran {
		t.Error("f ran when the command was made")
	}
	cmd()
	if !ran {
		t.Error("f did not run")
	}
}

func TestContinuationMayReturnACommand(t *testing.T) {
	_, cmd := model{}.Update("x")
	k := post.CmdGet(func() int { return 2 }, func(m model, n int) (elm, cmd1) {
		m.n = n
		return m, cmd
	})().(func(model) (elm, cmd1))
	m, next := k(model{})
	m, _ = m.Update(next())
	if got := m.(model); got.n != 2 || got.text != "x!" {
		t.Errorf("got %+v", got)
	}
}

func (m model) loaded(s string, err error) (elm, cmd1) {
	m.text, m.err = s, err
	return m, nil
}

func TestContinuationCanBeAMethod(t *testing.T) {
	load := func() (string, error) { return "x", nil }
	m, _ := model{n: 1}.Update(post.Cmd(load, model.loaded)())
	if got := m.(model); got != (model{1, "x", nil}) {
		t.Errorf("got %+v", got)
	}
}

func TestCmdFitsComponentsAndPointers(t *testing.T) {
	type list struct{ items []string }
	part := post.CmdGet(func() []string { return []string{"a"} }, func(l list, items []string) (list, cmd2) {
		l.items = items
		return l, nil
	})
	l, _ := part().(func(list) (list, cmd2))(list{})
	byPointer := post.CmdExec(func() {}, func(l *list) (*list, cmd2) {
		l.items = append(l.items, "b")
		return l, nil
	})
	p, _ := byPointer().(func(*list) (*list, cmd2))(&l)
	if p != &l || fmt.Sprint(l.items) != "[a b]" {
		t.Errorf("got %v", l.items)
	}
}

func TestPanicInACommandIsTheCommands(t *testing.T) {
	cmd := post.CmdExec(func() { panic("boom") }, func(m model) (elm, cmd1) { return m, nil })
	defer func() {
		if recover() != "boom" {
			t.Error("the framework does not see the panic")
		}
	}()
	cmd()
}

func ExampleCmd() {
	fetch := func(url string) (string, error) { return "body of " + url, nil } // slow

	// In Update, on a key press:
	url := "/a"
	cmd := post.Cmd(func() (string, error) { return fetch(url) },
		func(m model, body string, err error) (elm, cmd1) {
			m.text, m.err = body, err
			return m, nil
		})

	// What the framework does: run the command beside the loop, then Update.
	msg := cmd()
	m, _ := model{}.Update(msg)
	fmt.Println(m.(model).text)
	// Output: body of /a
}

func TestCmdFromRunsTheCommandThatItGets(t *testing.T) {
	for _, c := range []struct {
		next cmd1
		want msg1
	}{{nil, nil}, {func() msg1 { return "done" }, "done"}} {
		ran := 0
		cmd := post.CmdFrom(func() cmd1 { ran++; return c.next })
		if ran != 0 {
			t.Error("f ran when the command was made")
		}
		if got := cmd(); got != c.want || ran != 1 {
			t.Errorf("got %v after %d runs, want %v after one", got, ran, c.want)
		}
	}
}
