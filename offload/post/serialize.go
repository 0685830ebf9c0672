package post

import "context"

// A Serial is the [Poster] that [Serialize] returns.
type Serial struct{ line line }

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
	return &Serial{line{run: post, width: 1}}
}

// Post hands f to the loop after all that was posted before. It never blocks,
// and fails only with [ErrClosed].
func (s *Serial) Post(f func()) error { return s.line.add(f, false) }

// Close makes Post return [ErrClosed] and waits until everything posted before
// has been handed over. When ctx ends first, what has not been handed over is
// dropped, and the error says how much, wrapping the context's cause. Waiting
// for the loop on the loop would deadlock: there, give it a ctx that has ended.
func (s *Serial) Close(ctx context.Context) error { return s.line.close(ctx) }
