package post_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// A desk is a loop that the test runs itself, on its own goroutine.
type desk struct {
	mu    sync.Mutex
	funcs []func()
	shut  bool
	more  chan struct{}
}

func newDesk() *desk { return &desk{more: make(chan struct{}, 1)} }

func (d *desk) Post(f func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut {
		return post.ErrClosed
	}
	d.funcs = append(d.funcs, f)
	select {
	case d.more <- struct{}{}:
	default:
	}
	return nil
}

// step runs one function; false: there is none.
func (d *desk) step() bool {
	d.mu.Lock()
	if len(d.funcs) == 0 {
		d.mu.Unlock()
		return false
	}
	f := d.funcs[0]
	d.funcs = d.funcs[1:]
	d.mu.Unlock()
	f()
	return true
}

// settle runs functions until all goroutines of the bubble wait and there is nothing to run.
func (d *desk) settle() {
	for {
		synctest.Wait()
		if !d.step() {
			return
		}
	}
}

func (d *desk) close() {
	d.mu.Lock()
	d.shut = true
	d.mu.Unlock()
}

// inBubble runs a test with a loop; the bubble fails if a goroutine is left over.
func inBubble(t *testing.T, f func(t *testing.T, ui *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) { f(t, newDesk()) })
}

type logbook []string

func (l *logbook) add(format string, args ...any) { *l = append(*l, fmt.Sprintf(format, args...)) }

func (l logbook) want(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(l, want) {
		t.Errorf("log:\n%q, not\n%q", []string(l), want)
	}
}

func TestGoRunsAtOnceUntilItWaits(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			log.add("first turn")
			s, err := offload.Call1(ctx, func(s string) (string, error) { return s, nil }, "result")
			log.add("second turn: %s, %v", s, err)
			offload.Sleep(ctx, time.Hour)
			log.add("third turn")
		})
		log.add("Go returned")
		ui.settle()
		log.add("others")
		time.Sleep(2 * time.Hour)
		ui.settle()
		log.want(t, "first turn", "Go returned", "second turn: result, <nil>", "others", "third turn")
	})
}

func TestGoThatNeverWaitsPostsNothing(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		ran := false
		post.Go(ui, func(context.Context) { ran = true })
		if !ran || ui.step() {
			t.Errorf("ran %v, or something was posted", ran)
		}
	})
}

// Each turn is a function of its own to the loop, in the order in which the coroutines became ready.
func TestGoOrder(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		for i := range 3 {
			post.Go(ui, func(ctx context.Context) {
				for n := range 2 {
					offload.Sleep(ctx, time.Duration(30-10*i+n)*time.Minute)
					log.add("%d.%d", i, n)
				}
			})
		}
		for range 80 {
			time.Sleep(time.Minute)
			synctest.Wait()
			for ui.step() {
				log.add("|")
				synctest.Wait()
			}
		}
		log.want(t, "2.0", "|", "1.0", "|", "2.1", "|", "0.0", "|", "1.1", "|", "0.1", "|")
	})
}

// The state that loop and coroutines share is a plain variable: the race detector looks, and so does the count.
func TestGoNeverRunsBesideTheLoop(t *testing.T) {
	l := startLoop(t)
	ui := post.Serialize(l.post)
	const coroutines, rounds = 20, 50
	state, ended := 0, make(chan struct{})
	var left = coroutines
	for range coroutines {
		ui.Post(func() {
			post.Go(ui, func(ctx context.Context) {
				for range rounds {
					state++
					offload.Exec(ctx, runtime.Gosched)
				}
				if left--; left == 0 {
					close(ended)
				}
			})
		})
	}
	for range coroutines * rounds {
		ui.Post(func() { state++ })
	}
	receive(t, ended)
	l.post(func() {
		if state != 2*coroutines*rounds {
			t.Errorf("%d of %d", state, 2*coroutines*rounds)
		}
	})
	closeIn(t, ui)
}

