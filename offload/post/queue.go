package post

import "context"

// A Queue runs functions one at a time, in order, off the loop that hands them
// over. It is for handlers whose result nobody awaits but whose order matters:
// messages of a subscription, events of an informer, calls from JavaScript.
//
// The queue is bounded, because a handler that is always slower than its events
// must show somewhere. When it is full,
//
//   - [Queue.Do] waits for room. Nothing is lost, and the loop is slowed down to
//     the speed of the handler, as it was before there was a queue. Use it
//     unless the next point applies.
//   - [Queue.TryDo] returns [ErrFull], and the caller decides what to drop. Use
//     it if the functions themselves wait for this loop (a Publish whose
//     acknowledgement the loop reads): with Do, a full queue would make the two
//     wait for each other. Use it also in a function that runs on this Queue.
//
// A panic in a function ends the program with its own stack, as on any
// goroutine. A function that calls [runtime.Goexit] ends alone.
type Queue struct{ line line }

// NewQueue returns a Queue in which size functions can wait beside the one that
// runs. It panics if size is less than 1.
func NewQueue(size int) *Queue {
	if size < 1 {
		panic("post: NewQueue of a size less than 1")
	}
	return &Queue{line{run: call, width: 1, room: size}}
}

// Do hands f over and returns. If the queue is full it waits for room, behind
// those that wait already. It returns [ErrClosed], and f never runs, if the
// Queue was closed before there was room.
func (q *Queue) Do(f func()) error { return q.line.add(f, true) }

// TryDo hands f over, or returns [ErrFull] or [ErrClosed]. It never waits.
func (q *Queue) TryDo(f func()) error { return q.line.add(f, false) }

// Close makes Do and TryDo return [ErrClosed] and waits until every function
// taken before has run. When ctx ends first, those not started are dropped, and
// the error says how many, wrapping the context's cause; the one that runs is
// not interrupted. A function of this Queue must not wait for its own end here.
func (q *Queue) Close(ctx context.Context) error { return q.line.close(ctx) }
