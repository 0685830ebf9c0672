package offload_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

func TestRunningLoop(t *testing.T) {
	run(t, func(ctx context.Context) error {
		want, err := offload.RunningLoop(ctx)
		if err != nil {
			return err
		}
		same := func(ctx context.Context) error {
			if l, err := offload.RunningLoop(ctx); l != want || err != nil {
				t.Errorf("%p, %v", l, err)
			}
			return nil
		}
		tctx, cancel := context.WithTimeout(context.WithValue(ctx, t, t), time.Hour)
		defer cancel()
		return errors.Join(same(tctx), offload.Gather(tctx, same, same), offload.Do(ctx, func() error { return same(ctx) }),
			offload.Do(ctx, func() error { return offload.OnLoop(ctx, same) }))
	})
}

func TestContextValuesAreKept(t *testing.T) {
	type key struct{}
	ctx := context.WithValue(t.Context(), key{}, "v")
	err := offload.Run(ctx, func(ctx context.Context) error {
		return offload.Go(ctx, func(ctx context.Context) error {
			return offload.Do1(ctx, func(ctx context.Context) error {
				if ctx.Value(key{}) != "v" {
					t.Error("the value is lost")
				}
				return nil
			}, ctx)
		}).Wait(ctx)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A loop that nobody runs says so; it does not let anybody wait.
func TestLoopThatNobodyRuns(t *testing.T) {
	l := offload.NewLoop()
	if err := l.Post(func() {}); err != offload.ErrNotRunning {
		t.Errorf("Post before Run: %v", err)
	}
	main := func(ctx context.Context) error {
		if err := l.Run(context.Background(), nil); err != offload.ErrRunning {
			t.Errorf("Run twice: %v", err)
		}
		if err := offload.Run(ctx, nil); err != offload.ErrRunning {
			t.Errorf("Run in a coroutine: %v", err)
		}
		return offload.Do(ctx, func() error { // as in a thread of its own
			return offload.Run(ctx, func(ctx context.Context) error {
				if own, _ := offload.RunningLoop(ctx); own == l {
					t.Error("the inner loop is the outer one")
				}
				return offload.Yield(ctx)
			})
		})
	}
	if err := l.Run(t.Context(), main); err != nil {
		t.Error(err)
	}
	if err := l.Post(func() {}); err != offload.ErrClosed {
		t.Errorf("Post after Run: %v", err)
	}
	if err := l.Run(t.Context(), main); err != offload.ErrClosed {
		t.Errorf("Run again: %v", err)
	}
	if l := offload.NewLoop(); l.Shutdown(t.Context()) != nil || l.Run(t.Context(), main) != offload.ErrClosed {
		t.Error("a loop that was shut down runs")
	}
}

func TestFutureOfAnotherLoop(t *testing.T) {
	run(t, func(first context.Context) error {
		stop := make(chan struct{})
		f := offload.Submit(first, nil, func() (int, error) { <-stop; return 1, nil })
		task := offload.Go(first, func(ctx context.Context) error { return nil })
		err := offload.Do(first, func() error {
			return offload.Run(context.Background(), func(ctx context.Context) error {
				if _, err := f.Await(ctx); err != offload.ErrOtherLoop {
					t.Errorf("Await: %v", err)
				}
				if err := task.Wait(ctx); err != offload.ErrOtherLoop {
					t.Errorf("Wait: %v", err)
				}
				return nil
			})
		})
		close(stop)
		_, err2 := f.Await(first)
		return errors.Join(err, err2)
	})
}

func TestPostFromManyGoroutines(t *testing.T) {
	const posters, posts = 8, 200
	var x exclusive
	run(t, func(ctx context.Context) error {
		l, _ := offload.RunningLoop(ctx)
		var wg sync.WaitGroup
		for range posters {
			wg.Go(func() {
				for range posts {
					err := l.Post(func() {
						x.turn(t)
						offload.Call(ctx, one) // it may suspend
						x.turn(t)
					})
					if err != nil {
						t.Error(err)
					}
				}
				order := make(chan int, posts)
				for i := range posts {
					l.Post(func() { order <- i })
				}
				for i := range posts {
					if got := <-order; got != i {
						t.Errorf("%d came as %d", got, i)
					}
				}
			})
		}
		return offload.Suspend(ctx, func() error { wg.Wait(); return nil })
	})
	if want := posters * posts * 2; x.turns != want {
		t.Errorf("%d turns, not %d", x.turns, want)
	}
}

// OnLoop runs on the loop, from wherever it is called, and its function is a coroutine.
func TestOnLoopFromAnywhere(t *testing.T) {
	var x exclusive
	run(t, func(ctx context.Context) error {
		step := func(ctx context.Context) error {
			x.turn(t)
			_, err := offload.Call(ctx, one)
			x.turn(t)
			return err
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				for range 50 {
					if err := offload.OnLoop(ctx, step); err != nil {
						t.Error(err)
					}
				}
			})
			offload.Go(ctx, func(ctx context.Context) error {
				for range 50 {
					if err := offload.Do(ctx, func() error { return offload.OnLoop(ctx, step) }); err != nil {
						return err
					}
				}
				return nil
			})
		}
		for range 50 {
			if err := offload.OnLoop(ctx, step); err != nil {
				return err
			}
		}
		return offload.Suspend(ctx, func() error { wg.Wait(); return nil })
	})
}

func TestGather(t *testing.T) {
	run(t, func(ctx context.Context) error {
		n := 0
		add := func(ctx context.Context) error {
			n++
			_, err := offload.Call(ctx, one)
			n++
			return err
		}
		if err := offload.Gather(ctx, add, add, add); err != nil || n != 6 {
			t.Errorf("%d, %v", n, err)
		}
		ended := false
		err := offload.Gather(ctx, func(ctx context.Context) error {
			err := offload.Sleep(ctx, time.Hour)
			ended = true
			return err
		}, func(ctx context.Context) error { return errWhy })
		if err != errWhy || !ended {
			t.Errorf("%v, the other has ended: %v", err, ended)
		}
		return offload.Gather(ctx)
	})
}

func TestStats(t *testing.T) {
	run(t, func(ctx context.Context) error {
		l, _ := offload.RunningLoop(ctx)
		stop := make(chan struct{})
		offload.Submit(ctx, nil, func() (int, error) { <-stop; return 0, nil })
		for range 2 {
			offload.Go(ctx, func(ctx context.Context) error {
				offload.Exec(ctx, func() { <-stop })
				return nil
			})
		}
		want := offload.Stats{Coroutines: 3, Submitted: 1, Ready: 2, Limiter: offload.LimiterStats{Limit: 2, Running: 1}}
		if got := l.Stats(); got != want {
			t.Errorf("%+v", got)
		}
		offload.Yield(ctx)
		want.Ready, want.Limiter.Running, want.Limiter.Waiting = 0, 2, 1
		if got := l.Stats(); got != want {
			t.Errorf("%+v", got)
		}
		close(stop)
		return nil
	}, offload.WithLimiter(offload.NewPool(2)))
}
