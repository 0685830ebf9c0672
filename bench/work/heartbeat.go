package work

import (
	"context"
	"slices"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// Beat is the delay of a heartbeat of 1 ms: how much later than 1 ms after the last one each came.
type Beat struct{ P50, P99, Max time.Duration }

const beat = time.Millisecond

// heartbeat beats until ctx ends.
func heartbeat(ctx context.Context) (delays []time.Duration) {
	for last := time.Now(); offload.Sleep(ctx, beat) == nil; {
		now := time.Now()
		delays = append(delays, now.Sub(last)-beat)
		last = now
	}
	return delays
}

// Beside measures the heartbeat of a loop on which n coroutines each do call once.
func Beside(n int, call func(ctx context.Context) error) Beat {
	var delays []time.Duration
	err := offload.Run(context.Background(), func(ctx context.Context) error {
		h := offload.Go(ctx, func(ctx context.Context) error {
			delays = heartbeat(ctx)
			return nil
		})
		if err := offload.Sleep(ctx, 20*beat); err != nil {
			return err
		}
		calls := make([]func(ctx context.Context) error, n)
		for i := range calls {
			calls[i] = call
		}
		err := offload.Gather(ctx, calls...)
		if err == nil {
			err = offload.Sleep(ctx, 20*beat)
		}
		h.Cancel()
		h.Wait(ctx)
		return err
	})
	if err != nil {
		panic(err)
	}
	slices.Sort(delays)
	return Beat{delays[len(delays)/2], delays[len(delays)*99/100], delays[len(delays)-1]}
}

// Idle does nothing, for d.
func Idle(d time.Duration) func(ctx context.Context) error {
	return func(ctx context.Context) error { return offload.Sleep(ctx, d) }
}

// Direct blocks the loop for d.
func Direct(d time.Duration) func(ctx context.Context) error {
	return func(context.Context) error { time.Sleep(d); return nil }
}

// Offloaded waits for d beside the loop.
func Offloaded(d time.Duration) func(ctx context.Context) error {
	return func(ctx context.Context) error {
		return offload.Do(ctx, func() error { time.Sleep(d); return nil })
	}
}

// Computing computes for d beside the loop, under the limiter (nil: the loop's).
func Computing(d time.Duration, l *offload.Limiter) func(ctx context.Context) error {
	f := Spin(d)
	return func(ctx context.Context) error {
		_, err := offload.CallIn(ctx, l, func() (int, error) { f(); return 0, nil })
		return err
	}
}

// In is Offloaded in a limiter of its own.
func In(l *offload.Limiter, d time.Duration) func(ctx context.Context) error {
	return func(ctx context.Context) error {
		_, err := offload.CallIn(ctx, l, func() (int, error) { time.Sleep(d); return 0, nil })
		return err
	}
}
