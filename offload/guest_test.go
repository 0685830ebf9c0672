package offload_test

import (
	"context"
	"fmt"
	"math/rand/v2"
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
