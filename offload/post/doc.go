// Package post takes blocking calls off an event loop that belongs to somebody
// else: a terminal or desktop toolkit, a message client, a JavaScript engine.
// (On a loop of package offload itself, call offload.Call1 and its kin instead:
// there a coroutine can wait in place.) The package imports no framework; it
// works with function values, so that any loop will do.
//
// Such a loop runs callbacks one at a time on one goroutine. A callback that
// waits stops the keyboard, the screen and every other callback, and where the
// loop itself would have ended the wait, it stops for ever. What to do instead
// depends on the loop, and on how the rest of the callback gets the result:
//
//	the callback                                        what takes its calls off the loop
//	goes on after the call, in loops, helpers, defers   Go, and offload.Call1 in place
//	  in an immediate-mode toolkit or a game            Go on Frames, or on an Inbox of its own
//	  on a loop tied to a thread (GTK, walk, SDL)
//	  or one that compares goroutines (fyne)            Then
//	goes on for a few lines                             Then, or Go
//	is an Update of Bubble Tea                          Cmd
//	has nothing to give back, but an order to keep      Queue
//
// # Code that waits in place: Go
//
// [Go] makes a coroutine of the callback, or of a part of it. The coroutine runs
// on a goroutine of its own while the loop's waits for it, and lets the loop go on while
// a call is offloaded. So the code stays as it is, but for the calls that block:
//
//	post.Go(ui, func(ctx context.Context) {
//		for _, id := range ids {
//			item, err := offload.Call1(ctx, db.Load, id)
//			if err != nil {
//				return
//			}
//			list.Add(item)
//		}
//	})
//
// A helper that it calls, and that others call too, writes offload.Context() for
// ctx: off any coroutine that makes a plain call of it. Where that holds up a
// loop, loopblock says so.
//
// While the coroutine waits, the event that started it can come again, and others
// with handlers that wait. [GoInOrder] starts the second run once the first has
// ended, as a loop does whose handlers hold it up, and another handler's, unless the
// first is in one wait for longer than a second ([SetPatience]); Go runs both.
// [GoOnce] is for a handler that takes away what led to it, such as a dialog: until
// it has done so, the event starts nothing more.
//
// A call that is over at once costs nothing: the loop's goroutine waits for it, for
// two milliseconds in a turn at most, before the loop goes on.
//
// # The loop takes functions: Then
//
// Most toolkits have a function that runs another one on their loop. A [Poster]
// is that function with a promise: it never blocks, keeps order, and may be
// called on the loop itself. Some post functions keep it (fyne.Do), and [To] or
// [Func] make a Poster of them as they are. Others wait until the loop has run
// the function, or until there is room in a channel, so that calling them on
// the loop deadlocks; [Serialize] makes a Poster of those:
//
//	ui := post.Serialize(func(f func()) { app.QueueUpdateDraw(f) }) // tview
//	ui := post.Serialize(func(f func()) {                           // gocui
//		g.UpdateAsync(func(*gocui.Gui) error { f(); return nil })
//	})
//	ui := post.To(fyne.Do) // fyne
//
// [Then] runs the blocking call beside the loop and the rest of the callback
// back on it. Instead of
//
//	item, err := db.Load(id)
//	show(item, err)
//
// write
//
//	post.Then(ui, func() (*Item, error) { return db.Load(id) }, func(item *Item, err error) {
//		show(item, err)
//	})
//
// [ThenGet] is for calls with one result, be it a value or an error, and
// [ThenExec] for calls with none and for all other shapes.
//
// The callback can come again before the first call has ended, or another one. With
// [InOrder] of the Poster the second call waits for it, as it would have on the loop;
// with [Once] it is not made.
//
// # The loop takes none: Inbox
//
// An immediate-mode toolkit has no function that posts: it draws frames. An
// [Inbox] is a Poster that such a loop serves, at the start of each:
//
//	case app.FrameEvent: // Gio
//		post.Frames.Serve(w.Invalidate)
//
// # Elm style: Cmd
//
// A Bubble Tea program keeps its state in a model that Update replaces, so a
// function posted back needs the model of that moment, not the one it was made
// beside. [Cmd], [CmdGet] and [CmdExec] make a tea.Cmd whose message is the
// continuation itself, a func(model) (tea.Model, tea.Cmd):
//
//	return m, post.Cmd(load, func(m model, item *Item, err error) (tea.Model, tea.Cmd) {
//		m.item, m.err = item, err
//		return m, nil
//	})
//
// and one clause at the top of Update's type switch gives it the current model:
//
//	case func(model) (tea.Model, tea.Cmd):
//		return msg(m)
//
// [CmdFrom] is for what leaves the model alone and returns the next command.
// A method func (m model) loaded(*Item, error) (tea.Model, tea.Cmd) does for a
// continuation too: post.Cmd(load, model.loaded).
//
// # Nobody needs the result: Queue
//
// A message handler, an informer, a js.FuncOf has nothing to give back, but what
// it does must often stay in order. [Queue] is one worker behind a bounded
// queue: [Queue.Do] waits for room when it is full, [Queue.TryDo] refuses.
//
// Where JavaScript uses what a js.FuncOf returns, return post.Promise(f) instead
// (there for GOOS=js): the caller awaits it.
//
// # Goroutines
//
// Nothing here needs to be started or stopped: a goroutine exists only while
// there is work for it. Close is for those who want to see the work finished,
// before the program ends, say.
//
// In WebAssembly all goroutines share JavaScript's one thread. Waiting can be
// taken off its loop, as everywhere; computing cannot.
package post
