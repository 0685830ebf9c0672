package offload_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// In a bubble every way to wait is durable: time goes on when all wait, and synctest.Wait sees it.
func TestSynctestBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		run(t, func(ctx context.Context) error {
			one := offload.NewPool(1)
			hour := func() (int, error) { time.Sleep(time.Hour); return 1, nil }
			var m offload.Mutex
			m.TryLock()
			fs := []func(ctx context.Context) error{
				func(ctx context.Context) error { return offload.Sleep(ctx, time.Hour) },
				func(ctx context.Context) error { _, err := offload.Call(ctx, hour); return err },
				func(ctx context.Context) error { _, err := offload.CallIn(ctx, one, hour); return err },
				func(ctx context.Context) error { _, err := offload.CallIn(ctx, one, hour); return err },
				func(ctx context.Context) error { _, err := offload.Submit(ctx, one, hour).Await(ctx); return err },
				func(ctx context.Context) error { return m.Lock(ctx) },
				func(ctx context.Context) error { defer m.Unlock(); return offload.Sleep(ctx, 2*time.Hour) },
			}
			return offload.Gather(ctx, fs...)
		}, offload.WithSlowTurn(time.Minute, func(s offload.Stall) { t.Errorf("a stall where nobody works: %+v", s) }))
		if d := time.Since(start); d != 3*time.Hour {
			t.Errorf("it took %v", d)
		}
	})
}

func TestSynctestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := offload.NewLoop()
		go l.Run(t.Context(), func(ctx context.Context) error { return offload.Sleep(ctx, time.Hour) })
		synctest.Wait()
		posted := false
		if err := l.Post(func() { posted = true }); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if !posted {
			t.Error("synctest.Wait does not wait for what was posted")
		}
	})
}

func TestSynctestDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run(t, func(ctx context.Context) error {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			stop := make(chan struct{})
			f := offload.Submit(context.WithoutCancel(ctx), nil, func() (int, error) { <-stop; return 1, nil })
			if _, err := f.Await(ctx); err != context.DeadlineExceeded {
				t.Error(err)
			}
			close(stop)
			return nil
		})
	})
}
