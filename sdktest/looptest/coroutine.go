package looptest

import (
	"context"
	"slices"
	"testing"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// CheckGo runs the checks of post.Go, for loops whose callbacks may run on
// another goroutine while the loop's waits.
func CheckGo(t *testing.T, l Loop) {
	t.Run("GoLetsTheNextEventThrough", l.wait)
	t.Run("GoKeepsTheLoopForATurn", l.turn)
	t.Run("GoSharesStateWithEvents", l.share)
	t.Run("GoLoopsInPlace", l.inPlace)
}

func (l Loop) wait(t *testing.T) {
	gate, started, late := make(chan struct{}), make(chan struct{}), make(chan struct{})
	l.Event(func() {
		post.Go(l.Poster, func(ctx context.Context) {
			offload.Exec(ctx, func() { close(started); <-gate })
			close(late)
		})
	})
	Receive(t, started)
	for range 5 {
		next := make(chan struct{})
		l.Event(func() { close(next) })
		Receive(t, next)
	}
	close(gate)
	Receive(t, late)
}

// turn: the loop waits for the first turn, and for a later one.
func (l Loop) turn(t *testing.T) {
	gate, began := make(chan struct{}), make(chan struct{})
	l.Event(func() {
		post.Go(l.Poster, func(ctx context.Context) {
			for range 2 {
				began <- struct{}{}
				<-gate
				offload.Exec(ctx, func() {})
			}
		})
	})
	var later []chan struct{} // one may come before the second turn, or after it
	for range 2 {
		next := make(chan struct{})
		Receive(t, began)
		l.Event(func() { close(next) })
		Never(t, next)
		gate <- struct{}{}
		later = append(later, next)
	}
	for _, next := range later {
		Receive(t, next)
	}
}

// share counts in a plain variable: the race detector looks.
func (l Loop) share(t *testing.T) {
	const coroutines, rounds = 10, 20
	done := make(chan int, 1)
	count, left := 0, coroutines
	for range coroutines {
		l.Event(func() {
			count++
			post.Go(l.Poster, func(ctx context.Context) {
				for range rounds {
					offload.Exec(ctx, func() {})
					count++
				}
				if left--; left == 0 {
					done <- count
				}
			})
		})
	}
	if n := Receive(t, done); n != coroutines*(rounds+1) {
		t.Errorf("counted %d, not %d", n, coroutines*(rounds+1))
	}
}

// inPlace is a handler as it is written: a loop, a defer, an early return, and a
// helper that has no context.
func (l Loop) inPlace(t *testing.T) {
	load := func(id int) int { return offload.Get1(offload.Context(), func(id int) int { return 10 * id }, id) }
	got := make(chan []int, 1)
	l.Event(func() {
		post.Go(l.Poster, func(ctx context.Context) {
			var items []int
			defer func() { got <- items }()
			for id := range 10 {
				item := load(id)
				if item == 30 {
					return
				}
				items = append(items, item)
			}
		})
	})
	if items := Receive(t, got); !slices.Equal(items, []int{0, 10, 20}) {
		t.Errorf("loaded %v", items)
	}
}
