package post_test

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

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
	counted := make(chan struct{})
	ui.Post(func() { // after all that was posted before
		if state != 2*coroutines*rounds {
			t.Errorf("%d of %d", state, 2*coroutines*rounds)
		}
		close(counted)
	})
	receive(t, counted)
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

// A context of the loop is one from anywhere, but only on its own goroutine it gives the loop away.
func TestGoWithAForeignContext(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		turns := func(f func()) (n int) {
			before := len(ui.funcs)
			f()
			return len(ui.funcs) - before
		}
		post.Go(ui, func(ctx context.Context) {
			if n := turns(func() { offload.Exec(context.Background(), func() {}) }); n != 0 {
				t.Error("a call with Background gave the loop away")
			}
			wandered := make(chan bool)
			go func() {
				defer close(wandered)
				offload.Exec(ctx, func() {})
				if offload.Context() != context.Background() {
					t.Error("a goroutine that a coroutine started is no coroutine")
				}
			}()
			if n := turns(func() { <-wandered }); n != 0 {
				t.Error("a context that wandered gave the loop away")
			}
			cctx, cancel := context.WithTimeout(ctx, time.Minute)
			defer cancel()
			if err := offload.Sleep(cctx, time.Hour); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("Sleep with a deadline: %v", err)
			}
		})
		ui.settle()
		time.Sleep(2 * time.Minute)
		ui.settle()
	})
}

// One limit for the process, or that of the poster.
func TestGoLimit(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var process int // fixed when it was first used
		post.Go(ui, func(ctx context.Context) {
			loop, _ := offload.RunningLoop(ctx)
			process = loop.Stats().Limiter.Limit
		})
		for _, c := range []struct {
			ui    post.Poster
			limit int
		}{{ui, process}, {post.Limit(ui, 2), 2}, {post.Limit(post.Limit(ui, 2), 3), 3}} {
			running, most := 0, 0
			var loop *offload.Loop
			for range 50 {
				post.Go(c.ui, func(ctx context.Context) {
					loop, _ = offload.RunningLoop(ctx)
					offload.Suspend(ctx, func() error { return nil }) // so that all are queued
					offload.Exec(ctx, func() { time.Sleep(time.Minute) })
				})
			}
			for range 51 {
				ui.settle()
				running = loop.Stats().Limiter.Running
				most = max(most, running)
				time.Sleep(time.Minute)
			}
			ui.settle()
			if most != c.limit {
				t.Errorf("%d calls at a time, not %d", most, c.limit)
			}
		}
	})
}

// Go beside the loop: the loop's own turn comes after the first, and neither waits for the other.
func TestGoBesideTheLoop(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		done := make(chan bool)
		go func() {
			defer close(done)
			post.Go(ui, func(ctx context.Context) {
				offload.Go(ctx, func(context.Context) error { log.add("second"); return nil })
				time.Sleep(time.Hour)
				log.add("first")
			})
		}()
		ui.settle() // it has a turn of the second's to begin, and does not wait for the first
		<-done
		ui.settle()
		log.want(t, "first", "second")
	})
}

// A coroutine may run an event loop of the framework's inside: a modal dialog.
func TestGoWithALoopInside(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) { offload.Sleep(ctx, time.Minute); log.add("other") })
		post.Go(ui, func(ctx context.Context) {
			offload.Go(ctx, func(context.Context) error { log.add("sibling"); return nil })
			time.Sleep(2 * time.Minute)
			ui.settle()
			log.add("dialog closed")
		})
		ui.settle()
		log.want(t, "other", "dialog closed", "sibling")
	})
}

// OnLoop runs a function of any goroutine in the loop's turn.
func TestOnLoopOfGo(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			log.add("in a call: %v", offload.Do(ctx, func() error {
				return offload.OnLoop(ctx, func(context.Context) error { log.add("back on the loop"); return nil })
			}))
			log.add("here: %v", offload.OnLoop(ctx, func(context.Context) error { log.add("at once"); return nil }))
			log.add("a loop in a loop: %v", offload.Run(ctx, func(context.Context) error { return nil }))
			log.add("a loop beside: %v", offload.Do(ctx, func() error {
				return offload.Run(ctx, func(ctx context.Context) error { return offload.Sleep(ctx, time.Second) })
			}))
		})
		ui.settle()
		time.Sleep(time.Minute)
		ui.settle()
		log.want(t, "back on the loop", "in a call: <nil>", "at once", "here: <nil>",
			"a loop in a loop: "+offload.ErrRunning.Error(), "a loop beside: <nil>")
	})
}

// A loop of package offload is a host as any other.
func TestGoOnALoopOfOffload(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log logbook
		err := offload.Run(t.Context(), func(ctx context.Context) error {
			ui, _ := offload.RunningLoop(ctx)
			post.Go(ui, func(guest context.Context) {
				log.add("begins")
				offload.Sleep(guest, time.Minute)
				log.add("ends")
			})
			log.add("Go returned")
			return offload.Sleep(ctx, time.Hour)
		})
		if err != nil {
			t.Error(err)
		}
		log.want(t, "begins", "Go returned", "ends")
	})
}

func TestCancelInGo(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		err := errors.New("not run")
		post.Go(ui, func(ctx context.Context) {
			task := offload.Go(ctx, func(ctx context.Context) error { return offload.Sleep(ctx, 1000*time.Hour) })
			offload.Yield(ctx)
			task.Cancel()
			err = task.Wait(ctx)
		})
		ui.settle()
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestNilFunctionPanicsInGo(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	post.Go(newDesk(), nil)
}