// What a goroutine runs tells its context, however deep, and a call with it is one with the coroutine's.
func TestGoContext(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		if offload.Context() != context.Background() {
			t.Error("the loop itself has a context")
		}
		post.Go(ui, func(ctx context.Context) {
			if offload.Context() != ctx {
				t.Error("it is not the coroutine's")
			}
			offload.Exec(ctx, func() {
				if offload.Context() != ctx {
					t.Error("it is not the coroutine's in an offloaded call")
				}
				if ui.step() {
					t.Error("there is a turn during the call")
				}
			})
			offload.Sleep(offload.Context(), time.Hour)
			if _, ok := ctx.Deadline(); ok || ctx.Err() != nil {
				t.Error("it ends by itself")
			}
		})
		ui.settle()
		time.Sleep(2 * time.Hour)
		ui.settle()
	})
}

func TestGoInsideGo(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			post.Go(ui, func(ctx context.Context) {
				log.add("inner begins")
				offload.Sleep(ctx, time.Minute)
				log.add("inner ends")
			})
			log.add("outer goes on")
			offload.Go(ctx, func(ctx context.Context) error {
				log.add("a further one")
				return nil
			})
			offload.Sleep(ctx, time.Hour)
			log.add("outer ends")
		})
		ui.settle()
		time.Sleep(2 * time.Hour)
		ui.settle()
		log.want(t, "inner begins", "outer goes on", "a further one", "inner ends", "outer ends")
	})
}

// A further coroutine may outlive the one that started it.
func TestGoEndsWhatItStartedNot(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		ended := errors.New("not run")
		post.Go(ui, func(ctx context.Context) {
			offload.Go(ctx, func(ctx context.Context) error {
				ended = offload.Sleep(ctx, time.Hour)
				return nil
			})
		})
		ui.settle()
		time.Sleep(2 * time.Hour)
		ui.settle()
		if ended != nil {
			t.Error(ended)
		}
	})
}

func TestGoWithTheRestOfOffload(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		var m offload.Mutex
		hour := func() (int, error) { time.Sleep(time.Hour); return 7, nil }
		var shared *offload.Future[int]
		post.Go(ui, func(ctx context.Context) {
			m.Lock(ctx)
			defer m.Unlock()
			shared = offload.Submit(ctx, nil, hour)
			n, err := shared.Await(ctx)
			log.add("await %d %v", n, err)
			var a, b int
			err = offload.Gather(ctx,
				func(ctx context.Context) (err error) { a, err = offload.Call(ctx, hour); return },
				func(ctx context.Context) (err error) { b, err = offload.CallIn(ctx, offload.CPU(), hour); return })
			log.add("gather %d %d %v", a, b, err)
			log.add("suspend %v", offload.Suspend(ctx, func() error { return nil }))
		})
		post.Go(ui, func(ctx context.Context) {
			m.Lock(ctx) // of another call of Go
			defer m.Unlock()
			n, err := shared.Await(ctx)
			log.add("another awaits %d %v", n, err)
			l, err := offload.RunningLoop(ctx)
			log.add("loop %v", err)
			offload.Go(ctx, func(ctx context.Context) error { return offload.Sleep(ctx, time.Hour) })
			offload.Yield(ctx)
			s := l.Stats()
			log.add("%d coroutines, %d ready", s.Coroutines, s.Ready)
			log.add("post %v", l.Post(func() { log.add("posted") }))
			offload.Yield(ctx)
			log.add("shutdown %v", l.Shutdown(ctx))
			log.add("%d coroutines", l.Stats().Coroutines)
		})
		for range 6 {
			ui.settle()
			time.Sleep(time.Hour)
		}
		log.want(t, "await 7 <nil>", "gather 7 7 <nil>", "suspend <nil>", "another awaits 7 <nil>", "loop <nil>",
			"2 coroutines, 0 ready", "post <nil>", "posted", "shutdown <nil>", "1 coroutines")
	})
}

// Yield lets the other callbacks of the loop run.
func TestYieldInGoLetsTheLoopRun(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			ui.Post(func() { log.add("callback") })
			offload.Yield(ctx)
			log.add("goes on")
		})
		ui.settle()
		log.want(t, "callback", "goes on")
	})
}

func panicInGo(ctx context.Context, when string) {
	if when == "later" {
		offload.Sleep(ctx, time.Hour)
	}
	if when == "in a call" {
		offload.Exec(ctx, func() { panic(errBoom) })
	}
	panic(errBoom)
}

