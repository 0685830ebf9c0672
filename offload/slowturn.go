package offload

import (
	"sync/atomic"
	"time"

	"github.com/loopblock/loopblock/offload/internal/stack"
)

// Stall describes a turn that keeps the loop from everybody else.
type Stall struct {
	For   time.Duration // how long at least
	Call  string        // the call that does not return, such as "net/http.Get"; the function itself if it computes
	Class string        // why it blocks, in the words of loopblock's analyzer: network, file, sleep, lock, cpu, ...
	Stack string        // of the goroutine that holds the loop, now
}

// WithSlowTurn has report called when a coroutine has kept the loop for d without offloading or waiting. It is called
// while that turn goes on, once for each such turn, on a goroutine beside the loop.
// Python: asyncio's debug mode and loop.slow_callback_duration.
func WithSlowTurn(d time.Duration, report func(Stall)) Option {
	return func(l *Loop) { l.slow = &slowTurn{limit: d, report: report} }
}

type slowTurn struct {
	limit  time.Duration
	report func(Stall)
	quit   chan struct{}
	ended  chan struct{}
	turn   atomic.Uint64         // counts turns
	holder atomic.Pointer[fiber] // of the turn
}

func (s *slowTurn) start(l *Loop) {
	if s == nil {
		return
	}
	s.quit, s.ended = make(chan struct{}), make(chan struct{})
	go s.watch(l)
}

func (s *slowTurn) stop() {
	if s == nil {
		return
	}
	close(s.quit)
	<-s.ended
}

// watch looks now and then whether the turn is still the one it was: that costs a turn no more than counting it.
func (s *slowTurn) watch(l *Loop) {
	defer close(s.ended)
	tick := time.NewTicker(max(s.limit/4, time.Millisecond))
	defer tick.Stop()
	var turn uint64
	var since time.Time
	said := false
	for {
		select {
		case <-s.quit:
			return
		case now := <-tick.C:
			if t := s.turn.Load(); t != turn || t == 0 || l.baton.taken() == 0 {
				turn, since, said = t, now, false
			} else if d := now.Sub(since); d >= s.limit && !said {
				said = true
				s.stalled(d)
			}
		}
	}
}

func (s *slowTurn) stalled(d time.Duration) {
	st := stacks([]*fiber{s.holder.Load()})[0]
	s.report(Stall{For: d, Call: stack.Culprit(st), Class: stack.Class(st), Stack: st})
}
