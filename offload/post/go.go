package post

import (
	"context"

	_ "github.com/loopblock/loopblock/offload" // fills in guest.Start
	"github.com/loopblock/loopblock/offload/internal/guest"
)

// Go runs f as a coroutine on the loop behind ui: code that waits in place, by
// offload.Call1 and its kin, on a loop that is not package offload's. Call it on
// the loop:
//
//	post.Go(ui, func(ctx context.Context) {
//		for _, id := range ids {
//			item, err := offload.Call1(ctx, db.Load, id) // the loop goes on meanwhile
//			if err != nil {
//				return
//			}
//			list.Add(item)
//		}
//	})
//
// f runs at once, until it first waits or ends; then Go returns. Whenever it can
// go on, it is posted to ui. An offloaded call, or the function of a Suspend, counts
// as a wait once those of the turn have taken 2 ms together, so what is over at
// once happens before anything else (but not in WebAssembly).
//
// f runs on a goroutine of its own, but never beside the loop, whose goroutine waits
// for it during each of its turns: it may touch what callbacks may touch, and needs
// no lock. What it read before it waited may have changed after, for other callbacks
// have run.
//
//   - Order. Turns are posted in the order in which coroutines became ready, and
//     each is a function of its own to the loop, so its other events come between.
//   - Context. ctx has no values and no deadline, and ends when f and all that it
//     started have ended. offload.Context() gives it to a helper that f calls.
//   - More coroutines. offload.Go(ctx, g), Gather and a Go in f start further ones
//     on the same loop. They may outlive f. Nothing but what is said below cancels them.
//   - All of package offload works in them: Submit and Await, Mutex, Yield, which
//     lets the loop's other events run, and Stats and Shutdown of
//     offload.RunningLoop(ctx), for f and what it started. As before, a wait
//     by the loop's own goroutine outside of a coroutine stops the loop.
//   - Limit. Offloaded calls share a limit of min(32, GOMAXPROCS+4) for the
//     process; those of a coroutine on a [Limit] have its own.
//   - Panics. A panic of f is raised on the loop's goroutine, as a [*PanicError]
//     with the stack of where it happened, so that a framework that recovers it to
//     restore the terminal does. One of a further coroutine that nobody waited for is
//     raised when the last one has ended. If f calls [runtime.Goexit], as t.FailNow
//     does, the loop's goroutine does.
//   - Threads. Where callbacks are tied to an operating system thread, or the
//     framework compares goroutines, f is not the loop's goroutine and cannot be used.
//   - The end of the loop. Once ui refuses a turn, the context ends, and each
//     coroutine ends where it would have gone on, as by runtime.Goexit: its deferred
//     functions run, beside the loop, one coroutine at a time. A loop that takes
//     turns and never runs them leaves them suspended; [Serial.Close] drops such turns.
//
// Called elsewhere than on the loop, Go runs the first turn beside the loop, and
// the others on it. Python: loop.create_task on a foreign loop, or trio's guest mode.
func Go(ui Poster, f func(ctx context.Context)) {
	if f == nil {
		panic("post: nil function")
	}
	begin(ui, func(turn, dropped func()) error { return postTurn(ui, turn, dropped) }, f)
}

// begin is Go with a function that posts the turns to ui.
func begin(ui Poster, post func(turn, dropped func()) error, f func(ctx context.Context)) {
	ui, limiter := bare(ui)
	if inbox, ok := ui.(*Inbox); ok && !inbox.served() {
		f(context.Background())
		return
	}
	guest.Start(post, limiter, f)
}

// postTurn posts a function, with one to be called instead if it is known that the loop never will.
func postTurn(ui Poster, run, dropped func()) error {
	ui, _ = bare(ui)
	if s, ok := ui.(*Serial); ok {
		return s.postTurn(run, dropped)
	}
	return ui.Post(run)
}

// bare is the poster within those that [Limit], [InOrder] and [Once] make, and the limiter of the outermost limit.
func bare(ui Poster) (_ Poster, limiter any) {
	for {
		switch p := ui.(type) {
		case *limited:
			if limiter == nil {
				limiter = p.pool
			}
			ui = p.Poster
		case *ordered:
			ui = p.Poster
		default:
			return ui, limiter
		}
	}
}