var errBoom = errors.New("boom")

// A panic is raised in the loop's own call of Go, or of the function that it was posted.
func TestPanicInGoIsRaisedOnTheLoop(t *testing.T) {
	for _, when := range []string{"at once", "later", "in a call"} {
		t.Run(when, func(t *testing.T) {
			inBubble(t, func(t *testing.T, ui *desk) {
				cleaned := false
				caught := func(f func()) (e *post.PanicError) {
					defer func() { e, _ = recover().(*post.PanicError) }()
					f()
					return nil
				}
				e := caught(func() {
					post.Go(ui, func(ctx context.Context) {
						defer func() { cleaned = true }()
						panicInGo(ctx, when)
					})
				})
				if when != "at once" {
					if e != nil {
						t.Fatal("raised too early")
					}
					time.Sleep(2 * time.Hour)
					e = caught(ui.settle)
				}
				if e == nil || !errors.Is(e, errBoom) || !strings.Contains(string(e.Stack), "panicInGo") || !cleaned {
					t.Errorf("raised %v, cleaned up %v", e, cleaned)
				}
				ui.settle()
			})
		})
	}
}

func TestPanicNobodyWaitsForIsRaisedAtTheEnd(t *testing.T) {
	for name, start := range map[string]func(ctx context.Context){
		"Go":     func(ctx context.Context) { offload.Go(ctx, func(context.Context) error { panic(errBoom) }) },
		"Submit": func(ctx context.Context) { offload.Submit(ctx, nil, func() (int, error) { panic(errBoom) }) },
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T, ui *desk) {
				post.Go(ui, start)
				var caught any
				func() {
					defer func() { caught = recover() }()
					ui.settle()
				}()
				if e, ok := caught.(*post.PanicError); !ok || !errors.Is(e, errBoom) {
					t.Errorf("raised %v", caught)
				}
				ui.settle()
			})
		})
	}
}

func TestGoexitInGoIsTheLoops(t *testing.T) {
	for _, when := range []string{"at once", "later"} {
		t.Run(when, func(t *testing.T) {
			inBubble(t, func(t *testing.T, ui *desk) {
				exited := make(chan bool, 1)
				go func() {
					defer func() { exited <- recover() == nil }()
					post.Go(ui, func(ctx context.Context) {
						if when == "later" {
							offload.Sleep(ctx, time.Hour)
						}
						runtime.Goexit()
					})
					time.Sleep(2 * time.Hour)
					ui.step()
					t.Error("the loop's goroutine goes on")
				}()
				if !<-exited {
					t.Error("it panicked")
				}
			})
		})
	}
}

// Once the loop refuses a turn, every coroutine ends, and its deferred functions run.
func TestGoOnALoopThatRefuses(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook // shared by deferred functions: they run one at a time
		var kept context.Context
		post.Go(ui, func(ctx context.Context) {
			kept = ctx
			defer log.add("sleeper ends")
			offload.Go(ctx, func(ctx context.Context) error {
				defer func() { log.add("locker ends: %v", context.Cause(ctx)) }()
				var m offload.Mutex
				m.TryLock()
				m.Lock(ctx) // for ever
				log.add("locker goes on")
				return nil
			})
			offload.Go(ctx, func(ctx context.Context) error {
				defer func() {
					offload.Exec(ctx, func() { time.Sleep(time.Minute) }) // a deferred function may wait
					log.add("caller ends")
				}()
				offload.Exec(ctx, func() { time.Sleep(3 * time.Hour) })
				log.add("caller goes on")
				return nil
			})
			offload.Sleep(ctx, time.Hour)
			log.add("sleeper goes on")
		})
		ui.settle()
		ui.close()
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		log.want(t, "sleeper ends", "locker ends: context canceled")
		if _, err := offload.RunningLoop(kept); !errors.Is(err, offload.ErrClosed) {
			t.Errorf("RunningLoop: %v", err)
		}
		if err := offload.Go(kept, func(context.Context) error { return nil }).Wait(t.Context()); !errors.Is(err, offload.ErrClosed) {
			t.Errorf("Go: %v", err)
		}
		time.Sleep(2 * time.Hour)
		synctest.Wait()
		log[2:].want(t, "caller ends")
	})
}
