// Package coroutine: what the loop calls begins a coroutine, and the call waits where it is.
package coroutine

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"sync"

	"github.com/gdamore/tcell/v2"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/rivo/tview"
	"remedies/lib"
)

var app = tview.NewApplication()

type table struct {
	name    string
	rows    []string
	offset  int
	mu      sync.Mutex
	waiting []chan string
}

// Every way from the loop to the call begins a coroutine; other callers of the helper stay as they are.
func (t *table) keys(event *tcell.EventKey) *tcell.EventKey {
	switch t.key(event) {
	case 'n':
		t.offset++
		t.Load()
	case 'p':
		if t.offset > 0 {
			t.offset--
			// The page before.
			t.Load() // again
			return nil
		}
	case 'q':
		for _, row := range t.rows {
			if row == "" {
				continue
			}
			if err := t.save(row); err != nil {
				return nil
			}
		}
		return nil
	}
	return event
}

// One way needs the result at once, and stays.
func (t *table) partly() {
	tview.NewButton("one").SetSelectedFunc(func() {
		t.count()
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if t.count() > 0 {
			return nil
		}
		return event
	})
}

func (t *table) count() int {
	b, _ := os.ReadFile(t.name) // want `os\.ReadFile waits`
	return len(b)
}

func (t *table) key(event *tcell.EventKey) rune { return 'n' }

// Load is exported, and its result is used by some.
func (t *table) Load() int {
	offset := t.offset
	b, err := os.ReadFile(t.name) // want `os\.ReadFile waits`
	if err != nil {
		return 0
	}
	t.rows = append(t.rows, string(b), fmt.Sprint(offset))
	return len(t.rows)
}

func (t *table) save(row string) error {
	return os.WriteFile(t.name, []byte(row), 0o600) // want `os\.WriteFile waits`
}

func register(t *table) {
	app.SetInputCapture(t.keys)
	go t.Load()
	ask("delete?", func() {
		if err := os.RemoveAll(t.name); err != nil { // want `os\.RemoveAll waits`
			t.name = err.Error()
		}
	})
	tview.NewButton("late").SetSelectedFunc(func() {
		t.publish("late")
	})
}

// ask goes on after what it is given has returned, and so begins the coroutine itself.
func ask(question string, yes func()) {
	tview.NewButton(question).SetSelectedFunc(func() {
		yes()
		question = ""
	})
}

func (t *table) publish(text string) {
	t.waiting = append(t.waiting, make(chan string))
	for _, ch := range t.waiting {
		ch <- text // want `channel send waits`
	}
	app.QueueUpdateDraw(func() { t.rows = nil }) // want `QueueUpdateDraw waits for this very loop`
}

// What moves the focus after the wait is named.
func (t *table) tell(text string) {
	for _, ch := range t.waiting {
		ch <- text // want `channel send waits`
	}
}

func (t *table) tells() {
	tview.NewButton("tell").SetSelectedFunc(func() {
		t.tell("asked")
		app.SetFocus(tview.NewList())
	})
	tview.NewButton("remove and tell").SetSelectedFunc(func() {
		if err := os.RemoveAll(t.name); err == nil { // want `os\.RemoveAll waits`
			t.tell("removed")
		}
	})
}

// Where the loop needs what depends on the call, or a lock is held, there is none.
func (t *table) refused() {
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if t.key(event) == 'x' {
			if err := os.RemoveAll(t.name); err != nil { // want `os\.RemoveAll waits .*no fix: the loop needs what the function returns at once, and that depends on the call`
				return event
			}
			return nil
		}
		t.mu.Lock()
		defer t.mu.Unlock()
		os.RemoveAll(t.name) // want `os\.RemoveAll waits .*no fix: t\.mu is held`
		return nil
	})
	tview.NewButton("goto").SetSelectedFunc(func() {
	again:
		if err := os.RemoveAll(t.name); err != nil { // want `os\.RemoveAll waits .*no fix: the function has a goto`
			goto again
		}
	})
}

// The whole body moves where it defers calls or recovers.
func (t *table) deferred() {
	tview.NewButton("defer").SetSelectedFunc(func() {
		t.offset = 0
		defer func() {
			if r := recover(); r != nil {
				t.name = fmt.Sprint(r)
			}
		}()
		ctx := "the name is taken"
		os.RemoveAll(t.name + ctx) // want `os\.RemoveAll waits`
	})
}

// Within a coroutine only the call is rewritten.
func (t *table) started(ui post.Poster) {
	post.Go(ui, func(ctx context.Context) {
		resp, err := http.Get(t.name) // want `http\.Get waits`
		if err == nil {
			t.name = resp.Status
		}
		t.inside()
		app.Draw() // want `Draw waits for this very loop`
	})
}

func (t *table) inside() {
	if errors.Is(t.save("x"), os.ErrExist) {
		lib.Nothing(t.name) // want `os\.RemoveAll waits`
	}
}

// A coroutine that is there already is taken into the one that begins before it.
func (t *table) grows() {
	tview.NewButton("grow").SetSelectedFunc(func() {
		lib.Nothing(t.name) // want `os\.RemoveAll waits`
		if t.name != "" {
			ui := post.Serialize(func(f func()) { app.QueueUpdateDraw(f) })
			post.Go(ui, func(ctx context.Context) {
				t.inside()
			})
		}
	})
}

// What is registered in a coroutine runs later, and begins one of its own.
func (t *table) registers() {
	tview.NewButton("outer").SetSelectedFunc(func() {
		t.count()
		tview.NewButton("inner").SetSelectedFunc(func() {
			t.offset = 0
			t.count()
		})
	})
}
