// Package looptest checks what offload/post promises against the event loop of
// a real framework.
package looptest

import (
	"bytes"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload/post"
)

const (
	patience = 20 * time.Second      // for what must happen
	silence  = 50 * time.Millisecond // for what must not
)

// A Loop is a framework's event loop, running.
type Loop struct {
	// Event makes the framework call f on its loop, as for an event from
	// outside. It is called off the loop, and must not wait for f.
	Event func(f func())
	// Poster is how results get back.
	Poster post.Poster
}

// Check runs the checks that make sense for every loop.
func Check(t *testing.T, l Loop) {
	t.Run("DirectCallStopsTheNextEvent", l.direct)
	t.Run("ThenLetsTheNextEventThrough", l.then)
	t.Run("ThenKeepsTheResultOnTheLoop", l.onLoop)
	t.Run("ManyPostsFromTheLoopItself", l.many)
	t.Run("ResultsInOrder", l.results)
	t.Run("PostsFromManyGoroutines", l.crowd)
}

// direct is the illness: it shows that the other checks could fail.
func (l Loop) direct(t *testing.T) {
	gate, started, next := make(chan struct{}), make(chan struct{}), make(chan struct{})
	l.Event(func() { close(started); <-gate })
	Receive(t, started)
	l.Event(func() { close(next) })
	Never(t, next)
	close(gate)
	Receive(t, next)
}

func (l Loop) then(t *testing.T) {
	gate, started, late := make(chan struct{}), make(chan struct{}), make(chan struct{})
	l.Event(func() {
		post.ThenExec(l.Poster, func() { close(started); <-gate }, func() { close(late) })
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

func (l Loop) onLoop(t *testing.T) {
	ids := make(chan string, 3)
	l.Event(func() {
		ids <- Goroutine()
		post.ThenGet(l.Poster, Goroutine, func(off string) {
			ids <- off
			ids <- Goroutine()
		})
	})
	loop, off, back := Receive(t, ids), Receive(t, ids), Receive(t, ids)
	if off == loop {
		t.Error("f ran on the loop")
	}
	if back != loop {
		t.Errorf("k ran on %s, the loop on %s", back, loop)
	}
}

// many posts more than any framework's queue holds, before the loop can take one.
func (l Loop) many(t *testing.T) {
	const n = 1000
	got := make(chan int, n)
	l.Event(func() {
		for i := range n {
			if err := l.Poster.Post(func() { got <- i }); err != nil {
				t.Errorf("post %d: %v", i, err)
			}
		}
		if len(got) > 0 {
			t.Error("a function ran inside the callback that posted it")
		}
	})
	inOrder(t, got, n)
}

func (l Loop) results(t *testing.T) {
	const n = 100
	got := make(chan int, n)
	p := post.Limit(l.Poster, 1)
	l.Event(func() {
		for i := range n {
			post.Then(p, func() (int, error) { return i, nil }, func(i int, err error) { got <- i })
		}
	})
	inOrder(t, got, n)
}

func (l Loop) crowd(t *testing.T) {
	const n, each = 8, 50
	type item struct{ who, what int }
	got := make(chan item, n*each)
	var wg sync.WaitGroup
	for who := range n {
		wg.Go(func() {
			for what := range each {
				_ = l.Poster.Post(func() { got <- item{who, what} })
			}
		})
	}
	wg.Wait()
	due := make([]int, n)
	for range n * each {
		it := Receive(t, got)
		if it.what != due[it.who] {
			t.Fatalf("of %d, %d came when %d was due", it.who, it.what, due[it.who])
		}
		due[it.who]++
	}
}

func inOrder(t *testing.T, ch <-chan int, n int) {
	t.Helper()
	var got []int
	for range n {
		got = append(got, Receive(t, ch))
	}
	if !slices.IsSorted(got) {
		t.Errorf("out of order: %v", got)
	}
}

// Receive returns what arrives, and fails the test if nothing does.
func Receive[T any](t *testing.T, ch <-chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		buf := make([]byte, 1<<20)
		t.Fatalf("nothing arrived; goroutines:\n%s", buf[:runtime.Stack(buf, true)])
		panic("unreachable")
	}
}

// Never fails the test if something arrives soon.
func Never[T any](t *testing.T, ch <-chan T) {
	t.Helper()
	select {
	case v := <-ch:
		t.Fatalf("arrived: %v", v)
	case <-time.After(silence):
	}
}

// Goroutine names the goroutine that calls it.
func Goroutine() string {
	buf := make([]byte, 64)
	id, _, _ := bytes.Cut(buf[:runtime.Stack(buf, false)], []byte(" ["))
	return fmt.Sprintf("%s", id)
}
