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
	orders.add(caller(), starter{ui, f})
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
	ui Poster
	f  func(ctx context.Context)
}

// orders has those that wait for a coroutine of the same function; a function of which none runs has no entry.
var orders = inOrder{waiting: make(map[string][]starter)}

type inOrder struct {
	mu      sync.Mutex
	waiting map[string][]starter // guarded by mu
}

// add starts the coroutine, or has it wait.
func (o *inOrder) add(name string, s starter) {
	o.mu.Lock()
	waiting, busy := o.waiting[name]
	if busy {
		o.waiting[name] = append(waiting, s)
	} else {
		o.waiting[name] = nil
	}
	o.mu.Unlock()
	if !busy {
		o.start(name, s)
	}
}

func (o *inOrder) start(name string, s starter) {
	Go(s.ui, func(ctx context.Context) {
		defer o.next(name)
		s.f(ctx)
	})
}

// next has the loop start the coroutine that has waited for longest. Those whose loop takes nothing more are dropped.
func (o *inOrder) next(name string) {
	for {
		s, ok := o.first(name)
		if !ok || s.ui.Post(func() { o.start(name, s) }) == nil {
			return
		}
	}
}

func (o *inOrder) first(name string) (s starter, ok bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	waiting := o.waiting[name]
	if len(waiting) == 0 {
		delete(o.waiting, name)
		return s, false
	}
	s = waiting[0]
	waiting[0] = starter{}
	o.waiting[name] = waiting[1:]
	return s, true
}
