package offload_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

var errWhy = errors.New("why it was cancelled")

func TestCancelBeforeTheStart(t *testing.T) {
	run(t, func(ctx context.Context) error {
		ended, cancel := context.WithCancelCause(ctx)
		cancel(errWhy)
		none := func() (int, error) { t.Error("it runs"); return 0, nil }
		never := func(context.Context) error { t.Error("it runs"); return nil }
		_, call := offload.Call(ended, none)
		_, in := offload.CallIn(ended, offload.CPU(), none)
		_, submit := offload.Submit(ended, nil, none).Await(ctx)
		_, abandon := offload.Abandon(ended, none)
		for name, err := range map[string]error{
			"Call": call, "CallIn": in, "Submit": submit, "Abandon": abandon,
			"Do":      offload.Do(ended, func() error { _, err := none(); return err }),
			"Suspend": offload.Suspend(ended, func() error { return never(ctx) }),
			"Sleep":   offload.Sleep(ended, time.Hour), "Yield": offload.Yield(ended),
			"OnLoop": offload.OnLoop(ended, never), "Go": offload.Go(ended, never).Wait(ctx),
			"Gather": offload.Gather(ended, never), "Lock": new(offload.Mutex).Lock(ended),
		} {
			if err != errWhy {
				t.Errorf("%s: %v", name, err)
			}
		}
		if !offload.Get(ended, func() bool { return true }) {
			t.Error("Get has no error to return and must run")
		}
		return nil
	})
}

