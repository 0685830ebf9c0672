package post_test

import (
	"context"
	"runtime"
	"syscall"
	"testing"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// The loop keeps the thread that it has locked; its coroutines run on others.
func TestGoOnALoopThatLocksItsThread(t *testing.T) {
	ui := newDesk()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	loop := syscall.Gettid()
	rounds, ended := 0, false
	post.Go(ui, func(ctx context.Context) {
		defer func() { ended = true }()
		for range 20 {
			if syscall.Gettid() == loop {
				t.Error("a coroutine runs on the loop's thread")
			}
			offload.Exec(ctx, func() {})
			rounds++
		}
	})
	for !ended {
		receive(t, ui.more)
		for ui.step() {
			if syscall.Gettid() != loop {
				t.Error("the loop has left its thread")
			}
		}
	}
	if rounds != 20 {
		t.Errorf("%d rounds", rounds)
	}
}
