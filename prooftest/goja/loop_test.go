package goja

import (
	"testing"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"

	"github.com/loopblock/loopblock/prooftest/held"
)

func TestTimer(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	defer loop.Stop()
	held.StandsStill(t,
		func(url string) { fetch(loop, url) },
		func(f func()) { loop.RunOnLoop(func(*goja.Runtime) { f() }) })
}

func TestStopOnTheLoopDeadlocks(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	returned, next := make(chan struct{}), make(chan struct{})
	stop(loop, returned)
	held.Never(t, returned)
	loop.RunOnLoop(func(*goja.Runtime) { close(next) })
	held.Never(t, next)
}
