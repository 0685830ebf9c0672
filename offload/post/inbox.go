package post

import (
	"sync"
	"time"
)

// An Inbox is the [Poster] of a loop that takes no functions: an immediate-mode
// toolkit or a game, which draws frame after frame, a for loop around a select.
// What was posted waits in the Inbox until the loop calls [Inbox.Serve]. The zero
// Inbox is ready. One Inbox belongs to one loop.
type Inbox struct {
	mu    sync.Mutex
	funcs []func()
	wake  func()
	known bool // Serve has been called
	state inboxState
	again *time.Timer   // calls wake once more
	pause time.Duration // until it does
}

type inboxState uint8

const (
	resting inboxState = iota
	woken              // a Serve is to come
	serving
)

// A wake-up may be lost: Gio's Invalidate does nothing during a frame that another Invalidate has asked for. So
// it is repeated while functions wait, after these pauses.
const (
	firstPause = 5 * time.Millisecond
	lastPause  = time.Second
)

// Frames is an Inbox for programs with one window. Serve it at the start of each frame:
//
//	case app.FrameEvent:
//		post.Frames.Serve(w.Invalidate)
var Frames = &Inbox{}

// Post has f run by the loop in a Serve after this one, and wakes the loop if
// need be. It never fails. Before the first Serve functions wait for it.
func (b *Inbox) Post(f func()) error {
	if f == nil {
		panic("post: nil function")
	}
	b.mu.Lock()
	b.funcs = append(b.funcs, f)
	wake := b.wakeUp()
	b.mu.Unlock()
	wake()
	return nil
}

// Serve runs what has been posted, in order, and returns; call it on the loop,
// in every round. It never waits. What is posted meanwhile waits for the next Serve.
//
// wake has the loop come to Serve again soon. It is called from any goroutine
// when there is something to run, and again now and then until Serve comes. It
// must not wait: (*app.Window).Invalidate of Gio, or a non-blocking send to a
// channel. It may be nil for a loop that comes by itself.
//
// Until the first Serve, [Go] just calls its function, since perhaps nobody would ever
// run its later turns. So the program does what it did before, until it serves.
func (b *Inbox) Serve(wake func()) {
	b.mu.Lock()
	b.wake, b.known, b.state = wake, true, serving
	n := len(b.funcs)
	if b.again != nil {
		b.again.Stop()
	}
	b.mu.Unlock()
	defer b.rest() // also when one panics
	for ; n > 0; n-- {
		f := b.next()
		if f == nil { // one of them called Serve
			return
		}
		f()
	}
}

func (b *Inbox) next() func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.funcs) == 0 {
		return nil
	}
	f := b.funcs[0]
	b.funcs[0] = nil
	b.funcs = b.funcs[1:]
	return f
}

// rest asks for another round if there is something left for it.
func (b *Inbox) rest() {
	b.mu.Lock()
	b.state = resting
	wake := b.wakeUp()
	b.mu.Unlock()
	wake()
}

// wakeUp gives what wakes the loop, or does nothing if nobody has to. Called with b.mu held.
func (b *Inbox) wakeUp() (wake func()) {
	if b.state != resting || b.wake == nil || len(b.funcs) == 0 {
		return func() {}
	}
	b.state, b.pause = woken, firstPause
	if b.again == nil {
		b.again = time.AfterFunc(b.pause, b.wakeAgain)
	} else {
		b.again.Reset(b.pause)
	}
	return b.wake
}

func (b *Inbox) wakeAgain() {
	b.mu.Lock()
	if b.state != woken {
		b.mu.Unlock()
		return
	}
	b.pause = min(2*b.pause, lastPause)
	b.again.Reset(b.pause)
	wake := b.wake
	b.mu.Unlock()
	wake()
}

func (b *Inbox) served() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.known
}
