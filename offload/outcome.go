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

// await waits for the end and raises the panic if there was one. home is the loop it belongs to.
func (o *outcome) await(ctx context.Context, home *Loop) error {
	if f, at := where(ctx); at == onLoop && home != nil && f.loop != home {
		return ErrOtherLoop
	}
	if !o.done.set.Load() {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err := waitFor(ctx, &o.done); err != nil {
			return err
		}
	}
	if o.panicked != nil {
		o.seen.Store(true)
		panic(o.panicked)
	}
	return o.err
}
