package post_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

func TestThenRunsFOffTheLoopAndKOnIt(t *testing.T) {
	l := startLoop(t)
	p := post.Serialize(l.post)
	boom := errors.New("boom")
	off := func() {
		if goroutine() == l.id {
			t.Error("f ran on the loop")
		}
	}
	done := make(chan string, 1)
	on := func(results ...any) {
		if goroutine() != l.id {
			t.Error("k ran off the loop")
		}
		done <- fmt.Sprint(results...)
	}
	for name, then := range map[string]func(){
		"[7 boom]": func() {
			post.Then(p, func() (int, error) { off(); return 7, boom }, func(n int, err error) { on([]any{n, err}) })
		},
		"[boom]": func() { post.ThenGet(p, func() error { off(); return boom }, func(err error) { on([]any{err}) }) },
		"[7]":    func() { post.ThenGet(p, func() int { off(); return 7 }, func(n int) { on([]any{n}) }) },
		"[]":     func() { post.ThenExec(p, off, func() { on([]any{}) }) },
	} {
		l.post(then)
		if got := receive(t, done); got != name {
			t.Errorf("k got %s, want %s", got, name)
		}
	}
}

func TestThenLeavesTheLoopFree(t *testing.T) {
	l := startLoop(t)
	p := post.Serialize(l.post)
	gate, done := make(chan struct{}), make(chan string, 1)
	l.post(func() {
		post.ThenGet(p, func() string { <-gate; return "late" }, func(s string) { done <- s })
	})
	for range 10 {
		l.post(func() {}) // returns when it has run
	}
	close(gate)
	if s := receive(t, done); s != "late" {
		t.Error(s)
	}
}

func TestThenExecHandsVariablesOver(t *testing.T) {
	l := startLoop(t)
	p := post.Serialize(l.post)
	done := make(chan string, 1)
	l.post(func() {
		var a string
		var ok bool
		post.ThenExec(p, func() { a, ok = "a", true }, func() { done <- fmt.Sprint(a, ok) })
	})
	if s := receive(t, done); s != "atrue" {
		t.Error(s)
	}
}

func TestThenWithoutContinuationPostsNothing(t *testing.T) {
	p := post.Func(func(func()) error { t.Error("posted"); return nil })
	ran := make(chan struct{})
	post.ThenExec(p, func() { close(ran) }, nil)
	receive(t, ran)
}

func TestLimitBoundsConcurrency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := post.Limit(post.Serialize(func(f func()) { f() }), 3)
		var running, ended atomic.Int32
		gate := make(chan struct{})
		for range 20 {
			post.ThenExec(p, func() { running.Add(1); <-gate }, func() { ended.Add(1) })
		}
		synctest.Wait()
		if n := running.Load(); n != 3 {
			t.Errorf("%d at a time, not 3", n)
		}
		close(gate)
		synctest.Wait()
		if n := ended.Load(); n != 20 {
			t.Errorf("%d of 20 ended", n)
		}
	})
}

func TestThenIsBoundedByDefault(t *testing.T) {
	// No bubble of synctest here: this limit is shared with goroutines outside.
	l := startLoop(t)
	p := post.Serialize(l.post)
	var running, most atomic.Int32
	done := make(chan struct{}, 200)
	for range 200 {
		post.ThenExec(p, func() {
			n := running.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			for range 100 {
				runtime.Gosched()
			}
			running.Add(-1)
		}, func() { done <- struct{}{} })
	}
	for range 200 {
		receive(t, done)
	}
	if n := most.Load(); n > 32 || n < 2 {
		t.Errorf("%d at a time", n)
	}
}

func TestLimitOfOneKeepsOrder(t *testing.T) {
	l := startLoop(t)
	p := post.Limit(post.Serialize(l.post), 1)
	done := make(chan int, 100)
	l.post(func() {
		for i := range 100 {
			post.ThenGet(p, func() int { return i }, func(i int) { done <- i })
		}
	})
	for i := range 100 {
		if got := receive(t, done); got != i {
			t.Fatalf("result %d came as number %d", got, i)
		}
	}
}

// What a loop's code starts runs one after another, whatever that takes, and so do the continuations.
func TestInOrderIsThatOfOneLoop(t *testing.T) {
	patient(t, 24*time.Hour)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		show := func(name string, takes time.Duration) {
			post.ThenGet(post.InOrder(ui), func() string {
				time.Sleep(takes)
				return name
			}, func(name string) { log.add("%s", name) })
		}
		show("slow", 3*time.Hour)
		show("fast", time.Minute)
		show("faster", time.Second)
		func() {
			post.ThenExec(post.InOrder(ui), func() { time.Sleep(time.Hour) }, func() { log.add("another's") })
		}()
		pass(ui, 10*time.Hour)
		log.want(t, "slow", "fast", "faster", "another's")
	})
}

