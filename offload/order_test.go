package offload_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

func upTo(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func wantOrder(t *testing.T, what string, got []int, n int) {
	t.Helper()
	if !slices.Equal(got, upTo(n)) {
		t.Errorf("%s: %v", what, got)
	}
}

func TestOrderOfNewCoroutines(t *testing.T) {
	var got []int
	run(t, func(ctx context.Context) error {
		l, err := offload.RunningLoop(ctx)
		if err != nil {
			return err
		}
		for i := range 100 {
			if i%2 == 0 {
				offload.Go(ctx, func(context.Context) error { got = append(got, i); return nil })
			} else if err := l.Post(func() { got = append(got, i) }); err != nil {
				return err
			}
		}
		return offload.Yield(ctx)
	})
	wantOrder(t, "started", got, 100)
}

// Places are reserved on the loop, so calls begin in the order in which the loop made them.
func TestOrderOfCalls(t *testing.T) {
	var mu sync.Mutex
	var began []int
	run(t, func(ctx context.Context) error {
		for i := range 50 {
			offload.Go(ctx, func(ctx context.Context) error {
				offload.Exec(ctx, func() {
					mu.Lock()
					defer mu.Unlock()
					began = append(began, i)
				})
				return nil
			})
		}
		return offload.Suspend(ctx, func() error {
			eventually(t, "all calls", func() bool { mu.Lock(); defer mu.Unlock(); return len(began) == 50 })
			return nil
		})
	}, offload.WithLimiter(offload.NewPool(1)))
	wantOrder(t, "began", began, 50)
}

func TestOrderOfSubmissions(t *testing.T) {
	var began []int
	run(t, func(ctx context.Context) error {
		one := offload.NewPool(1)
		var last *offload.Future[int]
		for i := range 50 {
			last = offload.Submit(ctx, one, func() (int, error) { began = append(began, i); return i, nil })
		}
		_, err := last.Await(ctx)
		return err
	})
	wantOrder(t, "began", began, 50)
}

// Coroutines resume in the order in which their futures are done, whatever the scheduler does with their goroutines.
func TestOrderOfResumption(t *testing.T) {
	const n = 50
	var got []int
	run(t, func(ctx context.Context) error {
		var tasks []*offload.Task
		release := make([]chan struct{}, n)
		for i := range n {
			release[i] = make(chan struct{})
			tasks = append(tasks, offload.Go(ctx, func(ctx context.Context) error {
				f := offload.Submit(ctx, offload.NewPool(1), func() (int, error) { <-release[i]; return 0, nil })
				_, err := f.Await(ctx)
				got = append(got, i)
				return err
			}))
		}
		offload.Yield(ctx)
		// This coroutine keeps the loop: the others become ready, one after another, and stay so.
		l, _ := offload.RunningLoop(ctx)
		for i := range n {
			close(release[i])
			eventually(t, "ready", func() bool { return l.Stats().Ready == i+1 })
		}
		for _, task := range tasks {
			if err := task.Wait(ctx); err != nil {
				return err
			}
		}
		return nil
	})
	wantOrder(t, "resumed", got, n)
}

func TestYieldLetsAllOthersRun(t *testing.T) {
	var got []int
	run(t, func(ctx context.Context) error {
		for i := range 3 {
			offload.Go(ctx, func(ctx context.Context) error {
				for round := range 3 {
					got = append(got, round*3+i)
					if err := offload.Sleep(ctx, 0); err != nil {
						return err
					}
				}
				return nil
			})
		}
		for range 4 {
			offload.Yield(ctx)
		}
		return nil
	})
	wantOrder(t, "turns", got, 9)
}

func TestArgumentsAreEvaluatedOnTheLoop(t *testing.T) {
	run(t, func(ctx context.Context) error {
		state := 1
		release := make(chan struct{})
		var got int
		a := offload.Go(ctx, func(ctx context.Context) (err error) {
			got, err = offload.Call1(ctx, func(n int) (int, error) { <-release; return n, nil }, state)
			return err
		})
		offload.Yield(ctx)
		state = 2
		close(release)
		err := a.Wait(ctx)
		if got != 1 {
			t.Errorf("the call saw %d", got)
		}
		return err
	})
}

func TestEveryForm(t *testing.T) {
	run(t, func(ctx context.Context) error {
		n := 0
		sum := func(a, b, c int) int { return a + b + c }
		offload.Exec(ctx, func() { n++ })
		offload.Exec1(ctx, func(a int) { n += a }, 1)
		offload.Exec2(ctx, func(a, b int) { n += a + b }, 1, 1)
		offload.Exec3(ctx, func(a, b, c int) { n += sum(a, b, c) }, 1, 1, 1)
		if n != 7 {
			t.Errorf("Exec: %d", n)
		}
		n = offload.Get(ctx, func() int { return 1 })
		n += offload.Get1(ctx, func(a int) int { return a }, 2)
		n += offload.Get2(ctx, func(a, b int) int { return a + b }, 3, 4)
		n += offload.Get3(ctx, sum, 5, 6, 7)
		if n != 28 {
			t.Errorf("Get: %d", n)
		}
		want := context.DeadlineExceeded
		fail := func(a, b, c int) (int, error) { return sum(a, b, c), want }
		for i, got := range []error{
			offload.Do(ctx, func() error { return want }),
			offload.Do1(ctx, func(int) error { return want }, 1),
			offload.Do2(ctx, func(int, int) error { return want }, 1, 2),
			offload.Do3(ctx, func(int, int, int) error { return want }, 1, 2, 3),
		} {
			if got != want {
				t.Errorf("Do%d: %v", i, got)
			}
		}
		n2, err2 := offload.Call2(ctx, func(a, b int) (int, error) { return a - b, want }, 5, 3)
		n3, err3 := offload.Call3(ctx, fail, 1, 2, 3)
		if n2 != 2 || n3 != 6 || err2 != want || err3 != want {
			t.Errorf("Call: %d, %d, %v, %v", n2, n3, err2, err3)
		}
		return nil
	})
}
