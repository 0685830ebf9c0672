package post

import (
	"context"
	"reflect"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// GoInOrder is [Go] for a loop's handlers: what they do one after another on the
// loop they do one after another as coroutines, too. f starts once the coroutines
// have ended that were started before on the same loop with GoInOrder; if there is
// none, at once. One that has been in one wait for longer than a second ([SetPatience])
// holds up only what the same function starts, and that holds up others for no more
// than a second in turn: what the user does by then is meant for what is on the screen.
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
// Save that is pressed right after would save what is half loaded. What the loop does
// besides goes on meanwhile, as with Go: what has to be so before the next event is
// set before GoInOrder, and what counts as it was when the event came, such as
// which tab was selected, is read before it. Use Go for what has nothing to do with
// the other handlers, or does not end while the program runs.
//
// A coroutine that has waited for too long goes on when no other is under way, or
// when that one has waited for too long in turn. So what two of them offload can run
// at the same time only while one of these calls takes long.
//
// A coroutine that waits for what the same function starts behind it waits for ever,
// as it would on the loop. Where a loop ends before it has run what was posted to it, and
// another one runs on the same goroutine later, Close the [Serial] in between: what
// has not ended keeps what comes after it waiting.
//
// A GoInOrder within such a coroutine is a part of it: it returns when f has ended.
// [InOrder] is the same for continuations, and shares the order. A coroutine has
// ended when f has. Those that wait for it are kept in memory, without a bound. Off
// any loop each goroutine has an order of its own.
func GoInOrder(ui Poster, f func(ctx context.Context)) { goInOrder(ui, f, item{by: caller()}) }

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
func GoOnce(ui Poster, f func(ctx context.Context)) { goInOrder(ui, f, item{by: caller(), once: true}) }

// SetPatience sets for how long a wait of what [GoInOrder], [GoOnce], [InOrder] and
// [Once] have started holds up what other functions start with them, on all loops.
// It is a second at first: longer than a file should take, and about as long as a
// user waits for something to happen before doing something else. With 0, only what
// the same function starts is held up; with the longest of times, all that is on the
// loop, as if it stood still. Set it before the loops run.
func SetPatience(d time.Duration) { patience.Store(int64(d)) }

var patience atomic.Int64

func init() { SetPatience(time.Second) }

func goInOrder(ui Poster, f func(ctx context.Context), i item) {
	if f == nil {
		panic("post: nil function")
	}
	i.start = func(r *run) {
		defer r.turnEnds()
		begin(ui, func(turn, dropped func()) error {
			return r.turn(readyTurn{ui, turn, dropped})
		}, func(ctx context.Context) {
			defer r.ends()
			r.isCallers()
			f(ctx)
		})
	}
	i.post = func(f, dropped func()) error { return postTurn(ui, f, dropped) }
	i.nested = func() { f(offload.Context()) }
	orders.add(i)
}

// caller is the function that called the exported one, as the source has it: where it begins. Its name depends on what
// the compiler has put where; it is for runtimes that do not tell the line.
func caller() string {
	var pcs [1]uintptr
	n := runtime.Callers(3, pcs[:])
	frame, _ := runtime.CallersFrames(pcs[:n]).Next()
	line := reflect.ValueOf(frame).FieldByName("startLine")
	if !line.IsValid() || !line.CanInt() || line.Int() == 0 {
		return frame.Function
	}
	return frame.File + ":" + strconv.FormatInt(line.Int(), 10)
}
