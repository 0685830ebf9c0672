package post

import "sync"

// An Inbox is the [Poster] of a loop that takes no functions: an immediate-mode
// toolkit or a game, which draws frame after frame, a for loop around a select.
// What was posted waits in the Inbox until the loop calls [Inbox.Serve]. The zero
// Inbox is ready. One Inbox belongs to one loop.
type Inbox struct {
	mu    sync.Mutex
	funcs []func()
	wake  func()
	known bool // Serve has been called
	woken bool // and wake since then
}

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
	if wake != nil {
		wake()
	}
	return nil
}

// Serve runs what has been posted, in order, and returns; call it on the loop,
// in every round. It never waits. What is posted meanwhile waits for the next Serve.
//
// wake has the loop come to Serve again soon. It is called from any goroutine
// when there is something to run, once until the next Serve, and must not wait:
// (*app.Window).Invalidate of Gio, or a non-blocking send to a channel. It may be nil
// for a loop that comes by itself.
//
// Until the first Serve, [Go] just calls its function, since perhaps nobody would ever
// run its later turns. So the program does what it did before, until it serves.
func (b *Inbox) Serve(wake func()) {
	b.mu.Lock()
	b.wake, b.known, b.woken = wake, true, true // nobody need wake it before this returns
	n := len(b.funcs)
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
	b.woken = false
	var wake func()
	if len(b.funcs) > 0 {
		wake = b.wakeUp()
	}
	b.mu.Unlock()
	if wake != nil {
		wake()
	}
}

// wakeUp gives what wakes the loop, if somebody has to. Called with b.mu held.
func (b *Inbox) wakeUp() func() {
	if b.woken {
		return nil
	}
	b.woken = b.known
	return b.wake
}

func (b *Inbox) served() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.known
}
