package offload_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// A coroutine's context behaves as those of package context, among which it stands.
func TestContextAmongOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		run(t, func(ctx context.Context) error {
			timed, cancel := context.WithTimeout(ctx, time.Minute)
			defer cancel()
			want, _ := timed.Deadline()
			below := offload.Go(timed, func(ctx context.Context) error {
				if d, ok := ctx.Deadline(); !ok || d != want {
					t.Errorf("deadline %v, %v", d, ok)
				}
				own, cancel := context.WithCancel(ctx)
				defer cancel()
				deep := offload.Go(own, func(ctx context.Context) error {
					return offload.Suspend(ctx, func() error { <-ctx.Done(); return nil })
				})
				if err := deep.Wait(context.WithoutCancel(ctx)); err != nil {
					t.Error(err)
				}
				if own.Err() != context.DeadlineExceeded || ctx.Err() != context.DeadlineExceeded {
					t.Errorf("%v, %v", own.Err(), ctx.Err())
				}
				return context.Cause(ctx)
			})
			if err := below.Wait(ctx); err != context.DeadlineExceeded {
				t.Error(err)
			}
			return ctx.Err()
		})
	})
}

func TestCauseReachesCoroutines(t *testing.T) {
	run(t, func(ctx context.Context) error {
		above, cancel := context.WithCancelCause(ctx)
		deep := func(ctx context.Context) error {
			return offload.Go(ctx, func(ctx context.Context) error { return offload.Sleep(ctx, time.Hour) }).Wait(context.WithoutCancel(ctx))
		}
		task := offload.Go(above, deep)
		offload.Yield(ctx)
		offload.Yield(ctx)
		cancel(errWhy)
		if err := task.Wait(ctx); err != errWhy {
			t.Error(err)
		}
		return nil
	})
}

// Contexts are derived, and functions hung on, while the coroutine is cancelled: none is missed, none waits for ever.
func TestContextsDerivedDuringCancel(t *testing.T) {
	for range 200 {
		run(t, func(ctx context.Context) error {
			var below context.Context
			task := offload.Go(ctx, func(ctx context.Context) error {
				below = ctx
				return offload.Sleep(ctx, time.Hour)
			})
			offload.Yield(ctx)
			var wg sync.WaitGroup
			for range 4 {
				wg.Go(func() {
					c, cancel := context.WithCancel(below)
					defer cancel()
					stopped := make(chan struct{})
					stop := context.AfterFunc(c, func() { close(stopped) })
					<-c.Done()
					<-stopped
					if stop() {
						t.Error("it can still be stopped")
					}
				})
				wg.Go(func() {
					stop := context.AfterFunc(below, func() {})
					stop()
					<-below.Done()
				})
			}
			task.Cancel()
			return offload.Suspend(ctx, func() error { wg.Wait(); return nil })
		})
	}
}

// Context gives the context of what the goroutine runs, and nothing anywhere else.
func TestContextIsTheCallersOwn(t *testing.T) {
	if offload.Context() != context.Background() {
		t.Error("off any loop")
	}
	run(t, func(ctx context.Context) error {
		is := func(where string, want context.Context) {
			t.Helper()
			if got := offload.Context(); got != want {
				t.Errorf("%s: %v, not %v", where, got, want)
			}
		}
		is("on the loop", ctx)
		offload.Exec(ctx, func() { is("in a call", ctx) })
		cctx, cancel := context.WithCancel(ctx)
		defer cancel()
		offload.Suspend(cctx, func() error { is("in a Suspend", ctx); return nil })
		task := offload.Go(ctx, func(ctx context.Context) error {
			offload.Yield(ctx)
			is("in another coroutine", ctx)
			return nil
		})
		offload.Submit(cctx, nil, func() (int, error) {
			is("in a submitted call", cctx)
			offload.OnLoop(cctx, func(ctx context.Context) error { is("in OnLoop", ctx); return nil })
			is("after OnLoop", cctx)
			return 0, nil
		}).Await(ctx)
		offload.Exec(ctx, func() {
			offload.Run(ctx, func(ctx context.Context) error { is("in a loop inside", ctx); return nil })
			is("after it", ctx)
		})
		wandered := make(chan struct{})
		go func() {
			defer close(wandered)
			is("in a plain goroutine", context.Background())
		}()
		offload.Suspend(ctx, func() error { <-wandered; return nil })
		return task.Wait(ctx)
	})
	if offload.Context() != context.Background() {
		t.Error("after the loop")
	}
	offload.CallIn(t.Context(), offload.NewPool(1), func() (int, error) {
		if offload.Context() != t.Context() {
			t.Error("in a call off any loop")
		}
		return 0, nil
	})
}

// A context of no coroutine keeps the loop, but for what only waits.
func TestAForeignContextKeepsTheLoop(t *testing.T) {
	none := context.Background()
	for name, c := range map[string]struct {
		f     func()
		frees bool
	}{
		"Exec":    {func() { offload.Exec(none, func() { time.Sleep(time.Millisecond) }) }, false},
		"Yield":   {func() { offload.Yield(none) }, false},
		"Suspend": {func() { offload.Suspend(none, func() error { time.Sleep(time.Millisecond); return nil }) }, true},
		"Sleep":   {func() { offload.Sleep(none, time.Millisecond) }, true},
		"CallIn":  {func() { offload.CallIn(none, offload.NewPool(1), one) }, true},
	} {
		run(t, func(ctx context.Context) error {
			ran := false
			offload.Go(ctx, func(context.Context) error { ran = true; return nil })
			c.f()
			if ran != c.frees {
				t.Errorf("%s freed the loop: %v", name, ran)
			}
			return nil
		})
	}
}
