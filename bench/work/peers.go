package work

import (
	"context"
	"fmt"
	"sync"

	"github.com/alitto/pond/v2"
	"github.com/panjf2000/ants/v2"
	"github.com/sourcegraph/conc"
	"golang.org/x/sync/errgroup"

	"github.com/loopblock/loopblock/offload"
)

// Count writes a number of coroutines.
func Count(n int) string {
	if n >= 1000 {
		return fmt.Sprint(n/1000, "k")
	}
	return fmt.Sprint(n)
}

// peersOneByOne submit an empty task and wait for it, n times.
func peersOneByOne() []Case {
	return []Case{
		{Name: "errgroup", Run: func(n int) {
			for range n {
				var g errgroup.Group
				g.Go(func() error { return nil })
				g.Wait()
			}
		}},
		{Name: "conc", Run: func(n int) {
			for range n {
				var wg conc.WaitGroup
				wg.Go(emptyTask)
				wg.Wait()
			}
		}},
		{Name: "ants", Run: func(n int) {
			p, err := ants.NewPool(limit())
			if err != nil {
				panic(err)
			}
			defer p.Release()
			done := make(chan struct{}, 1)
			f := func() { done <- struct{}{} }
			for range n {
				p.Submit(f)
				<-done
			}
		}},
		{Name: "pond", Run: func(n int) {
			p := pond.NewPool(limit())
			defer p.StopAndWait()
			for range n {
				p.Submit(emptyTask).Wait()
			}
		}},
	}
}

// submitWait is submit and wait of an empty task in a pool, one by one. The first two cases do the same thing by the two
// means that offload has for it.
func submitWait() Group {
	return Group{"pool: submit and wait, one by one", append([]Case{
		{Name: "Submit, Await", Run: onLoop(func(ctx context.Context, n int) {
			pool := offload.NewPool(limit())
			f := func() (int, error) { return 0, nil }
			for range n {
				offload.Submit(ctx, pool, f).Await(ctx)
			}
		})},
		{Name: "CallIn", Run: onLoop(func(ctx context.Context, n int) {
			pool := offload.NewPool(limit())
			f := func() (int, error) { return 0, nil }
			for range n {
				offload.CallIn(ctx, pool, f)
			}
		})},
	}, peersOneByOne()...)}
}

const batch = 1000

// batches calls f with 1,000 at a time.
func batches(n int, f func(n int)) {
	for ; n > 0; n -= batch {
		f(min(n, batch))
	}
}

// submitMany submits 1,000 empty tasks, then waits for all.
func submitMany() Group {
	return Group{"pool: submit 1,000, then wait for all", []Case{
		{Name: "Submit, Await", Run: onLoop(func(ctx context.Context, n int) {
			pool := offload.NewPool(limit())
			f := func() (int, error) { return 0, nil }
			futures := make([]*offload.Future[int], batch)
			batches(n, func(n int) {
				for i := range n {
					futures[i] = offload.Submit(ctx, pool, f)
				}
				for _, f := range futures[:n] {
					f.Await(ctx)
				}
			})
		})},
		{Name: "go and WaitGroup, no limit", Run: func(n int) {
			batches(n, func(n int) {
				var wg sync.WaitGroup
				for range n {
					wg.Go(emptyTask)
				}
				wg.Wait()
			})
		}},
		{Name: "errgroup", Run: func(n int) {
			batches(n, func(n int) {
				var g errgroup.Group
				g.SetLimit(limit())
				for range n {
					g.Go(func() error { return nil })
				}
				g.Wait()
			})
		}},
		{Name: "ants", Run: func(n int) {
			p, err := ants.NewPool(limit())
			if err != nil {
				panic(err)
			}
			defer p.Release()
			batches(n, func(n int) {
				var wg sync.WaitGroup
				wg.Add(n)
				for range n {
					p.Submit(wg.Done)
				}
				wg.Wait()
			})
		}},
		{Name: "pond", Run: func(n int) {
			p := pond.NewPool(limit())
			defer p.StopAndWait()
			batches(n, func(n int) {
				g := p.NewGroup()
				for range n {
					g.Submit(emptyTask)
				}
				g.Wait()
			})
		}},
	}}
}
