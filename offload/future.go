package offload

import (
	"context"
	"fmt"
	"os"
	"runtime"
)

// Future is the result, some day, of a function given to [Submit].
type Future[T any] struct {
	fiber
	outcome
	f     func() (T, error)
	value T
	owner *Task // whose context must live as long as the call
	queue bool  // it counts in the queue of its limiter
	place bool  // it has a place in its limiter
}

// Submit starts f on a goroutine of its own and returns at once. If l (nil: the loop's limiter) has no place free, f
// waits for one, first come, first served. Use it to start several calls, or to do something else before [Future.Await];
// for a single result that is wanted now, [Call] costs a tenth.
//
// It does the same on the loop, in an offloaded call and elsewhere; off any loop a nil l is a limiter common to the
// process. If ctx ends while f waits for its place, Await returns the cause; once f has begun, nothing stops it. Await
// returns [ErrFull] if the limiter's queue is full, [ErrClosed] if the loop has ended. A panic of f is raised in Await.
// Python: loop.run_in_executor(l, f).
func Submit[T any](ctx context.Context, l *Limiter, f func() (T, error)) *Future[T] {
	j := &Future[T]{f: f}
	if err := j.admit(ctx, l); err != nil {
		j.fail(err)
		return j
	}
	go stage(j.mark(), j)
	return j
}

// Await waits for the end of the call and returns its result. If it panicked, Await panics with the [*PanicError]; if it
// ended by runtime.Goexit, the error is [ErrGoexit]. It may be called many times.
//
// On the loop: suspends the coroutine, which resumes in the order in which futures are done. In an offloaded call: lends
// the place in the limiter. Anywhere else: blocks the goroutine. If ctx ends first the error is its cause, and the call
// goes on. On another loop the error is [ErrOtherLoop], at once. Python: await future.
func (j *Future[T]) Await(ctx context.Context) (T, error) {
	if err := j.awaitEnd(ctx, j.loop); err != nil {
		var zero T
		return zero, err
	}
	err := j.result()
	return j.value, err
}

// Abandon is [Call] for a function that may take too long: it returns when ctx ends, with the cause. f goes on without
// its caller and keeps its place in the limiter until it ends; the loop's end waits for it. f runs on a goroutine of its
// own, everywhere. Python: asyncio.wait_for(asyncio.to_thread(f), timeout).
func Abandon[T any](ctx context.Context, f func() (T, error)) (T, error) {
	return Submit(ctx, nil, f).Await(ctx)
}

// admit reserves a place, or one in the queue, while the caller still runs: submissions keep their order.
func (j *Future[T]) admit(ctx context.Context, l *Limiter) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if j.owner = taskOf(ctx); j.owner != nil {
		j.loop = j.owner.loop
		if err := j.loop.addCall(); err != nil {
			return err
		}
		j.owner.ctx.kin.Add(1)
		if l == nil {
			l = j.loop.limiter
		}
	} else if l == nil {
		l = common()
	}
	j.init(j.loop, ctx)
	j.slot, j.at = l, inCall
	j.place = l.gate.try()
	if j.place {
		return nil
	}
	if j.queue = l.queue >= 0; j.queue && l.queued.Add(1) > l.queue {
		l.queued.Add(-1)
		j.discharge()
		return ErrFull
	}
	j.canWait()
	if !l.gate.enlist(&j.wait) {
		j.wait.wake <- struct{}{}
	}
	return nil
}

func (j *Future[T]) play() {
	if !j.place && !j.awaitPlace() {
		j.fail(context.Cause(j.current))
		j.discharge()
		return
	}
	j.enter()
	defer j.end()
	j.err = ErrGoexit
	j.value, j.err = j.f()
}

func (j *Future[T]) awaitPlace() bool {
	if j.queue {
		defer j.slot.queued.Add(-1)
	}
	return j.wait.park(j.current, &j.slot.gate)
}

func (j *Future[T]) end() {
	j.recovered(recover())
	j.leave()
	j.lend()
	j.f = nil
	if j.loop == nil && j.panicked != nil {
		// No loop's end will report it.
		runtime.SetFinalizer(j, (*Future[T]).report)
	}
	j.done.fire()
	j.discharge()
}

// discharge tells the loop that the call is over.
func (j *Future[T]) discharge() {
	if j.loop != nil {
		j.owner.ctx.unref()
		j.loop.removeCall(&j.outcome)
	}
}

func (j *Future[T]) report() {
	if !j.seen.Load() {
		fmt.Fprintln(os.Stderr, j.panicked)
	}
}
