package post

import (
	"context"
	"slices"
	"sync"
)

// A Serial is the [Poster] that [Serialize] returns.
type Serial struct {
	line  line
	mu    sync.Mutex
	turns []*turn // of coroutines, that the loop has not begun
}

// Serialize makes a [Poster] of a function that hands one function to a loop
// and may block while it does: tview's QueueUpdate, which waits until the loop
// has run it, Bubble Tea's Send, gocui's UpdateAsync, fyne's DoAndWait. None of
// them may be called on the loop; the Serial's Post may.
//
// Functions wait in memory, without a bound, and one goroutine at a time hands
// them over, in the order in which they were posted. Make one Serial for a loop
// and keep it: order holds among the functions of one Serial.
//
// If post never returns because the loop has ended (tview's QueueUpdate after
// Stop), the goroutine that called it stays, one for the whole Serial. To avoid
// that, Close the Serial before stopping the loop.
func Serialize(post func(f func())) *Serial {
	return &Serial{line: line{run: post, width: 1}}
}

// Post hands f to the loop after all that was posted before. It never blocks,
// and fails only with [ErrClosed].
func (s *Serial) Post(f func()) error { return s.line.add(f, false) }

// Close makes Post return [ErrClosed] and waits until everything posted before
// has been handed over. When ctx ends first, what has not been handed over is
// dropped, and the error says how much, wrapping the context's cause; so are the
// turns of coroutines that the loop has not begun (see [Go]). Waiting
// for the loop on the loop would deadlock: there, give it a ctx that has ended.
func (s *Serial) Close(ctx context.Context) error {
	err := s.line.close(ctx)
	if ctx.Err() != nil {
		s.dropTurns()
	}
	return err
}

// A turn is one of a coroutine that waits for the loop to run it.
type turn struct{ run, dropped func() }

// postTurn posts a turn that Close can drop wherever it is, even if it is with a
// loop that has ended.
func (s *Serial) postTurn(run, dropped func()) error {
	t := &turn{run, dropped}
	s.mu.Lock()
	s.turns = append(s.turns, t)
	s.mu.Unlock()
	err := s.line.add(func() {
		if s.take(t) {
			run()
		}
	}, false)
	if err != nil {
		s.take(t)
	}
	return err
}

// take says whether the turn is still to be run, and is the caller's now.
func (s *Serial) take(t *turn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := slices.Index(s.turns, t)
	if i < 0 {
		return false
	}
	s.turns = slices.Delete(s.turns, i, i+1)
	return true
}

func (s *Serial) dropTurns() {
	s.mu.Lock()
	dropped := s.turns
	s.turns = nil
	s.mu.Unlock()
	for _, t := range dropped {
		t.dropped()
	}
}
