package offload_test

import (
	"context"
	"errors"
	"runtime"
	"sync/atomic"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

func TestLimit(t *testing.T) {
	const limit = 3
	var now, most atomic.Int32
	busy := func() (int, error) {
		n := now.Add(1)
		for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
		}
		runtime.Gosched()
		now.Add(-1)
		return 0, nil
	}
	l := offload.NewPool(limit)
	run(t, func(ctx context.Context) error {
		var fs []func(ctx context.Context) error
		for range 20 {
			fs = append(fs, func(ctx context.Context) error {
				for range 20 {
					f := offload.Submit(ctx, l, busy)
					offload.CallIn(ctx, l, busy)
					if _, err := f.Await(ctx); err != nil {
						return err
					}
				}
				return nil
			})
		}
		done := make(chan struct{})
		go func() { // a goroutine off the loop counts too
			defer close(done)
			for range 100 {
				offload.CallIn(context.Background(), l, busy)
			}
		}()
		err := offload.Gather(ctx, fs...)
		return errors.Join(err, offload.Suspend(ctx, func() error { <-done; return nil }))
	})
	if most.Load() > limit {
		t.Errorf("%d calls at once", most.Load())
	}
	if s := l.Stats(); s != (offload.LimiterStats{Limit: limit}) {
		t.Errorf("left behind: %+v", s)
	}
}

func TestDefaultLimits(t *testing.T) {
	run(t, func(ctx context.Context) error {
		l, _ := offload.RunningLoop(ctx)
		if got, want := l.Stats().Limiter.Limit, min(32, runtime.GOMAXPROCS(0)+4); got != want {
			t.Errorf("the loop's limit is %d, not %d", got, want)
		}
		return nil
	})
	if n := offload.CPU().Stats().Limit; n < 1 {
		t.Errorf("the limit for the CPU is %d", n)
	}
	if caught(func() { offload.NewPool(0) }) == nil {
		t.Error("a pool of none can be made")
	}
}

// A full queue is said at once.
func TestBackPressure(t *testing.T) {
	l := offload.NewPool(1, offload.WithQueue(2))
	run(t, func(ctx context.Context) error {
		stop := make(chan struct{})
		wait := func() (int, error) { <-stop; return 1, nil }
		var fs []*offload.Future[int]
		for range 3 {
			fs = append(fs, offload.Submit(ctx, l, wait))
		}
		// This coroutine waits without a place in the queue.
		call := offload.Go(ctx, func(ctx context.Context) error { _, err := offload.CallIn(ctx, l, one); return err })
		offload.Yield(ctx)
		for range 3 {
			if _, err := offload.Submit(ctx, l, wait).Await(ctx); err != offload.ErrFull {
				t.Errorf("Submit into a full queue: %v", err)
			}
		}
		close(stop)
		for _, f := range fs {
			if n, err := f.Await(ctx); n != 1 || err != nil {
				t.Errorf("%d, %v", n, err)
			}
		}
		_, err := offload.Submit(ctx, l, one).Await(ctx) // there is room again
		return errors.Join(err, call.Wait(ctx))
	})
}

// A resource that hangs keeps only its own pool.
func TestOnePoolCannotStarveAnother(t *testing.T) {
	slow := offload.NewPool(2)
	run(t, func(ctx context.Context) error {
		stop := make(chan struct{})
		var fs []*offload.Future[int]
		for range 50 {
			fs = append(fs, offload.Submit(ctx, slow, func() (int, error) { <-stop; return 0, nil }))
		}
		for range 50 {
			if _, err := offload.Call(ctx, one); err != nil {
				return err
			}
			if _, err := offload.Submit(ctx, nil, one).Await(ctx); err != nil {
				return err
			}
		}
		close(stop)
		for _, f := range fs {
			f.Await(ctx)
		}
		return nil
	})
}
