package offload

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
)

// Limiter bounds how many offloaded calls run at once. There are no worker goroutines behind it: a call runs on the
// goroutine that makes it, and waits for a place first if there is none. First come, first served.
//
// Every loop has one of its own for what names no other; it holds min(32, GOMAXPROCS+4), as Python's default executor.
type Limiter struct {
	gate   gate
	queue  int64        // how many submissions may wait; negative: any number
	queued atomic.Int64 // how many do
	_      [56]byte     // a Limiter of 128 bytes begins with a cache line: its gate is in one
}

// NewPool makes a limiter of n places, for instance one for each slow resource, so that none can starve another.
// It panics if n is less than 1. Python: ThreadPoolExecutor(n).
func NewPool(n int, opts ...PoolOption) *Limiter {
	if n < 1 {
		panic("offload: a pool needs at least one place")
	}
	l := &Limiter{queue: -1}
	l.gate.limit = uint64(n)
	for _, o := range opts {
		o(l)
	}
	return l
}

// PoolOption is an option of [NewPool].
type PoolOption func(*Limiter)

// WithQueue bounds how many submissions may wait for a place: the next [Submit] gives a Future that has failed with
// [ErrFull]. Coroutines that wait in a [Call] do not count; each can wait only once.
func WithQueue(n int) PoolOption {
	return func(l *Limiter) { l.queue = int64(n) }
}

// LimiterStats is a snapshot of a limiter.
type LimiterStats struct {
	Limit   int // how many calls may run at once
	Running int // how many do
	Waiting int // how many wait for a place
}

// Stats may be called from anywhere.
func (l *Limiter) Stats() LimiterStats {
	return LimiterStats{Limit: int(l.gate.limit), Running: l.gate.taken(), Waiting: l.gate.waiting()}
}

func defaultLimit() int { return min(32, runtime.GOMAXPROCS(0)+4) }

// common serves those who submit off any loop.
var common = sync.OnceValue(func() *Limiter { return NewPool(defaultLimit()) })

var cpu = sync.OnceValue(func() *Limiter { return NewPool(max(1, runtime.GOMAXPROCS(0)-1)) })

// CPU is the process's limiter for calls that compute: max(1, GOMAXPROCS-1) places, so that a processor is left for the
// loop. With the default limiter, which is meant for waiting, the loop would have to queue for a processor.
//
//	sum, err := offload.CallIn(ctx, offload.CPU(), func() ([]byte, error) { return hash(data), nil })
func CPU() *Limiter { return cpu() }

// CallIn is [Call] with a limiter of its own (nil: the loop's).
//
// On the loop: the coroutine takes a place, frees the loop, runs f, gives the place back and resumes on the loop.
// In an offloaded call that holds a place in the same limiter: runs f on that place. In one that holds another: changes
// places for the time of f. Off any loop: takes a place, waiting for it, and runs f.
//
// The error is f's, or the cause of ctx if it ended before f began.
// Python: await loop.run_in_executor(pool, f).
func CallIn[T any](ctx context.Context, l *Limiter, f func() (T, error)) (T, error) {
	t, err := beginIn(ctx, l)
	if err != nil {
		var zero T
		return zero, err
	}
	if t.kind != inline {
		defer t.end()
	}
	return f()
}
