package post

import (
	"context"
	"runtime"
	"sync"
)

// GoInOrder is [Go] for a loop's handlers: what they do one after another on the
// loop they do one after another as coroutines, too. f starts once the coroutines
// have ended that the calling function started before with GoInOrder; if there is
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
// clear the view at once, and whichever answer comes last would stay in it. The
// loop's other handlers run meanwhile, as they do with Go: what has to be so
// before the next event is set before GoInOrder, and what counts as it was when
// the event came, such as which tab was selected, is read before it.
//
// The calling function is that of the source, whatever the compiler inlines, and
// a literal is a function of its own; for each there is one order in the program,
// whoever calls it. A coroutine has ended when f has. Those that wait
// for it are kept in memory, without a bound.
func GoInOrder(ui Poster, f func(ctx context.Context)) {
	if f == nil {
		panic("post: nil function")
	}
	orders.add(caller(), starter{ui: ui, f: f})
}

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
// ended; if f leaves the dialog where it is, the next Yes starts f again. Like
// GoInOrder it waits for the coroutines that the function started before.
func GoOnce(ui Poster, f func(ctx context.Context)) {
	if f == nil {
		panic("post: nil function")
	}
	orders.add(caller(), starter{ui: ui, f: f, once: true})
}

// caller is the name of the function that called the exported one.
func caller() string {
	var pcs [1]uintptr
	n := runtime.Callers(3, pcs[:])
	frame, _ := runtime.CallersFrames(pcs[:n]).Next()
	return frame.Function
}

// A starter is a coroutine that is to be started.
type starter struct {
	ui   Poster
	f    func(ctx context.Context)
	once bool
}

// An order has the coroutines of one function that wait until the one before has ended.
type order struct {
	waiting []starter
	once    bool // GoOnce has started one that has not ended
}

// orders has those of the functions of which a coroutine runs.
var orders = inOrder{of: make(map[string]*order)}

type inOrder struct {
	mu sync.Mutex
	of map[string]*order // guarded by mu, with what it holds
}

// add starts the coroutine, has it wait, or drops it.
func (o *inOrder) add(name string, s starter) {
	if o.enter(name, s) {
		o.start(name, s)
	}
}

// enter reports whether the coroutine is to be started at once.
func (o *inOrder) enter(name string, s starter) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	of, busy := o.of[name]
	switch {
	case !busy:
		o.of[name] = &order{once: s.once}
	case !s.once || !of.once:
		of.once = of.once || s.once
		of.waiting = append(of.waiting, s)
	}
	return !busy
}

func (o *inOrder) start(name string, s starter) {
	Go(s.ui, func(ctx context.Context) {
		defer o.next(name, s)
		s.f(ctx)
	})
}

// next has the loop start the coroutine that has waited for longest. Those whose loop takes nothing more are dropped.
func (o *inOrder) next(name string, ended starter) {
	for {
		s, ok := o.first(name, ended)
		if !ok || s.ui.Post(func() { o.start(name, s) }) == nil {
			return
		}
		ended = s
	}
}

// first is the coroutine that has waited for longest, now that the one before it has ended.
func (o *inOrder) first(name string, ended starter) (s starter, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	of := o.of[name]
	of.once = of.once && !ended.once
	if len(of.waiting) == 0 {
		delete(o.of, name)
		return s, false
	}
	s = of.waiting[0]
	of.waiting[0] = starter{}
	of.waiting = of.waiting[1:]
	return s, true
}
