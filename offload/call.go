package offload

import (
	"context"
	"runtime"
)

//go:generate go run ./internal/gen

// ticket is what the end of an offloaded call needs to know of its beginning.
type ticket struct {
	f    *fiber
	lim  *Limiter // the place to take back
	kind ticketKind
}

type ticketKind uint8

const (
	inline  ticketKind = iota // nothing was given, nothing to take back
	rejoin                    // back to the loop
	restore                   // back to the place in the limiter that the outer call holds
	visit                     // a goroutine off the loop that took a place in a limiter
)

// begin is the first half of Call: it reserves a place, then frees the loop, in this order, so that calls start in the
// order in which the loop made them.
func begin(ctx context.Context) (ticket, error) {
	if ctx.Err() != nil {
		return ticket{}, context.Cause(ctx)
	}
	if f := coroutineOf(ctx); f != nil {
		return f.depart(ctx, f.loop.limiter)
	}
	task := taskOf(ctx)
	if task == nil { // said here, so that off any loop a call costs next to nothing
		return ticket{}, nil
	}
	f, at := task.where()
	return beginAt(ctx, f, at)
}

// beginShielded serves the forms that have no error to return: they do not look at the end of ctx.
func beginShielded(ctx context.Context) ticket {
	if f := coroutineOf(ctx); f != nil {
		t, _ := f.depart(nil, f.loop.limiter)
		return t
	}
	f, at := where(ctx)
	t, _ := beginAt(nil, f, at)
	return t
}

func beginAt(ctx context.Context, f *fiber, at place) (ticket, error) {
	switch {
	case at == onLoop:
		return f.depart(ctx, f.loop.limiter)
	case at == inCall && f.slot == nil && f.loop != nil:
		// The function of a Suspend waits without a place; for a call within it there must be one.
		return f.swap(ctx, f.loop.limiter)
	}
	return ticket{}, nil
}

// beginIn is begin for a limiter that the caller names.
func beginIn(ctx context.Context, lim *Limiter) (ticket, error) {
	if ctx.Err() != nil {
		return ticket{}, context.Cause(ctx)
	}
	f, at := whereWaiting(ctx)
	if lim == nil {
		return beginAt(ctx, f, at)
	}
	switch {
	case at == onLoop:
		return f.depart(ctx, lim)
	case f == nil:
		return visitIn(ctx, lim)
	case f.slot == lim:
		return ticket{}, nil
	}
	return f.swap(ctx, lim)
}

// depart leaves the loop for a call.
func (f *fiber) depart(ctx context.Context, lim *Limiter) (ticket, error) {
	f.wait.baton = nil
	switch {
	case lim.gate.try() || !lim.gate.join(&f.wait):
		if f.giveBatonFor() {
			// The one that has the baton now sits in this processor's run queue. Without this it would stay there until
			// the call ends, and calls that compute would run one after another with the loop behind them.
			runtime.Gosched()
		}
	case ctx == nil:
		f.giveBaton()
		<-f.wait.wake
	default:
		f.giveBaton()
		if !f.park(ctx, &lim.gate) {
			f.takeBaton()
			return ticket{}, context.Cause(ctx)
		}
	}
	f.slot = lim
	return ticket{f: f, kind: rejoin}, nil
}

// swap takes a place in lim instead of the one that the fiber holds.
func (f *fiber) swap(ctx context.Context, lim *Limiter) (ticket, error) {
	old := f.lend()
	if !f.take(ctx, lim) {
		f.regain(old)
		return ticket{}, context.Cause(ctx)
	}
	return ticket{f: f, lim: old, kind: restore}, nil
}

// visitIn takes a place for a goroutine off any loop, which becomes known as its holder.
func visitIn(ctx context.Context, lim *Limiter) (ticket, error) {
	f := &fiber{at: inCall}
	f.init(nil, ctx)
	f.canWait()
	if !f.take(ctx, lim) {
		return ticket{}, context.Cause(ctx)
	}
	f.enter()
	return ticket{f: f, kind: visit}, nil
}

// end is deferred, so that a panic and runtime.Goexit too go on where the call was made: on the loop.
func (t ticket) end() {
	switch f := t.f; t.kind {
	case rejoin:
		f.lend()
		f.takeBaton()
	case restore:
		f.lend()
		f.regain(t.lim)
	case visit:
		f.leave()
		f.lend()
	}
}

// Suspend runs f, which waits for something (a channel, a lock, a WaitGroup), beside the loop. It differs from [Do] in
// one thing: it takes no place in a limiter, however long it waits.
//
// On the loop: frees it, runs f on the same goroutine, resumes on the loop. In an offloaded call: lends the place that the
// call holds. Off any loop: runs f.
//
// The error is f's, or the cause of ctx if it ended before f began. Nothing stops f once it runs; let it select on
// ctx.Done() if it should end with ctx. Python: await of a future.
func Suspend(ctx context.Context, f func() error) error {
	t, err := beginSuspend(ctx, (*fiber).giveBatonFor)
	if err != nil {
		return err
	}
	if t.kind != inline {
		defer t.end()
	}
	return f()
}

// beginSuspend frees what the caller holds; give is how it gives the loop away.
func beginSuspend(ctx context.Context, give func(*fiber) bool) (ticket, error) {
	if ctx.Err() != nil {
		return ticket{}, context.Cause(ctx)
	}
	f, at := whereWaiting(ctx)
	switch {
	case at == onLoop:
		give(f)
		return ticket{f: f, kind: rejoin}, nil
	case f != nil:
		return ticket{f: f, lim: f.lend(), kind: restore}, nil
	}
	return ticket{}, nil
}
