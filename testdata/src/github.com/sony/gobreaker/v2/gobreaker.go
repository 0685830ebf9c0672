// Package gobreaker has the shapes of gobreaker that tests need.
package gobreaker

type State int

type Counts struct{ Requests uint32 }

type Settings struct {
	ReadyToTrip   func(counts Counts) bool
	OnStateChange func(name string, from, to State)
}

type CircuitBreaker[T any] struct{}

func NewCircuitBreaker[T any](st Settings) *CircuitBreaker[T] { return nil }

func (cb *CircuitBreaker[T]) State() State { return 0 }
