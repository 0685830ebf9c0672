package offload_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

// A context that wanders into another goroutine gives that goroutine no baton to give away.
func TestWanderedContext(t *testing.T) {
	var x exclusive
	const wanderers, rounds = 4, 200
	run(t, func(ctx context.Context) error {
		var wg sync.WaitGroup
		for range wanderers {
			wg.Go(func() {
				for range rounds {
					offload.Call(ctx, one)
					offload.Exec(ctx, func() {})
					offload.Suspend(ctx, func() error { return nil })
					offload.Yield(ctx)
					offload.CallIn(ctx, nil, one)
					offload.Submit(ctx, nil, one).Await(ctx)
				}
			})
		}
		for range 4 {
			offload.Go(ctx, func(ctx context.Context) error {
				for range rounds {
					x.turn(t)
					offload.Call(ctx, one)
					x.turn(t)
				}
				return nil
			})
		}
		for range rounds {
			x.turn(t)
			offload.Yield(ctx)
		}
		return offload.Suspend(ctx, func() error { wg.Wait(); return nil })
	})
}

// A coroutine that uses the context of another one offloads as itself.
func TestContextOfAnotherCoroutine(t *testing.T) {
	run(t, func(outer context.Context) error {
		freed := false
		b := offload.Go(outer, func(context.Context) error {
			c := offload.Go(outer, func(context.Context) error { freed = true; return nil })
			// Would this run on the loop, c could not.
			offload.Call(outer, func() (int, error) {
				return 0, offload.OnLoop(outer, func(context.Context) error { return nil })
			})
			if !freed {
				t.Error("the call kept the loop")
			}
			return c.Wait(outer)
		})
		return b.Wait(outer)
	})
}

// The goroutine of an ended coroutine may run something else; its old context must not take it for the coroutine.
func TestContextOfAnEndedCoroutine(t *testing.T) {
	var old context.Context
	run(t, func(ctx context.Context) error { old = ctx; return nil })
	if _, err := offload.RunningLoop(old); !errors.Is(err, offload.ErrClosed) {
		t.Errorf("RunningLoop: %v", err)
	}
	if _, err := offload.Call(old, one); !errors.Is(err, context.Canceled) {
		t.Errorf("Call: %v", err)
	}
	if n := offload.Get(old, func() int { return 7 }); n != 7 {
		t.Errorf("Get: %d", n)
	}
	if err := offload.Go(old, func(context.Context) error { return nil }).Wait(t.Context()); !errors.Is(err, offload.ErrClosed) {
		t.Errorf("Go: %v", err)
	}
	if _, err := offload.Submit(context.WithoutCancel(old), nil, one).Await(t.Context()); !errors.Is(err, offload.ErrClosed) {
		t.Errorf("Submit: %v", err)
	}
}

// Off any loop everything that can work does.
func TestOffTheLoop(t *testing.T) {
	ctx := t.Context()
	if n, err := offload.Call1(ctx, func(n int) (int, error) { return n, nil }, 3); n != 3 || err != nil {
		t.Errorf("Call1: %d, %v", n, err)
	}
	if n, err := offload.CallIn(ctx, offload.NewPool(1), one); n != 1 || err != nil {
		t.Errorf("CallIn: %d, %v", n, err)
	}
	if n, err := offload.CallIn(ctx, nil, one); n != 1 || err != nil {
		t.Errorf("CallIn without a limiter: %d, %v", n, err)
	}
	if n, err := offload.Submit(ctx, nil, one).Await(ctx); n != 1 || err != nil {
		t.Errorf("Submit: %d, %v", n, err)
	}
	if n, err := offload.Abandon(ctx, one); n != 1 || err != nil {
		t.Errorf("Abandon: %d, %v", n, err)
	}
	if err := errors.Join(offload.Sleep(ctx, 1), offload.Sleep(ctx, 0), offload.Yield(ctx)); err != nil {
		t.Error(err)
	}
	none := func(context.Context) error { t.Error("it runs"); return nil }
	for name, err := range map[string]error{
		"Go": offload.Go(ctx, none).Wait(ctx), "Gather": offload.Gather(ctx, none), "OnLoop": offload.OnLoop(ctx, none),
	} {
		if !errors.Is(err, offload.ErrNoLoop) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := offload.RunningLoop(ctx); !errors.Is(err, offload.ErrNoLoop) {
		t.Errorf("RunningLoop: %v", err)
	}
}
