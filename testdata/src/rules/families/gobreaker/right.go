package gobreaker

import (
	"net/http"

	"github.com/sony/gobreaker/v2"
)

func quick() *gobreaker.CircuitBreaker[int] {
	return gobreaker.NewCircuitBreaker[int](gobreaker.Settings{
		OnStateChange: func(name string, from, to gobreaker.State) { // the state is to
			go http.Get(name)
		},
	})
}
