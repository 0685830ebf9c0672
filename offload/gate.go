package offload

import (
	"sync"
	"sync/atomic"
)

// gate is a FIFO semaphore. A loop's baton is a gate with one place; a limiter is a gate with as many as calls may run.
// A place that is given back goes to the head of the queue, so nobody can overtake.
type gate struct {
	state atomic.Uint64 // places taken, and queued while somebody waits: one comparison says whether a place can be had
	limit uint64
	mu    sync.Mutex // guards queue; while state has queued, whoever changes state holds it
	queue waiters
	host  *host // not nil: the baton of a guest loop, which goes back to its host after each turn
}

const queued = 1 << 63

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
	waits := g.join(w)
	if waits && g.host != nil {
		g.host.ask()
	}
	return waits
}

func (g *gate) join(w *waiter) bool {
	g.mu.Lock()
	for s := g.state.Load(); s < queued; s = g.state.Load() {
		if s < g.limit {
			if g.state.CompareAndSwap(s, s+1) {
				g.mu.Unlock()
				return false
			}
		} else if g.state.CompareAndSwap(s, s|queued) {
			break
		}
	}
	g.queue.push(w)
	g.mu.Unlock()
	return true
}

// release gives a place back; it says whether somebody was waiting for it.
func (g *gate) release() bool {
	for {
		s := g.state.Load()
		if s < queued {
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
	if g.host != nil {
		return g.host.takeBack()
	}
	g.mu.Lock()
	w := g.pop()
	g.mu.Unlock()
	if w == nil {
		return false
	}
	w.wake <- struct{}{}
	return true
}

// pop takes the head out of the queue; g.mu is held.
func (g *gate) pop() *waiter {
	w := g.queue.pop()
	if w != nil {
		g.left()
	}
	return w
}

// left is called when somebody has left the queue; g.mu is held.
func (g *gate) left() {
	if g.queue.head == nil {
		g.state.Store(g.state.Load() &^ queued)
	}
}

// rotate hands the caller's place over and queues w behind all others. False: nobody was waiting.
func (g *gate) rotate(w *waiter) bool {
	if g.host != nil { // whose own callbacks run meanwhile
		g.enlist(w)
		return g.host.takeBack()
	}
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
	g.left()
	return true
}

func (g *gate) taken() int { return int(g.state.Load() &^ queued) }

// awaited reports whether somebody is in the queue.
func (g *gate) awaited() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.queue.head != nil
}

// waiting counts, which takes as long as the queue is.
func (g *gate) waiting() (n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for w := g.queue.head; w != nil; w = w.next {
		n++
	}
	return n
}
