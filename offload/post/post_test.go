package post_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/internal/guest"
	"github.com/loopblock/loopblock/offload/post"
	"go.uber.org/goleak"
)

// Calls of these tests take as long as they say, and not less than a host waits for them; grace_test.go has those that do.
func TestMain(m *testing.M) {
	guest.Grace = 0
	goleak.VerifyTestMain(m)
}

// A loop of package offload can be posted to like any other.
var _ post.Poster = (*offload.Loop)(nil)

// A loop is a foreign event loop as strict as tview's: it can be handed one
// function at a time, and post waits until that one has run.
type loop struct {
	funcs chan func()
	ended chan struct{}
	id    string // of its goroutine
}

func startLoop(t *testing.T) *loop {
	l := &loop{funcs: make(chan func()), ended: make(chan struct{})}
	go func() {
		for {
			select {
			case f := <-l.funcs:
				f()
			case <-l.ended:
				return
			}
		}
	}()
	t.Cleanup(func() { close(l.ended) })
	l.post(func() { l.id = goroutine() })
	return l
}

func (l *loop) post(f func()) {
	done := make(chan struct{})
	select {
	case l.funcs <- func() { defer close(done); f() }:
		<-done
	case <-l.ended:
	}
}

// goroutine names the goroutine that calls it.
func goroutine() string {
	id, _, _ := bytes.Cut(stack(), []byte(" ["))
	return string(id)
}

func stack() []byte {
	buf := make([]byte, 64)
	return buf[:runtime.Stack(buf, false)]
}

const patience = 10 * time.Second

func receive[T any](t *testing.T, ch <-chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		t.Fatal("nothing arrived")
		panic("unreachable")
	}
}

func closeIn(t *testing.T, c interface{ Close(context.Context) error }) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := c.Close(ctx); err != nil {
		t.Error(err)
	}
}

func TestSerializeKeepsOrder(t *testing.T) {
	l := startLoop(t)
	s := post.Serialize(l.post)
	var got []int
	for i := range 1000 {
		if err := s.Post(func() { got = append(got, i) }); err != nil {
			t.Fatal(err)
		}
	}
	closeIn(t, s)
	for i, v := range got {
		if i != v {
			t.Fatalf("function %d ran as number %d", v, i)
		}
	}
	if len(got) != 1000 {
		t.Errorf("%d of 1000 ran", len(got))
	}
}

func TestSerializeKeepsEachPostersOrder(t *testing.T) {
	s := post.Serialize(startLoop(t).post)
	next := make([]int, 4)
	var wg sync.WaitGroup
	for p := range next {
		wg.Go(func() {
			for i := range 500 {
				_ = s.Post(func() {
					if next[p] != i {
						t.Errorf("poster %d: %d ran when %d was due", p, i, next[p])
					}
					next[p]++
				})
			}
		})
	}
	wg.Wait()
	closeIn(t, s)
	for p, n := range next {
		if n != 500 {
			t.Errorf("poster %d: %d of 500 ran", p, n)
		}
	}
}

func TestSerializeMayBeCalledOnTheLoop(t *testing.T) {
	l := startLoop(t)
	s := post.Serialize(l.post)
	done := make(chan []int)
	l.post(func() {
		var got []int
		for i := range 300 {
			_ = s.Post(func() { got = append(got, i) })
		}
		if len(got) != 0 {
			t.Error("a function ran inside the callback that posted it")
		}
		_ = s.Post(func() { go func() { done <- got }() })
	})
	if got := receive(t, done); len(got) != 300 || got[0] != 0 || got[299] != 299 {
		t.Errorf("got %v", got)
	}
}

func TestSerializeNeverBlocks(t *testing.T) {
	gate := make(chan struct{})
	s := post.Serialize(func(f func()) { <-gate; f() })
	n := 0
	for range 10_000 {
		_ = s.Post(func() { n++ })
	}
	close(gate)
	closeIn(t, s)
	if n != 10_000 {
		t.Errorf("%d of 10000 ran", n)
	}
}

func TestSerializeHasNoGoroutineWhenIdle(t *testing.T) {
	l := startLoop(t)
	for range 100 {
		ran := make(chan struct{})
		_ = post.Serialize(l.post).Post(func() { close(ran) })
		receive(t, ran)
	}
	// Not closed, any of them: goleak in TestMain says whether that leaks.
}

func TestCloseRefusesWhatComesAfter(t *testing.T) {
	s := post.Serialize(func(f func()) { f() })
	q := post.NewQueue(1)
	closeIn(t, s)
	closeIn(t, q)
	closeIn(t, q) // twice is fine
	never := func() { t.Error("ran after Close") }
	for name, err := range map[string]error{"Post": s.Post(never), "Do": q.Do(never), "TryDo": q.TryDo(never)} {
		if !errors.Is(err, post.ErrClosed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCloseGivesUpWithItsContextAndDropsWhatWaits(t *testing.T) {
	gate, started := make(chan struct{}), make(chan struct{})
	q := post.NewQueue(5)
	_ = q.Do(func() { close(started); <-gate })
	receive(t, started)
	for range 3 {
		_ = q.Do(func() { t.Error("a dropped function ran") })
	}
	cause := errors.New("no more patience")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	err := q.Close(ctx)
	if !errors.Is(err, cause) || !strings.Contains(err.Error(), "3 dropped") {
		t.Errorf("Close: %v", err)
	}
	close(gate)
	closeIn(t, q)
}

func TestCloseCanBeCalledOnTheLoopWithAnEndedContext(t *testing.T) {
	l := startLoop(t)
	s := post.Serialize(l.post)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	l.post(func() {
		_ = s.Post(func() {}) // in the hands of l.post, which waits for this very callback
		_ = s.Post(func() { t.Error("a dropped function ran") })
		if err := s.Close(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("Close: %v", err)
		}
	})
	closeIn(t, s)
}

func TestGoexitOnTheWorkerLosesNobodyElse(t *testing.T) {
	q := post.NewQueue(10)
	n := 0
	for i := range 10 {
		_ = q.Do(func() {
			n++
			if i%3 == 0 {
				runtime.Goexit()
			}
		})
	}
	closeIn(t, q)
	if n != 10 {
		t.Errorf("%d of 10 ran", n)
	}
}

func TestNilFunctionPanicsWhereItIsPosted(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	_ = post.Serialize(func(f func()) { f() }).Post(nil)
}

func TestFuncReportsRefusal(t *testing.T) {
	over := errors.New("the loop is over")
	p := post.Func(func(func()) error { return over })
	if err := p.Post(func() {}); err != over {
		t.Error(err)
	}
}

func ExampleSerialize() {
	// A toolkit whose post function waits until the loop has run the function.
	update := func(f func()) { f() }

	ui := post.Serialize(update)
	for _, line := range []string{"one", "two", "three"} {
		_ = ui.Post(func() { fmt.Println(line) })
	}
	_ = ui.Close(context.Background())
	// Output:
	// one
	// two
	// three
}
