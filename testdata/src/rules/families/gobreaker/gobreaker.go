package gobreaker

import (
	"net/http"

	"github.com/sony/gobreaker/v2"
)

func breaker() *gobreaker.CircuitBreaker[int] {
	var cb *gobreaker.CircuitBreaker[int]
	cb = gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
		ReadyToTrip: func(counts gobreaker.Counts) bool { return counts.Requests > 3 },
		OnStateChange: func(name string, from, to gobreaker.State) {
			http.Get(name) // want `http\.Get waits for a peer on the network`
			cb.State()     // want `\.State waits for this very loop`
		},
	})
	return cb
}
