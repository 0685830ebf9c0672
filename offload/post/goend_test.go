package post_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

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

// A loop that refuses what a turn itself starts lets that turn end.
func TestGoOnALoopThatRefusesDuringATurn(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			defer log.add("ends")
			ui.close()
			task := offload.Go(ctx, func(ctx context.Context) error { log.add("never"); return nil })
			log.add("goes on")
			err := task.Wait(ctx)
			log.add("never: %v", err)
		})
		synctest.Wait()
		log.want(t, "goes on", "ends")
	})
}

// Two calls of Go whose loop has ended: their deferred functions do not run at once.
func TestGoEndsOneAtATime(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		ended, last := 0, time.Time{}
		for range 5 {
			post.Go(ui, func(ctx context.Context) {
				defer func() {
					time.Sleep(time.Second)
					if now := time.Now(); now.Sub(last) < time.Second {
						t.Error("two at once")
					}
					ended++
					last = time.Now()
				}()
				offload.Sleep(ctx, time.Hour)
			})
		}
		ui.close()
		time.Sleep(3 * time.Hour)
		synctest.Wait()
		if ended != 5 {
			t.Errorf("%d of 5 ended", ended)
		}
	})
}

// A strict loop that has ended keeps what it was handed for ever: Close takes it back.
func TestSerialCloseDropsTurns(t *testing.T) {
	for _, where := range []string{"in hand", "queued", "with the loop"} {
		t.Run(where, func(t *testing.T) {
			inBubble(t, func(t *testing.T, _ *desk) {
				ended := make(chan struct{}) // the loop's end; nobody tells the Serial
				var kept []func()
				ui := post.Serialize(func(f func()) {
					if where == "with the loop" {
						kept = append(kept, f)
						return
					}
					<-ended
				})
				if where == "queued" {
					ui.Post(func() {})
				}
				var log logbook
				post.Go(ui, func(ctx context.Context) {
					defer log.add("ends")
					offload.Sleep(ctx, time.Minute)
					log.add("goes on")
				})
				time.Sleep(time.Hour)
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				if where == "with the loop" {
					cancel()
				}
				if err := ui.Close(ctx); (err == nil) != (where == "with the loop") {
					t.Error(err)
				}
				synctest.Wait()
				log.want(t, "ends")
				for _, f := range kept {
					f() // too late, and does nothing
				}
				log.want(t, "ends")
				close(ended)
			})
		})
	}
}

// Once closed in peace, a Serial refuses turns as any function.
func TestSerialThatIsClosedRefusesTurns(t *testing.T) {
	inBubble(t, func(t *testing.T, loop *desk) {
		ui := post.Serialize(func(f func()) { loop.Post(f) })
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			defer log.add("ends")
			offload.Sleep(ctx, time.Minute)
			log.add("goes on")
		})
		if err := ui.Close(t.Context()); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Hour)
		loop.settle()
		log.want(t, "ends")
	})
}
