package post_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/loopblock/loopblock/offload/post"
)

func TestQueueRunsInOrderOneAtATime(t *testing.T) {
	q := post.NewQueue(3)
	var running atomic.Int32
	var got []int
	for i := range 500 {
		err := q.Do(func() {
			if running.Add(1) != 1 {
				t.Error("two at a time")
			}
			got = append(got, i)
			running.Add(-1)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	closeIn(t, q)
	for i, v := range got {
		if i != v {
			t.Fatalf("function %d ran as number %d", v, i)
		}
	}
	if len(got) != 500 {
		t.Errorf("%d of 500 ran", len(got))
	}
}

// hold fills q: one function that runs until the returned gate is closed, and
// size that wait, appending their numbers to got.
func hold(t *testing.T, q *post.Queue, size int, got *[]int) (gate chan struct{}) {
	gate, started := make(chan struct{}), make(chan struct{})
	_ = q.Do(func() { close(started); <-gate })
	<-started
	for i := range size {
		if err := q.TryDo(func() { *got = append(*got, i) }); err != nil {
			t.Fatal(err)
		}
	}
	return gate
}

func TestTryDoRefusesWhenFull(t *testing.T) {
	q := post.NewQueue(2)
	var got []int
	gate := hold(t, q, 2, &got)
	if err := q.TryDo(func() { t.Error("refused and run") }); !errors.Is(err, post.ErrFull) {
		t.Errorf("TryDo: %v", err)
	}
	close(gate)
	closeIn(t, q)
	if len(got) != 2 {
		t.Errorf("%d of 2 ran", len(got))
	}
}

func TestDoWaitsForRoomInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := post.NewQueue(2)
		var got []int
		gate := hold(t, q, 2, &got)
		var returned atomic.Int32
		for i := range 5 {
			go func() {
				if err := q.Do(func() { got = append(got, 2+i) }); err != nil {
					t.Error(err)
				}
				returned.Add(1)
			}()
			synctest.Wait()
		}
		if n := returned.Load(); n != 0 {
			t.Errorf("%d did not wait", n)
		}
		close(gate)
		synctest.Wait()
		closeIn(t, q)
		if fmt.Sprint(got) != "[0 1 2 3 4 5 6]" {
			t.Errorf("ran in order %v", got)
		}
	})
}

func TestCloseSendsAwayThoseThatWaitForRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := post.NewQueue(2)
		var got []int
		gate := hold(t, q, 2, &got)
		refused := make(chan error, 1)
		go func() { refused <- q.Do(func() { t.Error("refused and run") }) }()
		synctest.Wait()
		go closeIn(t, q)
		if err := <-refused; !errors.Is(err, post.ErrClosed) {
			t.Errorf("Do: %v", err)
		}
		close(gate)
		synctest.Wait()
		if len(got) != 2 {
			t.Errorf("Close did not drain: %d of 2 ran", len(got))
		}
	})
}

func TestQueueUnderContentionLosesNothing(t *testing.T) {
	q := post.NewQueue(4)
	var wg sync.WaitGroup
	var taken atomic.Int64
	var ran int64
	for w := range 8 {
		wg.Go(func() {
			for i := range 500 {
				do := q.Do
				if (w+i)%2 == 0 {
					do = q.TryDo
				}
				if do(func() { ran++ }) == nil {
					taken.Add(1)
				}
			}
		})
	}
	wg.Wait()
	closeIn(t, q)
	if ran != taken.Load() || ran < 2000 {
		t.Errorf("%d taken, %d ran", taken.Load(), ran)
	}
}

func TestQueueOfNoSizePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	post.NewQueue(0)
}

func ExampleQueue() {
	store := func(s string) { fmt.Println("stored", s) } // slow
	var subscribe func(handler func(string))             // a client that reads on the goroutine that calls handlers
	subscribe = func(handler func(string)) { handler("a"); handler("b") }

	q := post.NewQueue(64)
	subscribe(func(msg string) {
		_ = q.Do(func() { store(msg) })
	})
	_ = q.Close(context.Background())
	// Output:
	// stored a
	// stored b
}
