package lock

import "sync/atomic"

type atomicCounter struct{ n atomic.Int64 }

//loopblock:loop
func (c *atomicCounter) add() { c.n.Add(1) }
