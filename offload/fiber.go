package offload

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"github.com/loopblock/loopblock/offload/internal/stack"
)

// fiber is what this package knows of a goroutine that runs a coroutine or an offloaded call.
type fiber struct {
	loop *Loop          // nil: a visitor from off any loop
	g    atomic.Uintptr // self() of the goroutine while it runs the function; anybody may compare
	slot *Limiter       // the place it holds in a limiter; this and at are the goroutine's own
	at   place
	// These two are for a Task; here they fill a word.
	posted  bool            // made by Post: it runs even when the rest is cancelled
	inside  bool            // runs on its caller's goroutine, where panics go on by themselves
	lost    atomic.Bool     // Shutdown gave it up: it must not come back to the loop
	wait    waiter          // up to here a call uses it, but on a guest loop
	over    *fiber          // what the goroutine was before, and will be again: the table guards it
	current context.Context // what Context gives in it
	held    uint64          // see host.hold; 0: no host waits for the call
	limit   *time.Timer     // ends that wait
}

// place is where a goroutine stands, seen from a context that it holds.
type place uint8

const (
	outside place = iota // not a goroutine of this package
	inCall               // in an offloaded call: others have the loop
	onLoop               // it holds the baton
)

var lastID atomic.Uintptr

func (f *fiber) init(l *Loop, ctx context.Context) {
	f.loop, f.current = l, ctx
	f.wait.id = lastID.Add(1)
}

func (f *fiber) canWait() {
	if f.wait.wake == nil {
		f.wait.wake = make(chan struct{}, 1)
	}
}

// where finds out who calls, seen from ctx. The context alone does not tell: it can wander into a goroutine that holds no
// baton, or into another coroutine. So the goroutine must be the one of the fiber that the context names, or a fiber that
// the table knows. The other fields of a fiber are read only when it is the caller's own.
func where(ctx context.Context) (*fiber, place) {
	if t := taskOf(ctx); t != nil {
		return t.where()
	}
	return nil, outside
}

// where is where, seen from the context of t.
func (t *Task) where() (*fiber, place) {
	me := self()
	if t.g.Load() == me {
		return &t.fiber, t.at
	}
	if f := fiberOf(me); f != nil {
		return f, f.at
	}
	return nil, outside
}

// whereWaiting is where for those who are about to wait: a goroutine that holds a place in a limiter should lend it,
// whatever its context says.
func whereWaiting(ctx context.Context) (*fiber, place) {
	if f, at := where(ctx); f != nil {
		return f, at
	}
	if f := fiberOf(self()); f != nil {
		return f, f.at
	}
	return nil, outside
}

// takeBaton waits for the loop; nothing can cut that wait short, because what follows runs on the loop.
func (f *fiber) takeBaton() {
	b := &f.loop.baton
	if !b.try() && !f.keepsTurn() && b.enlist(&f.wait) {
		<-f.wait.wake
	}
	f.resumed()
}

// coroutineOf is where for the case that matters most, with as few branches as can be: what follows a call runs with cold
// caches. Nil: it is another case.
func coroutineOf(ctx context.Context) *fiber {
	if c, ok := ctx.(*taskContext); ok && c.task.g.Load() == self() && c.task.at == onLoop {
		return &c.task.fiber
	}
	return nil
}

// resumed is called with the baton in hand.
func (f *fiber) resumed() {
	f.at = onLoop
	if f.loop.slow != nil || f.lost.Load() {
		f.resumedRarely()
	}
}

func (f *fiber) resumedRarely() {
	l := f.loop
	if l.slow != nil {
		l.slow.holder.Store(f)
		l.slow.turn.Add(1)
	}
	if f.lost.Load() {
		// Once, on a guest loop: deferred functions may wait, on what runs its turns now.
		f.lost.Store(l.baton.host == nil)
		runtime.Goexit()
	}
}

// giveBaton lets the next one run. The caller goes on beside the loop.
func (f *fiber) giveBaton() bool {
	f.at = inCall
	return f.loop.baton.release()
}

// giveBatonFor is giveBaton for a call that follows at once, and may be over as soon. A host waits for that.
func (f *fiber) giveBatonFor() bool {
	f.at = inCall
	if h := f.loop.baton.host; h != nil {
		f.held, f.limit = h.hold()
		return f.held == 0
	}
	return f.loop.baton.release()
}

// keepsTurn reports whether a host has waited for the call.
func (f *fiber) keepsTurn() bool {
	held := f.held
	f.held = 0
	if held == 0 || !f.loop.baton.host.keeps(held) {
		return false
	}
	f.limit.Stop()
	return true
}

// lend gives back the place in the limiter for the time of a wait, so that a limiter of one never waits for itself.
func (f *fiber) lend() *Limiter {
	lim := f.slot
	if lim != nil {
		f.slot = nil
		lim.gate.release()
	}
	return lim
}

// regain takes a place in lim and leaves nil alone. Nobody holds a place while waiting for one, so that cannot deadlock.
func (f *fiber) regain(lim *Limiter) {
	if lim != nil {
		f.take(nil, lim)
	}
}

// take waits for a place in lim. A nil ctx does not end.
func (f *fiber) take(ctx context.Context, lim *Limiter) bool {
	if !lim.gate.try() {
		f.wait.baton = nil
		if lim.gate.enlist(&f.wait) && !f.park(ctx, &lim.gate) {
			return false
		}
	}
	f.slot = lim
	return true
}

// waitFor suspends the caller until q wakes it: a coroutine frees the loop, an offloaded call its place in the limiter,
// any other goroutine just waits.
func waitFor(ctx context.Context, q queue) error {
	f, at := whereWaiting(ctx)
	if f == nil {
		w := &waiter{wake: make(chan struct{}, 1)}
		if q.enlist(w) && !w.park(ctx, q) {
			return context.Cause(ctx)
		}
		return nil
	}
	if at == onLoop {
		return f.waitOnLoop(ctx, q)
	}
	f.wait.baton = nil
	if !q.enlist(&f.wait) {
		return nil
	}
	lim := f.lend()
	woken := f.park(ctx, q)
	f.regain(lim)
	if !woken {
		return context.Cause(ctx)
	}
	return nil
}

func (f *fiber) waitOnLoop(ctx context.Context, q queue) error {
	f.wait.baton = &f.loop.baton
	if !q.enlist(&f.wait) {
		return nil
	}
	f.giveBaton()
	woken := f.park(ctx, q)
	f.resumed()
	if !woken {
		return context.Cause(ctx)
	}
	return nil
}

// stage is at the bottom of everything that runs a user's function. An array is passed on the stack, where a stack dump
// shows its true value: that is how a fiber is found in a dump.
//
//go:noinline
func stage(_ [2]uintptr, p player) { p.play() }

type player interface{ play() }

func (f *fiber) mark() [2]uintptr { return [2]uintptr{f.wait.id} }

// stacks finds the stack of each fiber's goroutine in a dump of all: the frame of stage shows the fiber's id.
func stacks(fibers []*fiber) []string {
	all := stack.Dump()
	found := make([]string, len(fibers))
	for i, f := range fibers {
		mark := fmt.Sprintf(".stage({%#x, 0x0}", f.wait.id)
		for _, s := range all {
			if strings.Contains(s, mark) {
				found[i] = s
				break
			}
		}
	}
	return found
}
