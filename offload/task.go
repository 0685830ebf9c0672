package offload

import "context"

// Task is a coroutine that [Go] started.
type Task struct {
	fiber
	outcome
	ctx taskContext
	f   func(ctx context.Context) error

	prev, next *Task // in loop.tasks
}

func taskOf(ctx context.Context) *Task {
	if c, ok := ctx.(*taskContext); ok {
		return c.task
	}
	t, _ := ctx.Value(taskKey{}).(*Task)
	return t
}

func (l *Loop) newTask(ctx context.Context, f func(ctx context.Context) error) *Task {
	t := &Task{f: f}
	t.init(l, &t.ctx)
	t.canWait()
	t.ctx.attach(ctx, t)
	return t
}

// Go starts f as a coroutine of ctx's loop: it is queued behind all that are ready now, and begins when the caller next
// waits or offloads a call. It may be called from any goroutine that holds a context of the loop. The context of f is made
// from ctx; it ends when the Task is cancelled, when the loop ends, and when f and all that was started with it have ended.
//
// Off any loop nothing starts, and [Task.Wait] returns [ErrNoLoop]. A panic of f is raised by Wait; if nobody waits,
// it is in the error of [Run]. Python: asyncio.create_task.
func Go(ctx context.Context, f func(ctx context.Context) error) *Task {
	parent := taskOf(ctx)
	if parent == nil {
		t := &Task{}
		t.ctx.end.Store(cancelled)
		t.fail(ErrNoLoop)
		return t
	}
	t := parent.loop.newTask(ctx, f)
	if err := t.loop.start(t); err != nil {
		t.ctx.unref()
		t.fail(err)
	}
	return t
}

// Cancel ends the context of the coroutine, from anywhere. A coroutine that has not begun will not; one that waits stops
// waiting; an offloaded call goes on, and the coroutine notices after it. Python: task.cancel.
func (t *Task) Cancel() { t.ctx.cancel(cancelled) }

// Wait waits for the end of the coroutine and returns its error. If it panicked, Wait panics with the [*PanicError].
//
// On the loop: suspends the caller. In an offloaded call: lends the place in the limiter. Anywhere else: blocks the
// goroutine. The error is the cause of ctx if that ended first, [ErrGoexit] if the coroutine ended without a result, and
// [ErrOtherLoop] at once for a coroutine of another loop. Python: await task.
func (t *Task) Wait(ctx context.Context) error {
	if err := t.awaitEnd(ctx, t.loop); err != nil {
		return err
	}
	return t.result()
}

// start queues t, then gives it a goroutine: its turn must not depend on when that goroutine happens to run.
func (l *Loop) start(t *Task) error {
	if err := l.add(t); err != nil {
		return err
	}
	t.wait.baton = nil
	if !l.baton.enlist(&t.wait) {
		t.wait.wake <- struct{}{}
	}
	go stage(t.mark(), t)
	return nil
}

// play runs t on the caller's goroutine.
func (l *Loop) play(t *Task) error {
	t.inside = true
	if err := l.add(t); err != nil {
		t.ctx.unref()
		return err
	}
	if !l.baton.enlist(&t.wait) {
		t.wait.wake <- struct{}{}
	}
	stage(t.mark(), t)
	return t.err
}

func (t *Task) play() {
	t.enter()
	<-t.wait.wake
	if t.inside {
		defer t.end()
	} else {
		defer t.endRecovered()
	}
	t.err = ErrGoexit
	t.resumed()
	if t.ctx.Err() != nil {
		t.err = context.Cause(&t.ctx)
	} else {
		t.err = t.f(&t.ctx)
	}
}

func (t *Task) endRecovered() {
	t.recovered(recover())
	t.end()
}

// end runs on the loop still: those who wait for t are queued before anybody else can be.
func (t *Task) end() {
	t.leave()
	t.done.fire()
	t.ctx.unref()
	l := t.loop
	if l.baton.host != nil {
		l.baton.host.ended(t)
	}
	l.remove(t)
	l.baton.release()
}
