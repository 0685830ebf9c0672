package post

import "errors"

// ErrClosed is what posting returns after Close.
var ErrClosed = errors.New("post: closed")

// ErrFull is what [Queue.TryDo] returns when there is no room.
var ErrFull = errors.New("post: queue is full")

// A Poster runs functions on an event loop. Post
//
//   - returns without waiting: neither for f nor for room in a queue,
//   - may be called from any goroutine and on the loop itself, where f runs
//     after the callback that posted it,
//   - keeps order: of two calls, where the first has returned before the second
//     begins, the first one's function runs first,
//   - returns an error, and never runs f, if the loop takes no more functions.
//
// offload.Loop is a Poster as it stands.
type Poster interface {
	Post(f func()) error
}

// Func makes a [Poster] of a post function that keeps a Poster's promises and
// says whether it took the function. One that may wait goes to [Serialize].
//
//	post.Func(func(f func()) error {
//		if !loop.RunOnLoop(func(*goja.Runtime) { f() }) {
//			return post.ErrClosed
//		}
//		return nil
//	})
type Func func(f func()) error

// Post calls p(f).
func (p Func) Post(f func()) error { return p(f) }

// To makes a [Poster] of a post function that keeps a Poster's promises and
// never refuses, such as fyne.Do. One that may wait goes to [Serialize].
func To(post func(f func())) Poster {
	return Func(func(f func()) error {
		post(f)
		return nil
	})
}
