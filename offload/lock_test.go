package offload_test

import (
	"context"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

// Coroutines may hold a Mutex across a call. With a sync.Mutex this would deadlock; see the program below.
func TestHeldMutex(t *testing.T) {
	var m offload.Mutex
	var x exclusive
	critical := func(ctx context.Context) error {
		for range 20 {
			if err := m.Lock(ctx); err != nil {
				return err
			}
			if x.inside.Add(1) != 1 {
				t.Error("two hold the lock")
			}
			_, err := offload.Call(ctx, one)
			x.turns++
			x.inside.Add(-1)
			m.Unlock()
			if err != nil {
				return err
			}
		}
		return nil
	}
	run(t, func(ctx context.Context) error {
		var wg sync.WaitGroup
		for range 2 { // goroutines off the loop, and calls
			wg.Go(func() { critical(context.Background()) })
			offload.Go(ctx, func(ctx context.Context) error {
				return offload.Do(ctx, func() error { return critical(ctx) })
			})
		}
		if err := offload.Gather(ctx, critical, critical, critical); err != nil {
			return err
		}
		return offload.Suspend(ctx, func() error { wg.Wait(); return nil })
	})
	if caught(m.Unlock) == nil {
		t.Error("an unlocked Mutex can be unlocked")
	}
	if !m.TryLock() || m.TryLock() {
		t.Error("TryLock")
	}
}

func TestMutexIsFair(t *testing.T) {
	var m offload.Mutex
	var got []int
	run(t, func(ctx context.Context) error {
		m.TryLock()
		var fs []func(ctx context.Context) error
		for i := range 20 {
			fs = append(fs, func(ctx context.Context) error {
				if err := m.Lock(ctx); err != nil {
					return err
				}
				got = append(got, i)
				m.Unlock()
				return nil
			})
		}
		fs = append(fs, func(context.Context) error { m.Unlock(); return nil })
		return offload.Gather(ctx, fs...)
	})
	wantOrder(t, "locked", got, 20)
}

func init() {
	programs["sync.Mutex held across a call"] = func() {
		offload.Run(context.Background(), func(ctx context.Context) error {
			var m sync.Mutex
			hold := func(ctx context.Context) error {
				m.Lock()
				defer m.Unlock()
				_, err := offload.Call(ctx, one)
				return err
			}
			return offload.Gather(ctx, hold, hold)
		})
	}
	programs["all wait"] = func() {
		offload.Run(context.Background(), func(ctx context.Context) error {
			for range 5 {
				offload.Go(ctx, func(ctx context.Context) error {
					return offload.Suspend(ctx, func() error { <-make(chan int); return nil })
				})
			}
			var m offload.Mutex
			m.TryLock()
			return m.Lock(ctx)
		})
	}
}
