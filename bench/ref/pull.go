package ref

import (
	"iter"
	"sync"
)

// PullCo is a coroutine made with iter.Pull: one goroutine, the loop, switches to it and back.
type PullCo struct {
	next  func() (func(), bool)
	yield func(func()) bool
	f     func()
	done  func()
}

// Call gives f to the loop, which gives it to a worker.
func (c *PullCo) Call(f func()) { c.yield(f) }

// RunPull runs the coroutines until they end.
func RunPull(limit int, fs ...func(c *PullCo)) {
	pool := workers{limit: limit}
	var mu sync.Mutex
	more := sync.NewCond(&mu)
	var ready queue[*PullCo]
	for _, f := range fs {
		c := &PullCo{}
		c.next, _ = iter.Pull(func(yield func(func()) bool) {
			c.yield = yield
			f(c)
		})
		c.done = func() {
			c.f()
			mu.Lock()
			ready.push(c)
			mu.Unlock()
			more.Signal()
		}
		ready.push(c)
	}
	for live := len(fs); live > 0; {
		mu.Lock()
		c, ok := ready.pop()
		for !ok {
			more.Wait()
			c, ok = ready.pop()
		}
		mu.Unlock()
		if c.f, ok = c.next(); ok {
			pool.submit(c.done)
		} else {
			live--
		}
	}
	pool.stop()
}
