package offload

import (
	"errors"
	"slices"
)

// This file counts what lives on a loop, and ends it.

// taskList holds the coroutines in the order in which they were made.
type taskList struct{ head, tail *Task }

func (s *taskList) push(t *Task) {
	t.prev = s.tail
	if s.tail == nil {
		s.head = t
	} else {
		s.tail.next = t
	}
	s.tail = t
}

func (s *taskList) remove(t *Task) {
	if t.prev == nil {
		s.head = t.next
	} else {
		t.prev.next = t.next
	}
	if t.next == nil {
		s.tail = t.prev
	} else {
		t.next.prev = t.prev
	}
	t.prev, t.next = nil, nil
}

func (l *Loop) add(t *Task) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.accepts(); err != nil {
		return err
	}
	if l.state == draining && !t.posted {
		t.ctx.cancel(cancelled)
	}
	l.tasks.push(t)
	l.live++
	return nil
}

func (l *Loop) remove(t *Task) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tasks.remove(t)
	if unseen := l.ended(&t.outcome); unseen != nil {
		l.baton.host.raise(unseen)
	}
}

func (l *Loop) addCall() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.accepts(); err != nil {
		return err
	}
	l.live++
	return nil
}

func (l *Loop) removeCall(o *outcome) {
	l.mu.Lock()
	unseen := l.ended(o)
	l.mu.Unlock()
	if unseen != nil {
		l.baton.host.raiseBeside(unseen)
	}
}

// ended is called under l.mu. The error is of a guest loop that this was the end of.
func (l *Loop) ended(o *outcome) (unseen error) {
	if o.panicked != nil {
		l.panics = slices.DeleteFunc(l.panics, func(o *outcome) bool { return o.seen.Load() })
		l.panics = append(l.panics, o)
	}
	l.live--
	for _, e := range l.ebbs {
		if l.live <= e.mark {
			e.fire()
		}
	}
	if l.live == 0 && l.baton.host != nil {
		return l.baton.host.emptied()
	}
	return nil
}

// ebb happens when no more than mark coroutines and calls are left.
type ebb struct {
	event
	mark int
}

// drain cancels every coroutine but the caller's and returns what will happen when no more than mark are left.
func (l *Loop) drain(except *fiber, mark int) *ebb {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.state == running {
		l.state = draining
	}
	for t := l.tasks.head; t != nil; t = t.next {
		if &t.fiber != except && !t.posted {
			t.ctx.cancel(cancelled)
		}
	}
	e := &ebb{mark: mark}
	if l.live <= mark || l.stuck != nil {
		e.fire()
	}
	l.ebbs = append(l.ebbs, e)
	return e
}

// finish waits until nothing is left, or Shutdown gives up, and says what must not be lost.
func (l *Loop) finish() error {
	e := l.drain(nil, 0)
	w := &waiter{wake: make(chan struct{}, 1)}
	if e.enlist(w) {
		<-w.wake
	}
	l.slow.stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state = closed
	return l.lost()
}

// lost is called under l.mu.
func (l *Loop) lost() error {
	var errs []error
	if l.stuck != nil {
		errs = append(errs, l.stuck)
	}
	return errors.Join(append(errs, l.unseen()...)...)
}

// unseen gives the panics that nobody waited for. It is called under l.mu.
func (l *Loop) unseen() []error {
	var errs []error
	for _, o := range l.panics {
		if !o.seen.Load() && !slices.Contains(errs, error(o.panicked)) {
			errs = append(errs, o.panicked)
		}
	}
	return errs
}
