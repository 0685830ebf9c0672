package post_test

import (
	"context"
	"math/rand/v2"
	"sync/atomic"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// tick lets time go by on the loop, in steps of 10 ms.
func tick(ui *desk, d time.Duration) {
	for range int(d / (10 * time.Millisecond)) {
		ui.settle()
		time.Sleep(10 * time.Millisecond)
	}
	ui.settle()
}

const short = 250 * time.Millisecond

// steps is a handler of a function of its own that waits before each of its steps.
func steps(ui post.Poster, log *logbook, name string, waits ...time.Duration) {
	post.GoInOrder(ui, stepping(log, name, waits...))
}

func stepping(log *logbook, name string, waits ...time.Duration) func(context.Context) {
	return func(ctx context.Context) {
		log.add("%s begins", name)
		for i, d := range waits {
			offload.Sleep(ctx, d)
			log.add("%s %d", name, i+1)
		}
	}
}

// As long as no wait lasts for too long, all that is on the loop is in order.
func TestShortWaitsHoldUpAll(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		steps(ui, &log, "a", 200*time.Millisecond, 200*time.Millisecond, 200*time.Millisecond)
		post.GoInOrder(ui, stepping(&log, "b"))
		tick(ui, time.Second)
		log.want(t, "a begins", "a 1", "a 2", "a 3", "b begins")
	})
}

// A long one does so for the patience, and then for what the same function starts.
func TestALongWaitHoldsUpItsFunction(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		steps(ui, &log, "a", 2*time.Second)
		post.GoInOrder(ui, stepping(&log, "b"))
		tick(ui, 240*time.Millisecond)
		log.want(t, "a begins")
		tick(ui, 20*time.Millisecond)
		log.want(t, "a begins", "b begins")
		post.GoInOrder(ui, stepping(&log, "c"))
		log.want(t, "a begins", "b begins", "c begins")
		steps(ui, &log, "a again")
		tick(ui, time.Second)
		log.want(t, "a begins", "b begins", "c begins")
		tick(ui, time.Second)
		log.want(t, "a begins", "b begins", "c begins", "a 1", "a again begins")
	})
}

// What waits for its own function is overtaken after that time, too, and at once by what comes later.
func TestWhatWaitsForItsFunctionHoldsUpOthers(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		steps(ui, &log, "a", 2*time.Second)
		tick(ui, 500*time.Millisecond)
		steps(ui, &log, "a again", 10*time.Millisecond)
		post.GoInOrder(ui, stepping(&log, "b", 10*time.Millisecond))
		tick(ui, 240*time.Millisecond)
		log.want(t, "a begins")
		tick(ui, 50*time.Millisecond)
		log.want(t, "a begins", "b begins", "b 1")
		post.GoInOrder(ui, stepping(&log, "c"))
		log.want(t, "a begins", "b begins", "b 1", "c begins")
		tick(ui, 2*time.Second)
		log.want(t, "a begins", "b begins", "b 1", "c begins", "a 1", "a again begins", "a again 1")
	})
}

// However many wait for their function, others wait for one more time only.
func TestManyThatWaitForTheirFunction(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		for range 10 {
			steps(ui, &log, "a", time.Hour)
		}
		post.GoInOrder(ui, stepping(&log, "b"))
		tick(ui, 490*time.Millisecond)
		log.want(t, "a begins")
		tick(ui, 20*time.Millisecond)
		log.want(t, "a begins", "b begins")
		pass(ui, 11*time.Hour)
	})
}

// Those that are late and go on again and again leave room for what waits.
func TestWhatIsLateLeavesRoom(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		stop := false
		busy := func(ctx context.Context) {
			for !stop {
				offload.Sleep(ctx, 400*time.Millisecond)
			}
		}
		func() { post.GoInOrder(ui, busy) }()
		post.GoInOrder(ui, busy)
		tick(ui, 10*time.Second)
		steps(ui, &log, "b", 10*time.Millisecond)
		tick(ui, time.Second)
		log.want(t, "b begins", "b 1")
		stop = true
		tick(ui, time.Second)
	})
}

// What has started elsewhere than on the loop nests all the same.
func TestGoInOrderWithinOneOfAnotherGoroutine(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		onAnother(func() {
			for range 3 {
				post.GoInOrder(ui, func(ctx context.Context) {
					offload.Sleep(ctx, time.Millisecond)
					post.GoInOrder(ui, func(ctx context.Context) {
						offload.Sleep(ctx, time.Millisecond)
						log.add("inner")
					})
					log.add("outer")
				})
			}
		})
		tick(ui, time.Second)
		log.want(t, "inner", "outer", "inner", "outer", "inner", "outer")
	})
}

