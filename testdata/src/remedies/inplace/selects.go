package inplace

import (
	"context"

	"github.com/loopblock/loopblock/offload"
)

type feed struct {
	in, out chan int
	last    int
	seen    []int
}

func (f *feed) next() int { f.last++; return f.last }

func (f *feed) values() chan int { return f.in }

// The wait says which case it was; what the case does stays on the loop.
func (f *feed) selects(ctx context.Context, done chan struct{}) int {
	select { // want `select`
	case v := <-f.in: // a value
		f.seen = append(f.seen, v)
	case f.out <- f.next():
		f.last = 0
	case <-done:
		return 1
	}

	// Names that others have, and targets that are no names.
	v, ok := 0, false
	select { // want `select`
	case v := <-f.in:
		f.last = v
	case f.seen[v], ok = <-f.values():
		println(ok)
	case v = <-f.in:
	case _, ok := <-done:
		println(ok)
	}

	select {
	case <-done: // want `channel receive.*no fix: it is a case of a select`
		f.last++
	}
	return v
}

// A select without a way out of it ends its function, and so does what becomes of it.
func (f *feed) ends(ctx context.Context, done chan struct{}) int {
	select { // want `select`
	case v := <-f.in:
		return v
	case <-done:
		return 0
	}
}

func (f *feed) labelled(ctx context.Context, done chan struct{}) {
	for i := range 3 {
		select { // want `select`
		case <-f.in:
			if i == 1 {
				break
			}
			continue
		case <-done:
			_ = <-f.in // want `channel receive`
		}
		println(i)
	}
named:
	select { // want `select.*no fix: there is no room for a statement before it`
	case <-f.in:
		break named
	case <-done:
	}
}

// A range over a channel receives before each turn.
func (f *feed) ranges(ctx context.Context) {
	for v := range f.in { // want `channel receive`
		if v == 0 {
			continue
		}
		if v == 1 {
			break
		}
		f.seen = append(f.seen, v)
	}

	in := f.in
again:
	for v := range in { // want `channel receive`
		for range 3 {
			if v > 2 {
				continue again
			}
		}
	}
	for v := range in { // want `channel receive.*no fix: the loop's body declares v again`
		v := v + 1
		println(v)
	}
	for f.last = range in { // want `channel receive`
	}
	for range f.values() { // want `channel receive`
		println()
	}
}

func startFeed(ctx context.Context, f *feed, done chan struct{}) {
	offload.Go(ctx, func(ctx context.Context) error {
		f.selects(ctx, done)
		f.ends(ctx, done)
		f.labelled(ctx, done)
		f.ranges(ctx)
		return nil
	})
}
