package lock

import "sync"

type counter struct {
	mu sync.Mutex
	n  int
}

//loopblock:loop
func (c *counter) add() {
	c.mu.Lock() // want `waits for a lock`
	c.n++
	c.mu.Unlock()
}