// What is late goes on when the others let it: at the end of one, or when that is late in turn.
func TestWhatIsLateGoesOnBetweenOthers(t *testing.T) {
	patient(t, short)
	for _, c := range []struct {
		rule string
		wait time.Duration // of the other one, twice
		want []string
	}{
		{"at its end", 200 * time.Millisecond, []string{"a begins", "b begins", "b 1", "b 2", "a 1", "a 2"}},
		{"when it is late", 400 * time.Millisecond, []string{"a begins", "b begins", "a 1", "a 2", "b 1", "b 2"}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			inBubble(t, func(t *testing.T, ui *desk) {
				var log logbook
				steps(ui, &log, "a", 300*time.Millisecond, 10*time.Millisecond)
				tick(ui, 270*time.Millisecond)
				post.GoInOrder(ui, stepping(&log, "b", c.wait, c.wait))
				tick(ui, 2*time.Second)
				log.want(t, c.want...)
			})
		})
	}
}

// Several coroutines of one run go on together.
func TestAllOfWhatIsLateGoesOn(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.GoInOrder(ui, func(ctx context.Context) {
			offload.Go(ctx, func(ctx context.Context) error {
				offload.Sleep(ctx, 300*time.Millisecond)
				log.add("beside a")
				return nil
			})
			offload.Sleep(ctx, 310*time.Millisecond)
			log.add("a")
		})
		tick(ui, 270*time.Millisecond)
		steps(ui, &log, "b", 200*time.Millisecond)
		tick(ui, time.Second)
		log.want(t, "b begins", "b 1", "beside a", "a")
	})
}

// Continuations are held up, and hold up, by the same rule; InOrder tells which function starts them.
func TestPatienceOfContinuations(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		slow := func(name string) {
			post.ThenExec(post.InOrder(ui), func() { time.Sleep(time.Second) }, func() { log.add("%s", name) })
		}
		slow("a")
		steps(ui, &log, "b", 100*time.Millisecond)
		slow("a again")
		tick(ui, 300*time.Millisecond)
		log.want(t, "b begins")
		tick(ui, 5*time.Second)
		log.want(t, "b begins", "b 1", "a", "a again")
	})
}

// A dialog's second Yes starts nothing, however late the first one is.
func TestGoOnceWhileItIsLate(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		confirm(ui, &log, "first")
		tick(ui, time.Second)
		confirm(ui, &log, "dropped")
		steps(ui, &log, "b")
		log.want(t, "first begins", "b begins")
		pass(ui, 2*time.Hour)
		confirm(ui, &log, "after its end")
		log.want(t, "first begins", "b begins", "first ends", "after its end begins")
		pass(ui, 2*time.Hour)
	})
}

func TestNoPatience(t *testing.T) {
	patient(t, 0)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		steps(ui, &log, "a", 100*time.Millisecond)
		post.GoInOrder(ui, stepping(&log, "b"))
		steps(ui, &log, "a again")
		tick(ui, 10*time.Millisecond)
		log.want(t, "a begins", "b begins")
		tick(ui, time.Second)
		log.want(t, "a begins", "b begins", "a 1", "a again begins")
	})
}

// What is late when the loop ends is dropped as the rest is.
func TestLateAtTheEndOfTheLoop(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		steps(ui, &log, "a", 300*time.Millisecond)
		tick(ui, 270*time.Millisecond)
		post.GoInOrder(ui, stepping(&log, "b", 200*time.Millisecond))
		tick(ui, 100*time.Millisecond) // a could go on
		steps(ui, &log, "a again")
		ui.close()
		tick(ui, 5*time.Second)
		other := newDesk()
		steps(other, &log, "c")
		log.want(t, "a begins", "b begins", "c begins")
	})
}

