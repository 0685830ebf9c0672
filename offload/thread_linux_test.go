package offload_test

import (
	"context"
	"runtime"
	"syscall"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

// A coroutine keeps its goroutine, so it can lock its thread: before, in and after a call it is the same.
func TestLockOSThread(t *testing.T) {
	locked := func(ctx context.Context) error {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		want := syscall.Gettid()
		for range 20 {
			if got := offload.Get(ctx, syscall.Gettid); got != want {
				t.Errorf("in the call it is thread %d, not %d", got, want)
			}
			offload.Yield(ctx)
			if got := syscall.Gettid(); got != want {
				t.Errorf("after the call it is thread %d, not %d", got, want)
			}
		}
		return nil
	}
	run(t, func(ctx context.Context) error {
		offload.Go(ctx, locked)
		offload.Go(ctx, locked)
		return locked(ctx)
	})
}