func TestOnceDropsWhatComesMeanwhile(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		save := func(name string) {
			post.ThenExec(post.Once(ui), func() { time.Sleep(time.Hour) }, func() { log.add("%s", name) })
		}
		save("first")
		save("dropped")
		time.Sleep(2 * time.Hour)
		save("dropped too, since the loop has not heard of the first one's end")
		pass(ui, time.Hour)
		save("second")
		pass(ui, 2*time.Hour)
		log.want(t, "first", "second")
	})
}

// However it ends, the next can be started.
func TestOnceGoesOn(t *testing.T) {
	ended := post.Func(func(func()) error { return post.ErrClosed })
	for name, c := range map[string]struct {
		ui post.Poster
		f  func()
		k  func()
	}{
		"without a continuation": {ended, func() {}, nil},
		"at the loop's end":      {ended, func() {}, func() {}},
		"Goexit":                 {ended, runtime.Goexit, func() {}},
		"panic":                  {post.To(func(f func()) { defer func() { _ = recover() }(); f() }), func() { panic(1) }, func() {}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ran := 0
				start := func(f, k func()) { post.ThenExec(post.Once(c.ui), func() { ran++; f() }, k) }
				start(c.f, c.k)
				synctest.Wait()
				start(func() {}, nil)
				synctest.Wait()
				if ran != 2 {
					t.Errorf("%d ran", ran)
				}
			})
		})
	}
}

func TestGoTakesAnOrderedPoster(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(post.InOrder(post.Limit(ui, 2)), func(ctx context.Context) {
			loop, err := offload.RunningLoop(ctx)
			if err != nil {
				t.Error(err)
				return
			}
			log.add("limit of %d", loop.Stats().Limiter.Limit)
		})
		log.want(t, "limit of 2")
	})
}

func panicHere() { panic(os.ErrDeadlineExceeded) }

func TestPanicInFIsRaisedOnTheLoop(t *testing.T) {
	raised := make(chan any, 1)
	p := post.To(func(f func()) {
		defer func() { raised <- recover() }()
		f()
	})
	post.ThenExec(p, panicHere, func() { t.Error("k ran") })
	e, ok := receive(t, raised).(*post.PanicError)
	if !ok {
		t.Fatal("no PanicError")
	}
	if !errors.Is(e, os.ErrDeadlineExceeded) {
		t.Errorf("value %v", e.Value)
	}
	if !strings.Contains(e.Error(), "post_test.panicHere") {
		t.Errorf("the stack does not show who panicked:\n%v", e)
	}
}

// TestPanicIsNotLostWithTheLoop looks at a program whose loop has ended before
// f panics: the test binary itself, started again.
func TestPanicIsNotLostWithTheLoop(t *testing.T) {
	const marker = "POST_TEST_PANIC"
	if os.Getenv(marker) != "" {
		p := post.Func(func(func()) error { return post.ErrClosed })
		post.ThenExec(p, panicHere, nil)
		select {}
	}
	exe, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(exe, "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), marker+"=1")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "panicHere") {
		t.Errorf("%v, and it said:\n%s", err, out)
	}
}

func TestGoexitInFFreesItsPlace(t *testing.T) {
	l := startLoop(t)
	p := post.Limit(post.Serialize(l.post), 1)
	done := make(chan struct{})
	post.ThenExec(p, runtime.Goexit, func() { t.Error("k ran") })
	post.ThenExec(p, func() {}, func() { close(done) })
	receive(t, done)
}

func TestThenOnAnEndedLoopDropsTheResult(t *testing.T) {
	s := post.Serialize(func(f func()) { f() })
	closeIn(t, s)
	ran := make(chan struct{})
	post.ThenExec(s, func() { close(ran) }, func() { t.Error("k ran") })
	receive(t, ran)
}

func TestLimitOfNonePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	post.Limit(post.To(func(func()) {}), 0)
}

func ExampleThen() {
	events := make(chan func(), 10) // the loop's
	ui := post.To(func(f func()) { events <- f })
	load := func(id int) (string, error) { return fmt.Sprint("item ", id), nil } // slow

	id := 7
	post.Then(ui, func() (string, error) { return load(id) }, func(item string, err error) {
		fmt.Println(item, err)
	})
	(<-events)()
	// Output: item 7 <nil>
}
