package post_test

import (
	"context"
	"runtime"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// load is a handler that waits twice.
func load(ui post.Poster, log *logbook, name string) {
	post.GoInOrder(ui, func(ctx context.Context) {
		log.add("clear for %s", name)
		offload.Sleep(ctx, time.Hour)
		log.add("%s", name)
		offload.Sleep(ctx, time.Hour)
		log.add("end of %s", name)
	})
}

func TestGoInOrderStartsOneAfterAnother(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		for _, name := range []string{"a", "b", "c"} {
			load(ui, &log, name)
			log.add("handled %s", name)
		}
		pass(ui, 10*time.Hour)
		log.want(t, "clear for a", "handled a", "handled b", "handled c", "a", "end of a",
			"clear for b", "b", "end of b", "clear for c", "c", "end of c")
	})
}

// pass lets time go by on the loop.
func pass(ui *desk, d time.Duration) {
	for range int(d / time.Minute) {
		ui.settle()
		time.Sleep(time.Minute)
	}
	ui.settle()
}

// patient sets for how long others wait, for a test.
func patient(t *testing.T, d time.Duration) {
	post.SetPatience(d)
	t.Cleanup(func() { post.SetPatience(time.Second) })
}

// The order is that of one loop, whatever function starts what; what Go starts does not wait for it, nor another loop's.
func TestGoInOrderOfOneLoop(t *testing.T) {
	patient(t, 24*time.Hour)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		load(ui, &log, "a")
		func() {
			post.GoInOrder(ui, func(context.Context) { log.add("a literal's") })
		}()
		post.ThenGet(post.InOrder(ui), func() int { return 1 }, func(n int) { log.add("continuation %d", n) })
		post.GoInOrder(ui, func(context.Context) { log.add("the test's") })
		post.Go(ui, func(context.Context) { log.add("Go's") })
		other := newDesk()
		onAnother(func() { load(other, &log, "b") })
		log.want(t, "clear for a", "Go's", "clear for b")
		pass(ui, 3*time.Hour)
		log.want(t, "clear for a", "Go's", "clear for b", "a", "end of a", "a literal's", "continuation 1", "the test's")
		pass(other, 3*time.Hour)
	})
}

// onAnother runs f where another loop's code runs.
func onAnother(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// However a coroutine ends, the next one starts, and the one after the last starts at once.
func TestGoInOrderGoesOn(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		ends := func(name string, end func()) {
			post.GoInOrder(ui, func(ctx context.Context) {
				offload.Sleep(ctx, time.Minute)
				log.add("%s", name)
				end()
			})
		}
		ends("panics", func() { panic(1) })
		ends("returns", func() {})
		ends("last", func() {})
		func() {
			defer func() {
				if _, ok := recover().(*post.PanicError); !ok {
					t.Error("the panic does not arrive on the loop")
				}
			}()
			pass(ui, time.Hour)
		}()
		pass(ui, time.Hour)
		ends("later", func() {})
		pass(ui, time.Hour)
		log.want(t, "panics", "returns", "last", "later")
	})
}

func TestGoInOrderGoexitStartsTheNext(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		handle := func(f func()) {
			post.GoInOrder(ui, func(ctx context.Context) {
				offload.Sleep(ctx, time.Minute)
				f()
			})
		}
		handle(runtime.Goexit)
		handle(func() { log.add("next") })
		left := make(chan bool)
		go func() { // whose end Goexit is
			defer close(left)
			pass(ui, time.Hour)
		}()
		<-left
		pass(ui, time.Hour)
		log.want(t, "next")
	})
}

// A loop that takes no more functions drops what waits, and forgets it: the next coroutine on another starts at once.
func TestGoInOrderAtTheEndOfTheLoop(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		load(ui, &log, "a")
		load(ui, &log, "dropped")
		ui.close()
		pass(ui, 3*time.Hour)
		other := newDesk()
		load(other, &log, "b")
		log.want(t, "clear for a", "clear for b")
		pass(other, 3*time.Hour)
	})
}

// What a coroutine starts in order is a part of it, as a call is of its caller.
func TestGoInOrderWithinACoroutine(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		var again func(n int)
		again = func(n int) {
			post.GoInOrder(ui, func(ctx context.Context) {
				if n > 0 {
					again(n - 1)
				}
				offload.Sleep(ctx, time.Minute)
				log.add("%d", n)
			})
		}
		again(2)
		again(0)
		pass(ui, time.Hour)
		log.want(t, "0", "1", "2", "0")
	})
}

// Only what the coroutine itself starts: not what its calls do, nor what it starts to run beside it.
func TestGoInOrderBesideACoroutine(t *testing.T) {
	patient(t, 24*time.Hour)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		start := func(name string) { post.GoInOrder(ui, func(context.Context) { log.add("%s", name) }) }
		post.GoInOrder(ui, func(ctx context.Context) {
			offload.Exec(ctx, func() { start("a call's") })
			task := offload.Go(ctx, func(context.Context) error { start("another coroutine's"); return nil })
			_ = task.Wait(ctx)
			post.ThenExec(post.InOrder(ui), func() {}, func() { log.add("a continuation") })
			offload.Sleep(ctx, time.Minute)
			start("its own")
			log.add("end")
		})
		pass(ui, time.Hour)
		log.want(t, "its own", "end", "a call's", "another coroutine's", "a continuation")
	})
}