// Whatever waits how long: what one function starts is one after another, nothing runs between two steps of what waits
// shortly, and all comes to its end.
func TestPatienceOfManyCoroutines(t *testing.T) {
	patient(t, short)
	waits := []time.Duration{5 * time.Millisecond, 35 * time.Millisecond, 155 * time.Millisecond, 405 * time.Millisecond, 905 * time.Millisecond}
	for seed := range uint64(30) {
		inBubble(t, func(t *testing.T, ui *desk) {
			random := rand.New(rand.NewPCG(seed, 1))
			var log []step
			functions := []func(func(context.Context)){
				func(f func(context.Context)) { post.GoInOrder(ui, f) },
				func(f func(context.Context)) { post.GoInOrder(ui, f) },
				func(f func(context.Context)) { post.GoInOrder(ui, f) },
			}
			const runs = 40
			for id := range runs {
				by := random.IntN(len(functions))
				var list []time.Duration
				for range 1 + random.IntN(3) {
					list = append(list, waits[random.IntN(len(waits))])
				}
				functions[by](func(ctx context.Context) {
					for _, d := range list {
						log = append(log, step{id, by, d})
						offload.Sleep(ctx, d)
					}
					log = append(log, step{id, by, 0})
				})
				tick(ui, time.Duration(random.IntN(20))*10*time.Millisecond)
			}
			tick(ui, time.Minute)
			checkSteps(t, log, runs)
		})
	}
}

// A step of a coroutine, and how long it waits then; 0: not, it ends.
type step struct {
	id, by int
	wait   time.Duration
}

func checkSteps(t *testing.T, log []step, runs int) {
	t.Helper()
	under := make(map[int]int) // by function
	ended := 0
	for i, s := range log {
		if id, busy := under[s.by]; busy && id != s.id {
			t.Fatalf("%v runs before %d of the same function has ended", s, id)
		}
		under[s.by] = s.id
		if s.wait == 0 {
			delete(under, s.by)
			ended++
		}
		if s.wait > 0 && s.wait < short && log[i+1].id != s.id {
			t.Fatalf("%v runs during the short wait of %v", log[i+1], s)
		}
	}
	if ended != runs {
		t.Fatalf("%d of %d have ended", ended, runs)
	}
}

// Two literals that begin in one line are the same function; what the compiler makes of one is not several.
func TestTheFunctionIsThatOfTheSource(t *testing.T) {
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		first, second := asking(ui, &log, "first"), asking(ui, &log, "second")
		first()
		second()
		tick(ui, 100*time.Millisecond)
		log.want(t, "first")
	})
}

func asking(ui post.Poster, log *logbook, name string) func() {
	return func() {
		post.GoOnce(ui, func(ctx context.Context) {
			log.add("%s", name)
			offload.Sleep(ctx, 50*time.Millisecond)
		})
	}
}

// A poster that refuses a turn has no part in how long the run waits.
func TestRefusedTurnsDoNotCount(t *testing.T) {
	patient(t, short)
	inBubble(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.GoInOrder(ui, func(ctx context.Context) {
			offload.Go(ctx, func(ctx context.Context) error { offload.Sleep(ctx, 100*time.Millisecond); return nil })
			offload.Exec(ctx, func() { time.Sleep(time.Hour) })
		})
		ui.close()
		tick(ui, 200*time.Millisecond)
		other := newDesk()
		steps(other, &log, "b")
		tick(other, 200*time.Millisecond)
		log.want(t, "b begins")
		time.Sleep(2 * time.Hour)
	})
}

// Handlers that come while others become late, or ready, are started once each.
func TestHandlersWhileOthersGetLate(t *testing.T) {
	patient(t, 100*time.Microsecond)
	ui := post.Serialize(startLoop(t).post)
	const handlers = 500
	var started [handlers]atomic.Int32
	ended := make(chan bool, handlers)
	for i := range handlers {
		f := func(ctx context.Context) {
			started[i].Add(1)
			offload.Sleep(ctx, time.Duration(i%5)*100*time.Microsecond)
			offload.Sleep(ctx, time.Duration(i%3)*100*time.Microsecond)
			ended <- true
		}
		_ = ui.Post(func() {
			switch i % 4 {
			case 0:
				func() { post.GoInOrder(ui, f) }()
			case 1:
				func() {
					post.GoInOrder(ui, f)
				}()
			case 2:
				func() {
					_ = i
					post.GoInOrder(ui, f)
				}()
			default:
				post.GoInOrder(ui, f)
			}
		})
		if i%7 == 0 {
			time.Sleep(50 * time.Microsecond)
		}
	}
	for range handlers {
		receive(t, ended)
	}
	for i := range started {
		if n := started[i].Load(); n != 1 {
			t.Errorf("%d started %d times", i, n)
		}
	}
}
