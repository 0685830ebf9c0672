package post_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/loopblock/loopblock/offload/post"
)

// A desk is a loop that the test runs itself, on its own goroutine.
type desk struct {
	mu    sync.Mutex
	funcs []func()
	shut  bool
	more  chan struct{}
}

func newDesk() *desk { return &desk{more: make(chan struct{}, 1)} }

func (d *desk) Post(f func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut {
		return post.ErrClosed
	}
	d.funcs = append(d.funcs, f)
	select {
	case d.more <- struct{}{}:
	default:
	}
	return nil
}

// step runs one function; false: there is none.
func (d *desk) step() bool {
	d.mu.Lock()
	if len(d.funcs) == 0 {
		d.mu.Unlock()
		return false
	}
	f := d.funcs[0]
	d.funcs = d.funcs[1:]
	d.mu.Unlock()
	f()
	return true
}

// settle runs functions until all goroutines of the bubble wait and there is nothing to run.
func (d *desk) settle() {
	for {
		synctest.Wait()
		if !d.step() {
			return
		}
	}
}

func (d *desk) close() {
	d.mu.Lock()
	d.shut = true
	d.mu.Unlock()
}

// inBubble runs a test with a loop; the bubble fails if a goroutine is left over.
func inBubble(t *testing.T, f func(t *testing.T, ui *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { f(t, newDesk()) })
}

type logbook []string

func (l *logbook) add(format string, args ...any) { *l = append(*l, fmt.Sprintf(format, args...)) }

func (l logbook) want(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(l, want) {
		t.Errorf("log:\n%q, not\n%q", []string(l), want)
	}
}
