package offload

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"github.com/loopblock/loopblock/offload/internal/guest"
	"github.com/loopblock/loopblock/offload/internal/stack"
)

// A guest loop lives on a loop of somebody else, its host: package post makes them. Its baton stays with the host, which
// lends it for one turn at a time and waits meanwhile:
//
//   - The gate of the baton says for ever that it is taken and that somebody waits for it. So nobody takes the baton
//     without queueing, and nobody gives it back without passing it; both are the slow ways, where a host is looked
//     for. The fast ways do not know of it.
//   - Who queues for the baton asks the host for a turn. The host then wakes the head of the queue and waits until the
//     baton is back.

// host is what runs the turns of a guest loop.
type host struct {
	loop  *Loop
	main  *Task
	post  func(turn, dropped func()) error
	turnF func()        // turn and leave, as values made once
	goneF func()        //
	back  chan struct{} // the baton comes back
	fault func()        // what the turn that ends raises; its own, then the host's
	home  any           // see guest.Where

	holds atomic.Uint64 // odd while the host waits for a call
	began time.Time     // when that one began; this and spent are of the coroutine whose turn it is
	spent time.Duration // by such calls in this turn

	// The mutex of the loop's baton guards these.
	busy   bool // in a turn
	missed int  // turns that the host began while it was in one
	gone   bool // it takes no more turns
	driven bool // drive runs them
}

func init() {
	guest.Start = func(post func(turn, dropped func()) error, limiter any, main func(ctx context.Context)) {
		lim, _ := limiter.(*Limiter)
		if lim == nil {
			lim = common()
		}
		newHost(post, lim).start(main)
	}
	guest.Where = whoCalls
}

// A goroutine is the number of one that is no coroutine's. The place of one that has ended can be another's; its number is
// not.
type goroutine int

// whoCalls is guest.Where.
func whoCalls() (loop any, g uintptr) {
	g = self()
	f := fiberOf(g)
	switch {
	case f == nil || f.loop == nil:
		return goroutine(stack.Goroutine()), g
	case f.at != onLoop:
		g = 0
	}
	if h := f.loop.baton.host; h != nil {
		return h.home, g
	}
	return f.loop, g
}

func newHost(post func(turn, dropped func()) error, lim *Limiter) *host {
	l := NewLoop(WithLimiter(lim))
	l.state = running
	h := &host{loop: l, post: post, back: make(chan struct{}, 1)}
	h.home, _ = whoCalls()
	h.turnF, h.goneF = h.turn, h.leave
	l.baton.host = h
	l.baton.state.Store(queued + 1)
	return h
}

// start runs the first turn of main.
func (h *host) start(main func(ctx context.Context)) {
	t := h.loop.newTask(context.Background(), func(ctx context.Context) error { main(ctx); return nil })
	h.main = t
	_ = h.loop.add(t) // it is running
	h.busy = true
	go stage(t.mark(), t)
	h.lend(&t.wait)
}

// lend gives the baton away for a turn.
func (h *host) lend(w *waiter) {
	h.spent = 0
	w.wake <- struct{}{}
	turnOf([2]uintptr{w.id}, h)
}

// turnOf tells a reader of stack dumps which coroutine the host waits for, as stage does whose stack it is.
//
//go:noinline
func turnOf(_ [2]uintptr, h *host) { h.wait() }

// ask is called when a coroutine has queued for the baton.
func (h *host) ask() {
	if h.hasGone() || h.post(h.turnF, h.goneF) != nil {
		h.leave()
	}
}

func (h *host) hasGone() bool {
	h.loop.baton.mu.Lock()
	defer h.loop.baton.mu.Unlock()
	return h.gone
}

// takeBack ends a turn, on the coroutine's goroutine.
func (h *host) takeBack() bool {
	h.back <- struct{}{}
	return true
}

// hold has the host wait for a call that the coroutine begins, as long as its grace lasts and no other coroutine is ready.
// What it returns is for keeps, with the timer that ends the wait; 0: the host goes on.
func (h *host) hold() (held uint64, limit *time.Timer) {
	left := guest.Grace - h.spent
	if left <= 0 || h.loop.baton.awaited() {
		h.takeBack()
		return 0, nil
	}
	h.began = time.Now()
	held = h.holds.Add(1)
	return held, time.AfterFunc(left, func() {
		if h.holds.CompareAndSwap(held, held+1) {
			h.takeBack()
		}
	})
}

