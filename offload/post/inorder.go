package post

import (
	"context"
	"runtime"
	"sync"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/internal/guest"
)

// GoInOrder is [Go] for a loop's handlers: what they do one after another on the
// loop they do one after another as coroutines, too. f starts once the coroutines
// have ended that were started before on the same loop with GoInOrder; if there is
// none, at once.
//
//	list.SetSelectedFunc(func(i int, name, _ string, _ rune) {
//		post.GoInOrder(ui, func(ctx context.Context) {
//			detail.Clear()
//			text, err := offload.Call1(ctx, db.Load, name)
//			if err == nil {
//				detail.SetText(text)
//			}
//		})
//	})
//
// With [Go], a second name that is selected while the first one is loaded would
// clear the view at once, and whichever answer comes last would stay in it; and a
// Save that is pressed meanwhile would save what is half loaded. What the loop does
// besides goes on meanwhile, as with Go: what has to be so before the next event is
// set before GoInOrder, and what counts as it was when the event came, such as
// which tab was selected, is read before it. Use Go for what has nothing to do with
// the other handlers, or does not end while the program runs.
//
// A coroutine that waits for what one of those behind it does waits for ever, as it
// would on the loop. Where a loop ends before it has run what was posted to it, and
// another one runs on the same goroutine later, Close the [Serial] in between: what
// has not ended keeps what comes after it waiting.
//
// A GoInOrder within such a coroutine is a part of it: it returns when f has ended.
// [InOrder] is the same for continuations, and shares the order. A coroutine has
// ended when f has. Those that wait for it are kept in memory, without a bound. Off
// any loop each goroutine has an order of its own.
func GoInOrder(ui Poster, f func(ctx context.Context)) { goInOrder(ui, f, item{}) }

// GoOnce is [GoInOrder] for a handler that ends by taking away what led to it: a
// second Yes to a dialog that is still there, because the first is being carried
// out, starts nothing.
//
//	dialog.SetDoneFunc(func(_ int, label string) {
//		post.GoOnce(ui, func(ctx context.Context) {
//			if label == "Yes" {
//				if err := offload.Do1(ctx, db.Delete, id); err != nil {
//					show(err)
//					return
//				}
//			}
//			pages.RemovePage("dialog")
//		})
//	})
//
// What is dropped is what the calling function starts with GoOnce until f has
// ended; if f leaves the dialog where it is, the next Yes starts f again. The
// calling function is that of the source, whatever the compiler inlines, and a
// literal is a function of its own.
func GoOnce(ui Poster, f func(ctx context.Context)) { goInOrder(ui, f, item{once: caller()}) }

func goInOrder(ui Poster, f func(ctx context.Context), i item) {
	if f == nil {
		panic("post: nil function")
	}
	i.start = func(o *order, ended func()) {
		Go(ui, func(ctx context.Context) {
			defer ended()
			o.runBy()
			f(ctx)
		})
	}
	i.post = func(f, dropped func()) error { return postTurn(ui, f, dropped) }
	i.nested = func() { f(offload.Context()) }
	orders.add(i)
}

// caller is the name of the function that called the exported one.
func caller() string {
	var pcs [1]uintptr
	n := runtime.Callers(3, pcs[:])
	frame, _ := runtime.CallersFrames(pcs[:n]).Next()
	return frame.Function
}

// An item is what is started when those before it have ended.
type item struct {
	once   string                        // the function of which no other may be under way; "" for any
	start  func(o *order, ended func())  // called on the loop, if there is a post; ended is to be called at the end
	post   func(f, dropped func()) error // runs a function on the loop; nil: start runs anywhere
	nested func()                        // does it all, in the item that the caller is a part of; nil: it waits like others
}

// An order has what runs on one loop, and what waits for that.
type order struct {
	waiting []item
	once    map[string]bool // the functions whose items of that kind run or wait
	g       uintptr         // the goroutine of the coroutine that runs
}

// orders has those of the loops on which something runs.
var orders = inOrder{of: make(map[any]*order)}

type inOrder struct {
	mu sync.Mutex
	of map[any]*order // by guest.Where; guarded by mu, with what it holds
}

// runBy notes that the item which runs is a coroutine, of the caller's goroutine.
func (o *order) runBy() {
	_, g := guest.Where()
	orders.mu.Lock()
	defer orders.mu.Unlock()
	o.g = g
}

// add starts the item, has it wait, or drops it.
func (o *inOrder) add(i item) {
	loop, g := guest.Where()
	of, how := o.enter(loop, g, i)
	switch how {
	case first:
		o.start(loop, of, i)
	case within:
		defer o.leave(of, i)
		i.nested()
	}
}

type entry uint8

const (
	dropped entry = iota
	queued
	first  // nothing runs
	within // it is a part of what runs
)

func (o *inOrder) enter(loop any, g uintptr, i item) (*order, entry) {
	o.mu.Lock()
	defer o.mu.Unlock()
	of, busy := o.of[loop]
	if !busy {
		of = &order{once: make(map[string]bool)}
		o.of[loop] = of
	}
	if i.once != "" {
		if of.once[i.once] {
			return of, dropped
		}
		of.once[i.once] = true
	}
	switch {
	case !busy:
		return of, first
	case i.nested != nil && g != 0 && of.g == g:
		return of, within
	}
	of.waiting = append(of.waiting, i)
	return of, queued
}

func (o *inOrder) leave(of *order, i item) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(of.once, i.once)
}

func (o *inOrder) start(loop any, of *order, i item) {
	i.start(of, func() { o.next(loop, of, i) })
}

// next starts what has waited for longest. What is for a loop that takes nothing more is dropped.
func (o *inOrder) next(loop any, of *order, ended item) {
	for {
		i, ok := o.oldest(loop, of, ended)
		if !ok {
			return
		}
		if i.post == nil {
			o.start(loop, of, i)
			return
		}
		if i.post(func() { o.start(loop, of, i) }, func() { o.next(loop, of, i) }) == nil {
			return
		}
		ended = i
	}
}

// oldest is what has waited for longest, now that the one before it has ended.
func (o *inOrder) oldest(loop any, of *order, ended item) (i item, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(of.once, ended.once)
	of.g = 0
	if len(of.waiting) == 0 {
		delete(o.of, loop)
		return i, false
	}
	i = of.waiting[0]
	of.waiting[0] = item{}
	of.waiting = of.waiting[1:]
	return i, true
}