func TestCancelOfATaskBeforeItsFirstTurn(t *testing.T) {
	run(t, func(ctx context.Context) error {
		task := offload.Go(ctx, func(context.Context) error { t.Error("it runs"); return nil })
		task.Cancel()
		if err := task.Wait(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		return nil
	})
}

// Every way to wait ends with the context, returns its cause, and is on the loop again.
func TestCancelWhileWaiting(t *testing.T) {
	for name, wait := range map[string]func(ctx context.Context, f *offload.Future[int], full *offload.Limiter, m *offload.Mutex) error{
		"Await": func(ctx context.Context, f *offload.Future[int], _ *offload.Limiter, _ *offload.Mutex) error {
			_, err := f.Await(ctx)
			return err
		},
		"queued CallIn": func(ctx context.Context, _ *offload.Future[int], full *offload.Limiter, _ *offload.Mutex) error {
			_, err := offload.CallIn(ctx, full, one)
			return err
		},
		"queued Submit": func(ctx context.Context, _ *offload.Future[int], full *offload.Limiter, _ *offload.Mutex) error {
			_, err := offload.Submit(ctx, full, one).Await(context.WithoutCancel(ctx))
			return err
		},
		"Lock": func(ctx context.Context, _ *offload.Future[int], _ *offload.Limiter, m *offload.Mutex) error {
			return m.Lock(ctx)
		},
		"Sleep": func(ctx context.Context, _ *offload.Future[int], _ *offload.Limiter, _ *offload.Mutex) error {
			return offload.Sleep(ctx, time.Hour)
		},
		"Wait": func(ctx context.Context, _ *offload.Future[int], _ *offload.Limiter, _ *offload.Mutex) error {
			return offload.Go(context.WithoutCancel(ctx), func(ctx context.Context) error {
				return offload.Sleep(ctx, time.Hour)
			}).Wait(ctx)
		},
	} {
		t.Run(name, func(t *testing.T) {
			var x exclusive
			run(t, func(ctx context.Context) error {
				full := offload.NewPool(1)
				stop := make(chan struct{})
				busy := offload.Submit(ctx, full, func() (int, error) { <-stop; return 1, nil })
				var m offload.Mutex
				m.TryLock()
				cctx, cancel := context.WithCancelCause(ctx)
				waiting := offload.Go(ctx, func(context.Context) error {
					err := wait(cctx, busy, full, &m)
					x.turn(t)
					return err
				})
				for range 3 {
					offload.Yield(ctx)
				}
				cancel(errWhy)
				for range 100 {
					x.turn(t)
					offload.Yield(ctx)
				}
				if err := waiting.Wait(ctx); err != errWhy {
					t.Error(err)
				}
				close(stop)
				// What gave up its place in a queue left the queue whole.
				_, err := offload.CallIn(ctx, full, one)
				m.Unlock()
				return errors.Join(err, m.Lock(ctx))
			})
		})
	}
}

// Once a call runs, the end of its context does not interrupt it, nor lose its result.
func TestCancelAfterTheStartIsShielded(t *testing.T) {
	run(t, func(ctx context.Context) error {
		began, stop := make(chan struct{}), make(chan struct{})
		task := offload.Go(ctx, func(ctx context.Context) error {
			n, err := offload.Call(ctx, func() (int, error) { close(began); <-stop; return 5, nil })
			if n != 5 || err != nil {
				t.Errorf("%d, %v", n, err)
			}
			return offload.Yield(ctx)
		})
		offload.Suspend(ctx, func() error { <-began; return nil })
		task.Cancel()
		offload.Yield(ctx)
		close(stop)
		if err := task.Wait(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("it was not told of its cancellation: %v", err)
		}
		return nil
	})
}

// A function that takes the context can end itself.
func TestCancelReachesTheFunction(t *testing.T) {
	run(t, func(ctx context.Context) error {
		task := offload.Go(ctx, func(ctx context.Context) error {
			return offload.Do1(ctx, func(ctx context.Context) error { <-ctx.Done(); return context.Cause(ctx) }, ctx)
		})
		offload.Yield(ctx)
		task.Cancel()
		if err := task.Wait(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		return nil
	})
}

// Abandon returns with the context; the call keeps its place, and Run waits for it.
func TestAbandonKeepsThePlace(t *testing.T) {
	ended := false
	run(t, func(ctx context.Context) error {
		l, _ := offload.RunningLoop(ctx)
		began, stop := make(chan struct{}), make(chan struct{})
		cctx, cancel := context.WithCancelCause(ctx)
		offload.Go(ctx, func(ctx context.Context) error {
			<-began // on the loop: Abandon has freed it
			cancel(errWhy)
			return nil
		})
		_, err := offload.Abandon(cctx, func() (int, error) { close(began); <-stop; ended = true; return 1, nil })
		if err != errWhy {
			t.Error(err)
		}
		if n := l.Stats().Limiter.Running; n != 1 {
			t.Errorf("%d places taken", n)
		}
		time.AfterFunc(10*time.Millisecond, func() { close(stop) })
		return nil
	})
	if !ended {
		t.Error("Run did not wait for the abandoned call")
	}
}

// When main ends, the rest is cancelled and awaited.
func TestRunCancelsTheRest(t *testing.T) {
	var ended []int
	run(t, func(ctx context.Context) error {
		for i := range 10 {
			offload.Go(ctx, func(ctx context.Context) error {
				defer func() { ended = append(ended, i) }()
				offload.Sleep(ctx, time.Hour)
				// Cleaning up takes calls that must not be cut short.
				offload.Exec(ctx, func() {})
				_, err := offload.Call(context.WithoutCancel(ctx), one)
				return err
			})
		}
		return offload.Yield(ctx)
	})
	if len(ended) != 10 {
		t.Errorf("ended: %v", ended)
	}
}

// A coroutine's context lives as long as what was started with it.
func TestContextOutlivesItsCoroutineForItsChildren(t *testing.T) {
	run(t, func(ctx context.Context) error {
		var child *offload.Task
		var f *offload.Future[int]
		stop := make(chan struct{})
		var parents context.Context
		offload.Go(ctx, func(ctx context.Context) error {
			parents = ctx
			child = offload.Go(ctx, func(ctx context.Context) error { return offload.Sleep(ctx, 5*time.Millisecond) })
			f = offload.Submit(ctx, nil, func() (int, error) { <-stop; return 1, ctx.Err() })
			return nil
		}).Wait(ctx)
		if err := child.Wait(ctx); err != nil {
			t.Error(err)
		}
		close(stop)
		if _, err := f.Await(ctx); err != nil {
			t.Error(err)
		}
		return offload.Suspend(ctx, func() error {
			<-parents.Done() // and no longer
			return nil
		})
	})
}
