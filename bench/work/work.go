// Package work holds what is measured, for go test -bench and for the program ratios alike.
package work

import (
	"context"
	"os"
	"runtime"
	"sync"
	"time"

	"github.com/loopblock/loopblock/bench/ref"
	"github.com/loopblock/loopblock/offload"
)

// Group is a set of cases that do the same by different means; the first is what the others are compared with.
type Group struct {
	Name  string
	Cases []Case
}

// Case runs an operation n times.
type Case struct {
	Name string
	Run  func(n int) // makes the loop too, which costs little beside n operations
	// Timed is for a case whose preparation must not count: it says how long the n operations took.
	Timed func(n int) time.Duration
	// AtMost is the bar for the ratio to the first case; 0: none.
	AtMost float64
}

// Groups gives all of them.
func Groups() []Group {
	groups := []Group{roundTrip(), submitWait(), submitMany()}
	for _, t := range tasks() {
		groups = append(groups, contending(t))
	}
	return append(groups, amongSuspended())
}

// Time runs n operations of the case.
func (c Case) Time(n int) time.Duration {
	if c.Timed != nil {
		return c.Timed(n)
	}
	start := time.Now()
	c.Run(n)
	return time.Since(start)
}

// onLoop makes a case of a loop's main coroutine.
func onLoop(f func(ctx context.Context, n int)) func(n int) {
	return func(n int) {
		err := offload.Run(context.Background(), func(ctx context.Context) error { f(ctx, n); return nil })
		if err != nil {
			panic(err)
		}
	}
}

func limit() int { return min(32, runtime.GOMAXPROCS(0)+4) }

func empty(int) (int, error) { return 0, nil }

func emptyTask() {}

// roundTrip is one coroutine that awaits an empty task.
func roundTrip() Group {
	return Group{"await round trip, empty task", append([]Case{
		{Name: "go f(); <-ch", Run: goChan},
		{Name: "Call1", AtMost: 0.25, Run: onLoop(func(ctx context.Context, n int) {
			for i := range n {
				offload.Call1(ctx, empty, i)
			}
		})},
		{Name: "Call1 off any loop", AtMost: 0.03, Run: func(n int) {
			ctx := context.Background()
			for i := range n {
				offload.Call1(ctx, empty, i)
			}
		}},
		{Name: "CallIn a pool", Run: onLoop(func(ctx context.Context, n int) {
			pool := offload.NewPool(limit())
			f := func() (int, error) { return 0, nil }
			for range n {
				offload.CallIn(ctx, pool, f)
			}
		})},
		{Name: "Submit, Await", AtMost: 2, Run: onLoop(func(ctx context.Context, n int) {
			f := func() (int, error) { return 0, nil }
			for range n {
				offload.Submit(ctx, nil, f).Await(ctx)
			}
		})},
		{Name: "baton and workers", Run: func(n int) {
			ref.RunBaton(limit(), func(c *ref.BatonCo) {
				for range n {
					c.Call(emptyTask)
				}
			})
		}},
		{Name: "iter.Pull and workers", Run: func(n int) {
			ref.RunPull(limit(), func(c *ref.PullCo) {
				for range n {
					c.Call(emptyTask)
				}
			})
		}},
	}, peersOneByOne()...)}
}

func goChan(n int) {
	for i := range n {
		ch := make(chan int, 1)
		go func() {
			v, _ := empty(i)
			ch <- v
		}()
		<-ch
	}
}

// task is what 64 coroutines call.
type task struct {
	name   string
	f      func()
	atMost float64
}

func tasks() []task {
	return []task{
		{"empty", emptyTask, 1.5},
		{"os.Stat", func() { os.Stat(".") }, 1.1},
		{"10 µs of CPU", Spin(10 * time.Microsecond), 1.1},
		{"50 µs of CPU", Spin(50 * time.Microsecond), 1.1},
		{"100 µs of CPU", Spin(100 * time.Microsecond), 1.1},
	}
}

const coroutines = 64

// share gives coroutine i its part of n.
func share(n, i int) int { return (n + i) / coroutines }

func contending(t task) Group {
	return Group{"64 coroutines, " + t.name, []Case{
		{Name: "baton and workers", Run: func(n int) {
			var fs []func(c *ref.BatonCo)
			for i := range coroutines {
				fs = append(fs, func(c *ref.BatonCo) {
					for range share(n, i) {
						c.Call(t.f)
					}
				})
			}
			ref.RunBaton(limit(), fs...)
		}},
		{Name: "Exec", AtMost: t.atMost, Run: onLoop(func(ctx context.Context, n int) {
			var fs []func(ctx context.Context) error
			for i := range coroutines {
				fs = append(fs, func(ctx context.Context) error {
					for range share(n, i) {
						offload.Exec(ctx, t.f)
					}
					return nil
				})
			}
			offload.Gather(ctx, fs...)
		})},
		{Name: "iter.Pull and workers", Run: func(n int) {
			var fs []func(c *ref.PullCo)
			for i := range coroutines {
				fs = append(fs, func(c *ref.PullCo) {
					for range share(n, i) {
						c.Call(t.f)
					}
				})
			}
			ref.RunPull(limit(), fs...)
		}},
	}}
}

// amongSuspended: what is suspended must cost nothing to those that run.
func amongSuspended() Group {
	g := Group{Name: "Call1 beside suspended coroutines"}
	for _, many := range []int{0, 1_000, 10_000, 100_000} {
		c := Case{Name: Count(many), Timed: func(n int) (took time.Duration) {
			onLoop(func(ctx context.Context, n int) {
				stop := Suspended(ctx, many)
				defer stop()
				runtime.GC() // what the preparation left is not the calls' to pay
				start := time.Now()
				for i := range n {
					offload.Call1(ctx, empty, i)
				}
				took = time.Since(start)
			})(n)
			return took
		}}
		if many > 0 {
			c.AtMost = 1.25
		}
		g.Cases = append(g.Cases, c)
	}
	return g
}

// Suspended starts n coroutines that wait for one future.
func Suspended(ctx context.Context, n int) (stop func()) {
	ch := make(chan struct{})
	f := offload.Submit(ctx, nil, func() (int, error) { <-ch; return 0, nil })
	for range n {
		offload.Go(ctx, func(ctx context.Context) error {
			_, err := f.Await(ctx)
			return err
		})
	}
	offload.Yield(ctx)
	return sync.OnceFunc(func() { close(ch) })
}

var sink uint64

// Spin makes a function that computes for d on a processor of its own.
func Spin(d time.Duration) func() {
	rounds := int(d.Seconds() * spinRate())
	return func() { spin(rounds) }
}

func spin(rounds int) {
	x := uint64(rounds)
	for range rounds {
		x = x*6364136223846793005 + 1442695040888963407
	}
	if x == 0 {
		sink = x
	}
}

// spinRate is rounds per second: the best of some tries, for others use the machine too.
var spinRate = sync.OnceValue(func() float64 {
	best := 0.0
	for range 20 {
		const rounds = 1_000_000
		start := time.Now()
		spin(rounds)
		best = max(best, rounds/time.Since(start).Seconds())
	}
	return best
})
