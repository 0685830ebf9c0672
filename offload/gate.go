package offload

import (
	"sync"
	"sync/atomic"
)

// gate is a FIFO semaphore. A loop's baton is a gate with one place; a limiter is a gate with as many as calls may run.
// A place that is given back goes to the head of the queue, so nobody can overtake.
type gate struct {
	state atomic.Uint64 // waiting<<32 | taken: one comparison says whether a place is free and nobody waits for it
	limit uint64
	mu    sync.Mutex // guards queue; whoever changes the waiting half of state holds it
	queue waiters
}

const oneWaiting = 1 << 32

func (g *gate) try() bool {
	for {
		s := g.state.Load()
		if s >= g.limit {
			return false
		}
		if g.state.CompareAndSwap(s, s+1) {
			return true
		}
	}
}

// enlist takes a place and returns false, or queues w, which is woken when it has one.
func (g *gate) enlist(w *waiter) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for {
		s := g.state.Load()
		if s < g.limit {
			if g.state.CompareAndSwap(s, s+1) {
				return false
			}
		} else if g.state.CompareAndSwap(s, s+oneWaiting) {
			g.queue.push(w)
			return true
		}
	}
}

// release gives a place back; it says whether somebody was waiting for it.
func (g *gate) release() bool {
	for {
		s := g.state.Load()
		if s < oneWaiting {
			if g.state.CompareAndSwap(s, s-1) {
				return false
			}
		} else if g.pass() {
			return true
		}
	}
}

// pass hands the caller's place to the head of the queue. There is none if the last one has just left.
func (g *gate) pass() bool {
	g.mu.Lock()
	w := g.queue.pop()
	if w != nil {
		g.state.Add(^uint64(oneWaiting - 1))
	}
	g.mu.Unlock()
	if w == nil {
		return false
	}
	w.wake <- struct{}{}
	return true
}

// rotate hands the caller's place over and queues w behind all others. False: nobody was waiting.
func (g *gate) rotate(w *waiter) bool {
	g.mu.Lock()
	next := g.queue.pop()
	if next != nil {
		g.queue.push(w)
	}
	g.mu.Unlock()
	if next == nil {
		return false
	}
	next.wake <- struct{}{}
	return true
}

// drop takes w out of the queue. False: w has a place already, and its wake-up is on the way.
func (g *gate) drop(w *waiter) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.queue.remove(w) {
		return false
	}
	g.state.Add(^uint64(oneWaiting - 1))
	return true
}

func (g *gate) taken() int   { return int(g.state.Load() & (oneWaiting - 1)) }
func (g *gate) waiting() int { return int(g.state.Load() / oneWaiting) }
