// Package goja has functions that block the event loop of goja_nodejs.
package goja

import (
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"

	"github.com/loopblock/loopblock/prooftest/held"
)

func fetch(loop *eventloop.EventLoop, url string) {
	loop.SetTimeout(func(*goja.Runtime) {
		held.Get(url) // finding: network
	}, time.Microsecond)
}

func stop(loop *eventloop.EventLoop, returned chan<- struct{}) {
	loop.RunOnLoop(func(*goja.Runtime) {
		loop.Stop() // finding: deadlock
		close(returned)
	})
}
