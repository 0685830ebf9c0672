package offload

import (
	"context"
	"runtime"
	"time"
)

// Sleep waits for d. On the loop: frees it meanwhile. In an offloaded call: lends the place in the limiter. Anywhere else:
// blocks the goroutine. If ctx ends first, the error is its cause. Sleep(ctx, 0) is [Yield]. Python: await asyncio.sleep.
func Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return Yield(ctx)
	}
	t, err := beginSuspend(ctx, (*fiber).giveBaton) // a host need not wait for what is not over at once
	if err != nil {
		return err
	}
	if t.kind != inline {
		defer t.end()
	}
	timer := time.NewTimer(d)
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		timer.Stop()
		return context.Cause(ctx)
	}
}

// Yield lets all that are ready run before it goes on. Off the loop it lets other goroutines run. The error is the cause
// of ctx if it has ended. Python: await asyncio.sleep(0).
func Yield(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	f, at := where(ctx)
	if at != onLoop {
		runtime.Gosched()
		return nil
	}
	b := &f.loop.baton
	if !b.rotate(&f.wait) {
		// Nobody is ready, perhaps because those whose calls are over got no processor to say so.
		runtime.Gosched()
		if !b.rotate(&f.wait) {
			return nil
		}
	}
	<-f.wait.wake
	f.resumed()
	return nil
}

// Gather runs each function as a coroutine and waits for all of them. The first error cancels the others and is what
// Gather returns; a panic is raised here, once all have ended. They may store their results in variables of the caller,
// since coroutines of one loop never run at the same time.
//
// Like [Go] it needs a loop, and returns [ErrNoLoop] off it. It waits as [Task.Wait] does, but does not return before
// all have ended, even if ctx ends: that cancels them. Python: await asyncio.gather, or a TaskGroup.
func Gather(ctx context.Context, fs ...func(ctx context.Context) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var first error
	tasks := make([]*Task, len(fs))
	for i, f := range fs {
		tasks[i] = Go(ctx, func(ctx context.Context) (err error) {
			err = ErrGoexit // stays if f panics or exits
			defer func() {
				if err != nil && first == nil {
					first = err
					cancel(err)
				}
			}()
			return f(ctx)
		})
	}
	for _, t := range tasks {
		_ = waitFor(context.WithoutCancel(ctx), &t.done)
	}
	for _, t := range tasks {
		if err := t.Wait(ctx); first == nil {
			first = err
		}
	}
	return first
}
