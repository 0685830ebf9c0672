// Package finalizers has a finalizer that blocks those of the whole program.
package finalizers

import (
	"runtime"

	"github.com/loopblock/loopblock/prooftest/held"
)

// A thing is big enough to have a finalizer of its own: tiny objects share memory.
type thing struct {
	url  string
	call func()
	_    [64]byte
}

// report tells a server that the thing is gone.
func report(x *thing) {
	runtime.SetFinalizer(x, func(x *thing) {
		held.Get(x.url) // finding: network
	})
}

// tell calls a function when the thing is gone.
func tell(x *thing) {
	runtime.SetFinalizer(x, func(x *thing) { x.call() })
}
