// Package offload gives Go an event loop that calls which block do not stop: what asyncio gives Python.
//
// # The idea
//
// A loop runs many coroutines, one at a time, so that they share variables without locks. It stays responsive as long as
// each of them gives it up soon. A call that waits for a server, a disk or a process does not: while it waits, all others
// wait with it. Here such a call is wrapped,
//
//	resp, err := http.Get(url)                      // the loop stands still
//	resp, err := offload.Call1(ctx, http.Get, url)  // others run; this coroutine goes on when the answer is there
//
// and everything else in the coroutine stays as it was: the statement order, defer, panics, the stack.
//
// A coroutine is a goroutine, and the loop is a baton that goes round among them in the order in which they became
// ready: who holds it runs. [Call1] hands the baton on, makes the call in place, on the same goroutine, and queues for
// the baton again. There is no worker, no closure and no channel for the result, so it costs a fraction of
// a goroutine, allocates nothing, and what belongs to a goroutine stays as in a plain call: panics, runtime.Goexit and
// t.FailNow, pprof labels, runtime.LockOSThread.
//
//	err := offload.Run(ctx, func(ctx context.Context) error {
//		task := offload.Go(ctx, tick)                     // another coroutine
//		page, err := offload.Call1(ctx, fetch, "/page")   // meanwhile it runs
//		...
//		return task.Wait(ctx)
//	})
//
// # For those who know asyncio
//
//	asyncio                                            offload
//	asyncio.run(main())                                Run(ctx, main)
//	asyncio.get_running_loop()                         RunningLoop(ctx)
//	asyncio.current_task()                             Context()
//	asyncio.create_task(c), await task, task.cancel()  Go(ctx, f), Task.Wait, Task.Cancel
//	await asyncio.to_thread(f, a)                      Call1(ctx, f, a); Do1, Get1, Exec1 by what f returns
//	loop.run_in_executor(None, f)                      Submit(ctx, nil, f)
//	loop.run_in_executor(ThreadPoolExecutor(n), f)     Submit(ctx, NewPool(n), f), or CallIn and wait
//	loop.run_in_executor(ProcessPoolExecutor(n), f)    package procpool
//	await future                                       Future.Await
//	functools.partial(f, a), lambda: f(a)              the arity forms; a closure
//	asyncio.gather, sleep, timeout                     Gather, Sleep, a context's deadline
//	asyncio.Lock                                       Mutex
//	asyncio.new_event_loop()                           NewLoop
//	a loop on a toolkit's own, trio's guest mode       post.Go in package post
//	loop.call_soon_threadsafe(f)                       Loop.Post(f), OnLoop(ctx, f)
//	loop.slow_callback_duration                        WithSlowTurn, package watch
//
// # Which one, when
//
//	Call1 and its kind   by default: the result is wanted now. The arguments are passed straight.
//	Submit               the result is awaited later, or several calls run at once.
//	CallIn, NewPool      one slow resource must not starve the others: it gets a limit of its own.
//	CallIn with CPU()    the call computes; with the limit meant for waiting, the loop would queue for a processor.
//	Suspend              the call waits for a channel, a lock, other goroutines: it takes no place in a limit.
//	Abandon              the caller must go on when its context ends, even if the call does not.
//	package procpool     the call can crash, hang for ever, or must be killed.
//
// Four names for what a function returns, each for no to three arguments:
//
//	Call   a value and an error      v, err := offload.Call1(ctx, load, key)
//	Do     an error                  err := offload.Do2(ctx, save, key, v)
//	Get    a value                   for offload.Get(ctx, scanner.Scan) { ... }
//	Exec   nothing                   offload.Exec1(ctx, warm, key)
//
// Their arguments are evaluated on the loop, before the call; that includes the receiver of a method value. What a
// closure names is evaluated in the call, beside the loop, where others may have changed it: let it name only what is the
// call's own. And a call is a point where others run: what was read before it may have changed after it.
//
// # Where a goroutine stands
//
// Every function that takes a context may be called in three places, and each says what it does there:
//
//   - on the loop: in a coroutine. It frees the loop while it waits.
//   - in an offloaded call: in a function given to Call, Submit and their kind. A further call runs on the place in the
//     limiter that the outer one holds; waiting lends that place to others. So a limiter of one never waits for itself.
//   - off any loop: anywhere else, also a goroutine that got a coroutine's context. A call is just made, so a helper can
//     serve coroutines and plain goroutines alike.
//
// The goroutine decides, not the context alone: a context that wanders into another goroutine does no harm.
//
// On the loop, a call with a context that comes from no coroutine, such as [context.Background], is just made: it keeps
// the loop, and Go starts nothing. What only waits (Suspend, Sleep, Await, Wait, Lock, and CallIn for its place) frees
// the loop all the same. [Context] finds the caller's own context where none was passed.
//
// # When contexts end
//
// A function of this package returns the context's cause: before it begins, and while it waits or queues. A call that
// runs is not interrupted; pass it the context if it takes one. The forms without an error, Get and Exec, always make
// their call. When the main coroutine ends, the contexts of all others end, and Run waits for them and for all calls;
// [Loop.Shutdown] waits only so long, and says which call does not return.
//
// # Panics
//
// In place they go on as in a plain call. One in a function given to [Submit] or [Go] is raised in Await or Wait, as a
// [*PanicError] with the stack of where it happened. One that nobody waits for is in the error of [Run].
//
// # Locks
//
// A sync.Mutex held across an offloaded call deadlocks the loop: the holder waits for the loop, and the coroutine that
// has the loop for the lock. Use [Mutex], whose Lock suspends. If all coroutines wait for each other the Go runtime
// says so, as for plain goroutines: this package keeps no goroutine or timer of its own (but for WithSlowTurn, and while a loop of
// somebody else waits for a call that may be over at once).
//
// # Limits of this package
//
// With js/wasm there is one thread, and a call that computes stops the loop wherever it is made. On processors other
// than amd64 and arm64 a call costs some microseconds, for the name of the calling goroutine.
package offload
