package post_test

import (
	"context"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/internal/guest"
	"github.com/loopblock/loopblock/offload/post"
)

// withGrace runs a test in which hosts wait for calls that are over soon.
func withGrace(t *testing.T, f func(t *testing.T, ui *desk)) {
	guest.Grace = 2 * time.Millisecond
	defer func() { guest.Grace = 0 }()
	inBubble(t, f)
}

// takes is a call.
func takes(ctx context.Context, d time.Duration) { offload.Exec1(ctx, time.Sleep, d) }

func TestWhatIsOverAtOnceCostsNoTurn(t *testing.T) {
	withGrace(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			takes(ctx, time.Millisecond)
			_ = offload.Suspend(ctx, func() error { return nil })
			log.add("end of the coroutine")
		})
		log.add("Go returned")
		log.want(t, "end of the coroutine", "Go returned")
		if ui.step() {
			t.Error("a turn was posted")
		}
	})
}

func TestWhatTakesLongerGivesTheLoopAway(t *testing.T) {
	for name, wait := range map[string]func(ctx context.Context){
		"one call":            func(ctx context.Context) { takes(ctx, time.Second) },
		"several in one turn": func(ctx context.Context) { takes(ctx, 1500*time.Microsecond); takes(ctx, time.Millisecond) },
		"Sleep":               func(ctx context.Context) { _ = offload.Sleep(ctx, time.Millisecond) },
	} {
		t.Run(name, func(t *testing.T) {
			withGrace(t, func(t *testing.T, ui *desk) {
				var log logbook
				begin := time.Now()
				post.Go(ui, func(ctx context.Context) {
					wait(ctx)
					log.add("end of the coroutine")
				})
				if held := time.Since(begin); held > guest.Grace {
					t.Errorf("the loop waited for %v", held)
				}
				log.add("Go returned")
				time.Sleep(time.Hour)
				ui.settle()
				log.want(t, "Go returned", "end of the coroutine")
			})
		})
	}
}

// Each turn has a grace of its own.
func TestGraceIsThatOfATurn(t *testing.T) {
	withGrace(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			takes(ctx, time.Hour)
			takes(ctx, time.Millisecond)
			log.add("first")
			takes(ctx, time.Hour)
			log.add("second")
		})
		time.Sleep(90 * time.Minute)
		ui.step()
		log.want(t, "first")
		time.Sleep(time.Hour)
		ui.settle()
		log.want(t, "first", "second")
	})
}

// Calls of two coroutines: the end of one whose host has gone on is not taken for that of the other, for which it waits.
func TestGraceIsThatOfACall(t *testing.T) {
	withGrace(t, func(t *testing.T, ui *desk) {
		var log logbook
		post.Go(ui, func(ctx context.Context) {
			takes(ctx, 3*time.Millisecond)
			log.add("slow")
		})
		post.Go(ui, func(ctx context.Context) {
			takes(ctx, 1500*time.Microsecond)
			log.add("fast")
		})
		log.want(t, "fast")
		time.Sleep(time.Hour)
		ui.settle()
		log.want(t, "fast", "slow")
	})
}

func TestPanicWithinTheGraceIsRaisedOnTheLoop(t *testing.T) {
	withGrace(t, func(t *testing.T, ui *desk) {
		defer func() {
			if _, ok := recover().(*post.PanicError); !ok {
				t.Error("it is not raised in Go")
			}
		}()
		post.Go(ui, func(ctx context.Context) { offload.Exec(ctx, func() { panic(1) }) })
	})
}
