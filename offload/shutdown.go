package offload

import (
	"context"
	"slices"

	"github.com/loopblock/loopblock/offload/internal/stack"
)

// Shutdown ends the loop: it cancels every coroutine (the caller excepted) and waits until they, and all offloaded
// calls, have ended. If ctx ends first, it returns a [*StuckError] that names what still runs, with stacks; then
// [Loop.Run] does not wait for those either and returns the same error, and a coroutine that comes back from such a call
// ends as by runtime.Goexit, for its loop is gone.
//
// On the loop, in the main coroutine or another: frees the loop while it waits. In an offloaded call: lends the place.
// Elsewhere: blocks the goroutine. A loop that never ran is closed; one that has ended gives nil or its StuckError.
// Python: what asyncio.run does at the end, and loop.shutdown_default_executor(timeout).
func (l *Loop) Shutdown(ctx context.Context) error {
	if ended, err := l.closeIdle(); ended {
		return err
	}
	own := l.own(ctx)
	mark := 0
	if own != nil {
		mark = 1
	}
	e := l.drain(own, mark)
	if waitFor(ctx, e) != nil {
		l.giveUp(own, mark)
	}
	return l.stuckError()
}

func (l *Loop) closeIdle() (ended bool, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch l.state {
	case idle:
		l.state = closed
		return true, nil
	case closed:
		return true, l.stuckLocked()
	}
	return false, nil
}

// own is the caller, if it lives on this loop: it cannot wait for its own end.
func (l *Loop) own(ctx context.Context) *fiber {
	f, _ := whereWaiting(ctx)
	for f != nil && f.loop != l {
		f = f.over
	}
	return f
}

func (l *Loop) stuckError() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stuckLocked()
}

func (l *Loop) stuckLocked() error {
	if l.stuck == nil {
		return nil // not a nil *StuckError in an interface
	}
	return l.stuck
}

// giveUp names what has not ended and lets Run go.
func (l *Loop) giveUp(own *fiber, mark int) {
	left := slices.DeleteFunc(fibersOf(l), func(f *fiber) bool { return f == own })
	e := &StuckError{}
	for _, s := range stacks(left) {
		if s != "" { // it has ended by now
			e.Calls = append(e.Calls, Stuck{Call: stack.Culprit(s), Stack: s})
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.live <= mark {
		return
	}
	for t := l.tasks.head; t != nil; t = t.next {
		// Those that run on a goroutine of somebody else go back to it.
		t.lost.Store(&t.fiber != own && !t.inside)
	}
	l.stuck = e
	for _, e := range l.ebbs {
		e.fire()
	}
}
