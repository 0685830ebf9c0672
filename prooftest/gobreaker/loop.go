// Package gobreaker has a callback that the breaker calls with its mutex held.
package gobreaker

import (
	"github.com/sony/gobreaker/v2"

	"github.com/loopblock/loopblock/prooftest/held"
)

// tell tells a server of every change.
func tell(url string) gobreaker.Settings {
	return gobreaker.Settings{
		ReadyToTrip: func(gobreaker.Counts) bool { return true },
		OnStateChange: func(string, gobreaker.State, gobreaker.State) {
			held.Get(url) // finding: network
		},
	}
}

// ask asks the breaker that changes for its state.
func ask(called, returned chan<- struct{}) (cb *gobreaker.CircuitBreaker[int]) {
	cb = gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
		ReadyToTrip: func(gobreaker.Counts) bool { return true },
		OnStateChange: func(string, gobreaker.State, gobreaker.State) {
			close(called)
			cb.State() // finding: deadlock
			close(returned)
		},
	})
	return cb
}
