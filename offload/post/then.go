package post

import (
	"runtime/debug"

	"github.com/loopblock/loopblock/offload"
)

// defaultWidth is what asyncio allows its threads at most: enough for calls that
// wait for different peers, and few enough not to swamp a single one.
const defaultWidth = 32

var shared = line{run: call, width: defaultWidth}

// Then runs f off the loop, and k with f's results back on it. It stands for
// the statement x, err := f() followed by the body of k, and returns at once;
// call it on the loop or anywhere else.
//
// Arguments are part of the closure f: what it reads of the loop's state it
// reads while the loop goes on, so copy that into variables first. When k runs,
// other callbacks have run in between: state that was checked before Then is to
// be checked again in k. Each Then posts when its own f has ended, so two of
// them can finish in either order; [InOrder] is for where they must not.
//
//   - At most 32 functions run at a time, over all loops that have no [Limit] of
//     their own. Others wait their turn, in order and without a bound, and hold
//     no goroutine. An f that may wait for very long holds its place as long:
//     give such ones a Limit of their own.
//   - If the loop refuses k (see [Poster]), the results are dropped.
//   - If f panics, the panic goes where it would have gone without Then: it is
//     raised on the loop, as a [*PanicError], and k does not run. Should the loop
//     refuse even that, it is raised on f's goroutine and ends the program.
//   - If f calls [runtime.Goexit], its goroutine ends and k does not run.
func Then[T any](p Poster, f func() (T, error), k func(T, error)) {
	var x T
	var err error
	ThenExec(p, func() { x, err = f() }, func() { k(x, err) })
}

// ThenGet is [Then] for a function with one result, x := f() as well as
// err := f().
func ThenGet[T any](p Poster, f func() T, k func(T)) {
	var x T
	ThenExec(p, func() { x = f() }, func() { k(x) })
}

// ThenExec is [Then] for a function with no result. Other shapes fit it too,
// with variables that f sets and k reads: k runs after f.
//
//	var name string
//	var ok bool
//	post.ThenExec(ui, func() { name, ok = lookup(id) }, func() { show(name, ok) })
//
// If k is nil nothing is posted, unless f panics.
func ThenExec(p Poster, f func(), k func()) {
	if o, ok := p.(*ordered); ok {
		if f == nil {
			panic("post: nil function")
		}
		orders.add(item{by: o.by, once: o.once, start: func(r *run) {
			defer r.turnEnds()
			go then(p, f, k, func(turn, dropped func()) error { return r.turn(readyTurn{p, turn, dropped}) }, r.ends)
		}})
		return
	}
	l := &shared
	if p, ok := p.(*limited); ok {
		l = p.line
	}
	// Such a line is never closed and never full, so this has no error.
	_ = l.add(func() {
		then(p, f, k, func(turn, dropped func()) error { return postTurn(p, turn, dropped) }, func() {})
	}, false)
}

// then runs f, then posts what is to follow, and says when all of it has ended.
func then(p Poster, f, k func(), post func(turn, dropped func()) error, ended func()) {
	posted := false
	defer func() {
		if !posted {
			defer ended()
		}
		// Nil for a Goexit as well as for a return: it goes on by itself.
		if v := recover(); v != nil {
			raise(p, &PanicError{Value: v, Stack: debug.Stack()})
		}
	}()
	f()
	if k != nil {
		err := post(func() {
			defer ended()
			k()
		}, ended)
		posted = err == nil // a loop that has ended needs no result
	}
}

// raise panics on the loop, or here if there is no loop any more.
func raise(p Poster, e *PanicError) {
	if err := p.Post(func() { panic(e) }); err != nil {
		panic(e)
	}
}

// Limit returns a [Poster] that posts as p does and for which [Then], [ThenGet]
// and [ThenExec] run at most n functions at a time, and the coroutines of [Go]
// make at most n offloaded calls at a time: to spare a slow resource, to
// keep it from holding up others, or, with an n of 1, to keep order. Each call
// makes a limit of its own, so keep what it returns. It panics if n is less than 1.
func Limit(p Poster, n int) Poster {
	if n < 1 {
		panic("post: Limit of less than 1")
	}
	return &limited{p, &line{run: call, width: n}, offload.NewPool(n)}
}

type limited struct {
	Poster
	line *line
	pool *offload.Limiter
}

// InOrder returns a [Poster] that posts as p does and for which [Then], [ThenGet]
// and [ThenExec] keep the order of [GoInOrder]: f runs once all has ended that was
// started on the same loop before in that order, and what comes after waits until k
// has run, unless that is another function's and the wait for f is longer than
// [SetPatience] says. The function is the one that calls InOrder, so call it where
// the handler is.
//
//	list.OnSelected = func(id int) {
//		name := names[id]
//		post.Then(post.InOrder(ui), func() (string, error) { return db.Load(name) }, func(text string, err error) {
//			detail.SetText(text)
//		})
//	}
//
// Without it the name that was selected first may be loaded last, and stay. No
// [Limit] of p's applies.
func InOrder(p Poster) Poster { return &ordered{p, caller(), false} }

// Once is [InOrder] for a handler that ends by taking away what led to it: a second
// Save in a dialog that is still there, because the first is being carried out,
// does nothing.
//
//	save.OnTapped = func() {
//		text := entry.Text
//		post.ThenGet(post.Once(ui), func() error { return db.Save(text) }, func(err error) {
//			if err == nil {
//				dialog.Hide()
//			}
//		})
//	}
//
// What is dropped is what the function that calls Once starts with it until k has run;
// if k leaves the dialog where it is, the next Save starts f again. [GoOnce] is the
// same for coroutines.
func Once(p Poster) Poster { return &ordered{p, caller(), true} }

// An ordered is a poster whose functions keep the order of the loop.
type ordered struct {
	Poster
	by   string // see item
	once bool
}

// A PanicError is a panic of a function run by [Then] or [Go], raised again on
// the loop. Its text has the stack of where it was, for it may be the last line
// of a program that nobody debugs.
type PanicError = offload.PanicError
