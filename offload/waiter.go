package offload

import (
	"context"
	"sync"
	"sync/atomic"
)

// waiter is a goroutine's place in a queue. A goroutine waits for one thing at a time, so one waiter each is enough.
type waiter struct {
	wake       chan struct{} // holds one, so that whoever wakes never waits
	prev, next *waiter
	in         *waiters // the list it is in; see waiters.fixed for why a baton's does not count
	baton      *gate    // not nil: the waiter needs this baton too before it wakes
	cut        bool     // woken because the context has ended
	id         uintptr  // names its goroutine in a stack dump, see stage
}

// ready is called by whoever fulfils what w waits for. A coroutine queues for its baton here, by the hand of the one who
// wakes it: that keeps coroutines in the order in which what they wait for came true.
func (w *waiter) ready() {
	if w.baton == nil || !w.baton.enlist(w) {
		w.wake <- struct{}{}
	}
}

// park waits for the wake-up and, where w.baton is set, for the baton. False: ctx ended first, and w is out of q.
func (w *waiter) park(ctx context.Context, q queue) bool {
	if ctx == nil || ctx.Done() == nil {
		<-w.wake
		return true
	}
	select {
	case <-w.wake:
		return true
	case <-ctx.Done():
		return !w.quit(q)
	}
}

// quit leaves q, and waits for the baton if there is one to wait for. False: too late, what w waited for has come.
func (w *waiter) quit(q queue) bool {
	left := q.drop(w)
	if !left || w.baton != nil && w.baton.enlist(w) {
		<-w.wake
	}
	return left
}

// park is waiter.park for a fiber. Where it waits under its own context it need not select: see taskContext.
func (f *fiber) park(ctx context.Context, q queue) bool {
	c, ok := ctx.(*taskContext)
	if !ok || &c.task.fiber != f {
		return f.wait.park(ctx, q)
	}
	if !c.waitsFor(q) {
		return !f.wait.quit(q)
	}
	<-f.wait.wake
	c.waitsFor(nil)
	cut := f.wait.cut
	f.wait.cut = false
	return !cut
}

// queue is something that can be waited for.
type queue interface {
	enlist(*waiter) bool // false: no need to wait
	drop(*waiter) bool   // false: the wake-up is on the way
}

// waiters is a FIFO list; what owns it guards it.
type waiters struct {
	head, tail *waiter
	// fixed says that nobody leaves but from the head, as with a baton. Such a list leaves waiter.in alone: somebody who
	// cancels a wait may look there, under the lock of the list that he takes the waiter from, after the waiter has
	// gone on to its baton's.
	fixed bool
}

func (l *waiters) push(w *waiter) {
	if !l.fixed {
		w.in = l
	}
	w.prev, w.next = l.tail, nil
	if l.tail == nil {
		l.head = w
	} else {
		l.tail.next = w
	}
	l.tail = w
}

func (l *waiters) pop() *waiter {
	w := l.head
	if w == nil {
		return nil
	}
	// The new head's prev is left as it is, and never read: to write it would fetch the memory of one more goroutine.
	if l.head = w.next; l.head == nil {
		l.tail = nil
	}
	w.prev, w.next = nil, nil
	if !l.fixed {
		w.in = nil
	}
	return w
}

func (l *waiters) remove(w *waiter) bool {
	if w.in != l {
		return false
	}
	prev := w.prev
	if w == l.head {
		l.head, prev = w.next, nil // the head's own may be stale, see pop
	} else {
		prev.next = w.next
	}
	if w.next == nil {
		l.tail = prev
	} else {
		w.next.prev = prev
	}
	w.prev, w.next, w.in = nil, nil, nil
	return true
}

// event happens once and wakes all who wait for it, in order.
type event struct {
	set  atomic.Bool
	mu   sync.Mutex
	list waiters
}

func (e *event) enlist(w *waiter) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.set.Load() {
		return false
	}
	e.list.push(w)
	return true
}

func (e *event) drop(w *waiter) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.list.remove(w)
}

func (e *event) fire() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.set.Store(true)
	for w := e.list.pop(); w != nil; w = e.list.pop() {
		w.ready()
	}
}
