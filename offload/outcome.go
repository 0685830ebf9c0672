package offload

import (
	"context"
	"runtime/debug"
	"sync/atomic"
)

// outcome is what a coroutine or a submitted call leaves behind. Its fields are written before done is fired.
type outcome struct {
	done     event
	err      error
	panicked *PanicError
	seen     atomic.Bool // the panic was raised in somebody who waited
}

func (o *outcome) fail(err error) {
	o.err = err
	o.done.fire()
}

// recovered keeps what recover returned. It must be called while the panic's frames are still there.
func (o *outcome) recovered(v any) {
	if v == nil {
		return
	}
	p, ok := v.(*PanicError)
	if !ok {
		p = &PanicError{Value: v, Stack: debug.Stack()}
	}
	o.panicked, o.err = p, p
}

// awaitEnd waits for the end; home is the loop it belongs to. If it returns an error there was no end, and the other
// fields must not be read.
func (o *outcome) awaitEnd(ctx context.Context, home *Loop) error {
	if f, at := where(ctx); at == onLoop && home != nil && f.loop != home && !bothGuests(f.loop, home) {
		return ErrOtherLoop
	}
	if o.done.set.Load() {
		return nil
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return waitFor(ctx, &o.done)
}

// result raises the panic, if there was one, in whoever waited.
func (o *outcome) result() error {
	if o.panicked != nil {
		o.seen.Store(true)
		panic(o.panicked)
	}
	return o.err
}

// bothGuests: each call of post.Go makes a loop, which those who share a host need not know.
func bothGuests(a, b *Loop) bool { return a.baton.host != nil && b.baton.host != nil }
