// Package workqueue has the shapes of client-go's queues that tests need.
package workqueue

import "time"

type TypedRateLimitingInterface[T comparable] interface {
	Add(item T)
	Get() (item T, shutdown bool)
	Done(item T)
	AddAfter(item T, duration time.Duration)
	AddRateLimited(item T)
}

func NewTypedRateLimitingQueue[T comparable]() TypedRateLimitingInterface[T] {
	return &delayingType[T]{waiting: make(chan T), stop: make(chan struct{})}
}

type delayingType[T comparable] struct {
	waiting chan T
	stop    chan struct{}
}

func (q *delayingType[T]) Add(item T) { q.waiting <- item }

func (q *delayingType[T]) Get() (item T, shutdown bool) { return <-q.waiting, false }

func (q *delayingType[T]) Done(item T) {}

func (q *delayingType[T]) AddAfter(item T, duration time.Duration) {
	select {
	case q.waiting <- item:
	case <-q.stop:
	}
}

func (q *delayingType[T]) AddRateLimited(item T) { q.AddAfter(item, time.Second) }
