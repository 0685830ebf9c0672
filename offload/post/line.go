package post

import (
	"context"
	"fmt"
	"sync"
)

// A line runs functions in the order in which they were added, some at a time.
// Its goroutines live only while there is something to run, which is why a line
// that nobody closes leaks nothing.
type line struct {
	run    func(func()) // how a function is run; called on a worker
	width  int          // how many run at a time
	room   int          // how many may wait; 0: any number
	mu     sync.Mutex   // guards the rest
	active int          // workers; one less than width only if nothing waits
	items  []func()
	adders []adder // wait for room, in order; only if items is full
	closed bool
	idle   chan struct{} // made by close; closed once nothing waits or runs
}

// An adder waits for room for f.
type adder struct {
	f    func()
	done chan error
}

// add runs f or queues it. If there is no room it waits for some, or returns
// ErrFull if it may not wait.
func (l *line) add(f func(), mayWait bool) error {
	if f == nil {
		panic("post: nil function") // here, where the caller's stack tells who
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.closed:
		return ErrClosed
	case l.active < l.width:
		l.active++
		go l.work(f)
	case l.room == 0 || len(l.items) < l.room:
		l.items = append(l.items, f)
	case mayWait:
		return l.wait(f)
	default:
		return ErrFull
	}
	return nil
}

// wait queues up for room. Called and left with l.mu held.
func (l *line) wait(f func()) error {
	done := make(chan error, 1)
	l.adders = append(l.adders, adder{f, done})
	l.mu.Unlock()
	err := <-done
	l.mu.Lock()
	return err
}

// work runs f and then all that waits.
func (l *line) work(f func()) {
	returned := false
	defer func() {
		if returned {
			return
		}
		// A function called runtime.Goexit (t.FailNow does): only this goroutine
		// ends, and those that wait go to a new one. Or it panicked, in
		// which case the program is about to end.
		if f := l.next(); f != nil {
			go l.work(f)
		}
	}()
	for ; f != nil; f = l.next() {
		l.run(f)
	}
	returned = true
}

// next returns what to run next, or nil, after which the worker must end.
func (l *line) next() func() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.items) == 0 {
		l.active--
		l.tellIdle()
		return nil
	}
	f := l.items[0]
	l.items[0] = nil
	l.items = l.items[1:]
	if len(l.adders) > 0 {
		l.items = append(l.items, l.adders[0].f)
		l.adders[0].done <- nil
		l.adders[0] = adder{}
		l.adders = l.adders[1:]
	}
	return f
}

func (l *line) tellIdle() {
	if l.idle != nil && l.active == 0 {
		select {
		case <-l.idle:
		default:
			close(l.idle)
		}
	}
}

// close refuses what comes, and waits until what was added has run. When ctx
// ends first, it drops what has not been started.
func (l *line) close(ctx context.Context) error {
	idle := l.shut()
	select {
	case <-idle:
		return nil
	default:
	}
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		l.mu.Lock()
		defer l.mu.Unlock()
		n := len(l.items)
		l.items = nil
		return fmt.Errorf("post: closed with %d running and %d dropped: %w", l.active, n, context.Cause(ctx))
	}
}

func (l *line) shut() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	for _, a := range l.adders {
		a.done <- ErrClosed
	}
	l.adders = nil
	if l.idle == nil {
		l.idle = make(chan struct{})
	}
	l.tellIdle()
	return l.idle
}

// call is the run of lines that run functions on their own goroutines.
func call(f func()) { f() }
