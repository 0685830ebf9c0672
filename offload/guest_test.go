package offload_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/internal/guest"
)

// hosting is a loop of somebody else, which the test runs on its own goroutine.
type hosting struct {
	mu    sync.Mutex
	turns []func()
	more  chan struct{}
	shut  bool
}

func (h *hosting) post(turn, _ func()) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.shut {
		return errWhy
	}
	h.turns = append(h.turns, turn)
	select {
	case h.more <- struct{}{}:
	default:
	}
	return nil
}

// run runs turns until ended says so, and passes on what they raise.
func (h *hosting) run(ended func() bool, raised func(error)) {
	for !ended() {
		select {
		case <-h.more:
		case <-time.After(time.Millisecond): // the last thing to end may be a submitted call
		}
		for turn := h.next(); turn != nil; turn = h.next() {
			if v := caught(turn); v != nil {
				raised(v.(error))
			}
		}
	}
}

func (h *hosting) next() func() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.turns) == 0 {
		return nil
	}
	turn := h.turns[0]
	h.turns = h.turns[1:]
	return turn
}

// checkGuestProgram is checkProgram on a guest loop, where the end of main cancels nobody.
func checkGuestProgram(t *testing.T, program []byte) {
	stuck := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("the guest program %q hangs", program)) })
	defer stuck.Stop()
	w := &world{t: t, thrown: map[int]bool{}, wanders: make(chan struct{}, len(program)),
		pools: []*offload.Limiter{offload.NewPool(1), offload.NewPool(2)}}
	h := &hosting{more: make(chan struct{}, 1)}
	if v := caught(func() {
		guest.Start(h.post, w.pools[1], func(ctx context.Context) {
			w.loop, _ = offload.RunningLoop(ctx)
			_ = w.coroutine(ctx, &routine{}, program)
		})
	}); v != nil {
		w.strike(v.(error))
	}
	h.run(func() bool {
		s := w.loop.Stats()
		return s.Coroutines == 0 && s.Submitted == 0
	}, w.strike)
	// A submitted call posts its panic after its end.
	late := time.Now().Add(20 * time.Second)
	h.run(func() bool { return len(w.thrown) == 0 || time.Now().After(late) }, w.strike)
	for range w.wander {
		<-w.wanders
	}
	w.checkReport(nil)
	if w.ran != w.posted {
		t.Errorf("%d of %d posted functions ran", w.ran, w.posted)
	}
	for _, p := range w.pools {
		if s := p.Stats(); s.Running != 0 || s.Waiting != 0 {
			t.Errorf("left behind: %+v", s)
		}
	}
}

// Random programs do on a guest loop what they do on a loop.
func TestGuestPrograms(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		program := make([]byte, r.IntN(120))
		for i := range program {
			program[i] = byte(r.Uint32())
		}
		checkGuestProgram(t, program)
	}
}

func FuzzGuestPrograms(f *testing.F) {
	f.Add([]byte{opGo + 3*ops, opCall, opPanic, opCall, opCall, opSubmitPanics, opYield, opWait, opAwait})
	f.Fuzz(func(t *testing.T, program []byte) {
		if len(program) <= 300 {
			checkGuestProgram(t, program)
		}
	})
}

// gone is a host that takes nothing.
func gone(func(), func()) error { return errWhy }

func init() {
	programs["unseen panic of a guest whose host has gone"] = func() {
		guest.Start(gone, nil, func(ctx context.Context) {
			offload.Submit(ctx, nil, func() (int, error) { time.Sleep(time.Millisecond); panic("the unseen") })
		})
		time.Sleep(time.Hour)
	}
	programs["panic in a defer of a guest whose host has gone"] = func() {
		guest.Start(gone, nil, func(ctx context.Context) {
			defer func() { panic("the last") }()
			offload.Exec(ctx, func() { time.Sleep(50 * guest.Grace) }) // also on a slow machine
			fmt.Println("it goes on")
		})
		time.Sleep(time.Hour)
	}
}

func init() {
	programs["guest of a poster that is no loop"] = func() {
		guest.Start(func(turn, _ func()) error { turn(); return nil }, nil, func(ctx context.Context) {
			offload.Exec(ctx, func() { time.Sleep(100 * time.Millisecond) })
		})
		time.Sleep(time.Hour)
	}
}

// A poster that breaks its promise is told so; it would be a deadlock.
func TestGuestOfAPosterThatIsNoLoop(t *testing.T) {
	if out, err := program(t, "guest of a poster that is no loop"); err == nil || !strings.Contains(out, "calls functions in its Post") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Where no host is left to raise a panic on, it ends the program, as on any goroutine.
func TestPanicOfAGuestWithoutAHostEndsTheProgram(t *testing.T) {
	for name, want := range map[string]string{
		"unseen panic of a guest whose host has gone":     "the unseen",
		"panic in a defer of a guest whose host has gone": "the last",
	} {
		out, err := program(t, name)
		if err == nil || !strings.Contains(out, "panic: "+want) || strings.Contains(out, "it goes on") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

// Shutdown gives up on a call that does not return; its coroutine ends when it does, and the host with its loop goes on.
func TestShutdownOfAGuestWithAStuckCall(t *testing.T) {
	h := &hosting{more: make(chan struct{}, 1)}
	stop, ended := make(chan struct{}), false
	var stuck error
	guest.Start(h.post, nil, func(ctx context.Context) {
		offload.Go(ctx, func(ctx context.Context) error {
			defer func() { ended = true }()
			offload.Call1(ctx, stuckInHere, stop)
			t.Error("it came back")
			return nil
		})
		offload.Yield(ctx)
		l, _ := offload.RunningLoop(ctx)
		tctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Millisecond)
		defer cancel()
		stuck = l.Shutdown(tctx)
	})
	fail := func(err error) { t.Error(err) }
	h.run(func() bool { return stuck != nil }, fail)
	var e *offload.StuckError
	if !errors.As(stuck, &e) || len(e.Calls) != 1 || !strings.Contains(e.Calls[0].Call, "stuckInHere") {
		t.Error(stuck)
	}
	close(stop)
	h.run(func() bool { return ended }, fail)
}