// A continuation starts what comes after it.
func TestGoInOrderWithinAContinuation(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.ThenExec(post.InOrder(ui), func() {}, func() {
			post.GoInOrder(ui, func(ctx context.Context) {
				offload.Sleep(ctx, time.Minute)
				log.add("started")
			})
			log.add("end")
		})
		pass(ui, time.Hour)
		log.want(t, "end", "started")
	})
}

// Until an Inbox is served, all runs where it is called.
func TestGoInOrderBeforeTheFirstServe(t *testing.T) {
	var log logbook
	var inbox post.Inbox
	post.GoInOrder(&inbox, func(context.Context) {
		post.GoInOrder(&inbox, func(context.Context) { log.add("inner") })
		log.add("outer")
	})
	post.GoInOrder(&inbox, func(context.Context) { log.add("next") })
	log.want(t, "inner", "outer", "next")
}

// What a closed Serial has not handed over never runs, and keeps nothing waiting.
func TestGoInOrderGoesOnAfterClose(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		ended := make(chan bool) // the loop takes nothing any more
		old := post.Serialize(func(func()) { <-ended })
		defer close(ended)
		post.ThenExec(post.InOrder(old), func() {}, func() { log.add("dropped") })
		load(ui, &log, "a")
		pass(ui, time.Hour)
		log.want(t)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_ = old.Close(ctx)
		pass(ui, 3*time.Hour)
		log.want(t, "clear for a", "a", "end of a")
	})
}

func TestGoInOrderOfNonePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it does not panic")
		}
	}()
	post.GoInOrder(newDesk(), nil)
}

// confirm is a handler that carries out once what it is asked to.
func confirm(ui post.Poster, log *logbook, name string) {
	post.GoOnce(ui, func(ctx context.Context) {
		log.add("%s begins", name)
		offload.Sleep(ctx, time.Hour)
		log.add("%s ends", name)
	})
}

func TestGoOnceDropsWhatComesMeanwhile(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		confirm(ui, &log, "first")
		confirm(ui, &log, "dropped")
		pass(ui, 2*time.Hour)
		confirm(ui, &log, "after its end")
		pass(ui, 2*time.Hour)
		log.want(t, "first begins", "first ends", "after its end begins", "after its end ends")
	})
}

// A coroutine that carries out what another GoOnce starts begins it once.
func TestGoOnceWithinACoroutine(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.GoOnce(ui, func(context.Context) {
			confirm(ui, &log, "first")
			confirm(ui, &log, "second")
		})
		confirm(ui, &log, "dropped")
		pass(ui, 3*time.Hour)
		log.want(t, "first begins", "first ends", "second begins", "second ends")
	})
}

// It takes its turn among those of GoInOrder, and drops none of them.
func TestGoOnceIsInOrder(t *testing.T) {
	patient(t, 24*time.Hour)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		key := func(name string, once bool) {
			if once {
				post.GoOnce(ui, func(ctx context.Context) {
					offload.Sleep(ctx, time.Minute)
					log.add("%s", name)
				})
				return
			}
			post.GoInOrder(ui, func(ctx context.Context) {
				offload.Sleep(ctx, time.Minute)
				log.add("%s", name)
			})
		}
		key("copy", false)
		key("yes", true)
		key("copy again", false)
		key("dropped", true)
		pass(ui, time.Hour)
		log.want(t, "copy", "yes", "copy again")
	})
}

// A loop that takes no more functions drops what waits: nothing stands in the way of what another loop starts.
func TestGoOnceAtTheEndOfTheLoop(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		handle := func(ui post.Poster, name string, once bool) {
			f := func(ctx context.Context) {
				log.add("%s", name)
				offload.Sleep(ctx, time.Hour)
			}
			if once {
				post.GoOnce(ui, f)
			} else {
				post.GoInOrder(ui, f)
			}
		}
		handle(ui, "runs", false)
		handle(ui, "dropped with the loop", true)
		ui.close()
		pass(ui, 3*time.Hour)
		other := newDesk()
		handle(other, "on another", true)
		log.want(t, "runs", "on another")
		pass(other, 3*time.Hour)
	})
}

func TestGoOnceOfNonePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it does not panic")
		}
	}()
	post.GoOnce(newDesk(), nil)
}

// What a goroutine off the loop has started goes on when that has ended, and another one gets its place. It has an order of
// its own all the same.
func TestGoOnceOfGoroutinesThatEnd(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		const starts = 50
		for i := range starts {
			done := make(chan bool)
			go func() {
				defer close(done)
				post.GoOnce(ui, func(ctx context.Context) {
					offload.Sleep(ctx, time.Hour)
					log.add("%d", i)
				})
			}()
			<-done
		}
		pass(ui, 2*time.Hour)
		if n := len(log); n != starts {
			t.Errorf("%d of %d", n, starts)
		}
	})
}