// keeps is called at the end of the call: it reports whether the host waits still, so that the turn goes on.
func (h *host) keeps(held uint64) bool {
	if !h.holds.CompareAndSwap(held, held+1) {
		return false
	}
	h.spent += time.Since(h.began)
	return true
}

// turn runs the coroutine that has been ready for longest, on the goroutine of the host.
func (h *host) turn() {
	w := h.next(false)
	if w == nil {
		return
	}
	if f := fiberOf(self()); f != nil && &f.wait == w {
		// It would wait for itself. Nobody could recover this where it is: on no loop.
		go panic("offload: the poster of post.Go calls functions in its Post, which a loop should do")
		select {}
	}
	h.lend(w)
}

// next lends the baton. Nil: there is nobody to run, or somebody runs already, or it is not the caller's to run.
func (h *host) next(driver bool) *waiter {
	b := &h.loop.baton
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case h.gone != driver:
		return nil
	case h.busy: // Go was called beside the host, whose turn this is
		h.missed++
		return nil
	}
	w := b.queue.pop()
	if w == nil {
		h.driven = false
		return nil
	}
	h.busy = true
	return w
}

// wait waits for the end of the turn and raises what it left to raise.
func (h *host) wait() {
	<-h.back
	fault := h.fault
	h.fault = nil
	b := &h.loop.baton
	b.mu.Lock()
	missed, gone := h.missed, h.gone
	h.busy, h.missed = false, 0
	b.mu.Unlock()
	if gone {
		h.leave()
	}
	for range missed {
		h.ask()
	}
	if fault != nil {
		fault()
	}
}

// leave is called when the host takes no more turns. From then on a goroutine of this package runs them, and all that
// they do is to end. The caller may hold any lock.
func (h *host) leave() {
	b := &h.loop.baton
	b.mu.Lock()
	defer b.mu.Unlock()
	h.gone = true
	if !h.busy && !h.driven {
		h.driven = true
		go h.drive()
	}
}

// driving keeps the coroutines of all hosts that are gone from running beside each other. It is tried now and then and
// not waited for: in a bubble of testing/synctest that wait would be no durable one.
var driving sync.Mutex

func (h *host) drive() {
	h.loop.disband()
	for w := h.next(true); w != nil; w = h.next(true) {
		for !driving.TryLock() {
			time.Sleep(time.Millisecond)
		}
		h.lend(w)
		driving.Unlock()
	}
}

// disband ends all contexts of the loop, and has each coroutine end where it would go on. Those that run on a goroutine
// of somebody else go back to it.
func (l *Loop) disband() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.state == closed {
		return
	}
	l.state = closed
	for t := l.tasks.head; t != nil; t = t.next {
		t.lost.Store(!t.inside)
		t.ctx.cancel(cancelled)
	}
}

// ended is called at the end of a coroutine, on the loop still.
func (h *host) ended(t *Task) {
	switch {
	case t != h.main:
	case t.panicked != nil:
		t.seen.Store(true)
		h.fault = func() { panic(t.panicked) }
	case t.err == ErrGoexit && !h.hasGone():
		h.fault = runtime.Goexit
	}
}

// emptied is called under loop.mu when nothing lives on the loop any more. It gives the panics that nobody has seen.
func (h *host) emptied() error {
	h.loop.state = closed
	unseen := h.loop.unseen()
	if len(unseen) == 1 {
		return unseen[0]
	}
	return errors.Join(unseen...)
}

// raise is for what is found at the end of a turn.
func (h *host) raise(err error) {
	switch {
	case err == nil:
	case h.fault == nil:
		h.fault = func() { panic(err) }
	default:
		fmt.Fprintln(os.Stderr, err)
	}
}

// raiseBeside is for what is found elsewhere.
func (h *host) raiseBeside(err error) {
	if err == nil {
		return
	}
	fail := func() { panic(err) }
	if h.post(fail, fail) != nil {
		fail()
	}
}
