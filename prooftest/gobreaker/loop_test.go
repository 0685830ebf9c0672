package gobreaker

import (
	"io"
	"testing"

	"github.com/sony/gobreaker/v2"

	"github.com/loopblock/loopblock/prooftest/held"
)

func fail(cb *gobreaker.CircuitBreaker[int]) {
	_, _ = cb.Execute(func() (int, error) { return 0, io.EOF })
}

func TestOnStateChange(t *testing.T) {
	var cb *gobreaker.CircuitBreaker[int]
	held.StandsStill(t,
		func(url string) {
			cb = gobreaker.NewCircuitBreaker[int](tell(url))
			go fail(cb)
		},
		func(f func()) { go func() { fail(cb); f() }() })
}

func TestStateInOnStateChangeDeadlocks(t *testing.T) {
	called, returned := make(chan struct{}), make(chan struct{})
	cb := ask(called, returned)
	go fail(cb)
	held.Receive(t, called)
	held.Never(t, returned)
	next := make(chan struct{})
	go func() { cb.Counts(); close(next) }()
	held.Never(t, next)
}
