package offload_test

import (
	"context"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

// On a limiter of one, whatever an offloaded call does next must not wait for the place that it holds itself. Each way
// in is combined with each way on; a deadlock ends the test by its time limit.
func TestNestingOnALimiterOfOne(t *testing.T) {
	type way struct {
		name string
		do   func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error)
	}
	in := []way{
		{"Call", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			return offload.Call(ctx, f)
		}},
		{"CallIn", offload.CallIn[int]},
		{"CallIn another", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			return offload.CallIn(ctx, offload.NewPool(1), func() (int, error) { return offload.CallIn(ctx, l, f) })
		}},
		{"Submit", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			return offload.Submit(ctx, l, f).Await(ctx)
		}},
		{"Abandon", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			return offload.Abandon(ctx, f)
		}},
		{"Suspend", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (n int, err error) {
			err = offload.Suspend(ctx, func() error { n, err = f(); return err })
			return n, err
		}},
		{"Go", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (n int, err error) {
			err = offload.Go(ctx, func(ctx context.Context) error { n, err = offload.CallIn(ctx, l, f); return err }).Wait(ctx)
			return n, err
		}},
		{"Gather", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (n int, err error) {
			g := func(ctx context.Context) error { n, err = offload.CallIn(ctx, l, f); return err }
			err = offload.Gather(ctx, g, g)
			return n, err
		}},
		{"OnLoop", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (n int, err error) {
			err = offload.OnLoop(ctx, func(ctx context.Context) error { n, err = offload.CallIn(ctx, l, f); return err })
			return n, err
		}},
		{"Sleep", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			task := offload.Go(ctx, func(ctx context.Context) error { _, err := offload.CallIn(ctx, l, one); return err })
			if err := offload.Sleep(ctx, 1); err != nil {
				return 0, err
			}
			if err := task.Wait(ctx); err != nil {
				return 0, err
			}
			return f()
		}},
		{"Lock", func(ctx context.Context, l *offload.Limiter, f func() (int, error)) (int, error) {
			var m offload.Mutex
			m.TryLock()
			task := offload.Go(ctx, func(ctx context.Context) error {
				defer m.Unlock()
				_, err := offload.CallIn(ctx, l, one)
				return err
			})
			if err := m.Lock(ctx); err != nil {
				return 0, err
			}
			if err := task.Wait(ctx); err != nil {
				return 0, err
			}
			return f()
		}},
	}
	for _, a := range in {
		for _, b := range in {
			for _, c := range in {
				t.Run(a.name+"/"+b.name+"/"+c.name, func(t *testing.T) {
					l := offload.NewPool(1)
					run(t, func(ctx context.Context) error {
						n, err := a.do(ctx, l, func() (int, error) {
							return b.do(ctx, l, func() (int, error) { return c.do(ctx, l, one) })
						})
						if n != 1 {
							t.Errorf("the result is %d", n)
						}
						return err
					}, offload.WithLimiter(l))
					if s := l.Stats(); s.Running != 0 || s.Waiting != 0 {
						t.Errorf("left behind: %+v", s)
					}
				})
			}
		}
	}
}

// Calls in two limiters of one, nested both ways round, do not wait for each other.
func TestNestingCrosswise(t *testing.T) {
	a, b := offload.NewPool(1), offload.NewPool(1)
	run(t, func(ctx context.Context) error {
		both := func(out, in *offload.Limiter) func(ctx context.Context) error {
			return func(ctx context.Context) error {
				for range 200 {
					_, err := offload.CallIn(ctx, out, func() (int, error) { return offload.CallIn(ctx, in, one) })
					if err != nil {
						return err
					}
				}
				return nil
			}
		}
		return offload.Gather(ctx, both(a, b), both(b, a), both(a, b), both(b, a))
	})
}

// The place that a call lends while it waits can be used by others, and comes back.
func TestAwaitLendsThePlace(t *testing.T) {
	l := offload.NewPool(1)
	run(t, func(ctx context.Context) error {
		_, err := offload.CallIn(ctx, l, func() (int, error) {
			if n := l.Stats().Running; n != 1 {
				t.Errorf("%d places before", n)
			}
			err := offload.Suspend(ctx, func() error {
				if n := l.Stats().Running; n != 0 {
					t.Errorf("%d places during", n)
				}
				return nil
			})
			if n := l.Stats().Running; n != 1 {
				t.Errorf("%d places after", n)
			}
			return 0, err
		})
		return err
	})
}
