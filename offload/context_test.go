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
