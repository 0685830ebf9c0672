// Package procpool runs functions in other processes, for calls that can crash,
// hang for ever, or must be killed. It is what Python's ProcessPoolExecutor is
// to asyncio:
//
//	var thumbnail = procpool.Register("thumbnail", makeThumbnail) // func(Job) (Image, error)
//
//	func main() {
//		procpool.Main() // first; in TestMain too
//		pool, err := procpool.New(4)
//		...
//		defer pool.Shutdown(ctx)
//		img, err := thumbnail.Call(ctx, pool, job)
//	}
//
// A worker is this same program, started again, which takes calls from a pipe
// in [Main] instead of doing what main does. It runs one call at a time.
//
// # When to use it
//
// A goroutine cannot be killed, and one fatal error ends the program with all
// that others do in it. Put a call into a process when it
//
//   - can crash: C code, a decoder of files from strangers, a plug-in;
//   - can hang for ever and takes no context, or does not heed it;
//   - can take all the memory ([WithMemoryLimit]);
//   - must not see or change the state of the program.
//
// Otherwise use offload.Call1 and its like: they cost a thousandth, and
// arguments need not be copied. Python needs processes to compute in parallel;
// Go does not: offload.CPU is for that.
//
// # What holds
//
//   - A worker that dies (a signal, os.Exit, a panic anywhere in it, no memory)
//     fails the call it had, with a [CrashError] that says how and carries the
//     end of its output, and no other. Nothing is run twice.
//   - A call whose context ends is killed, and its process is gone when [Func.Call]
//     returns, unless the kernel keeps it longer than two seconds. A worker is
//     killed with SIGKILL together with its process group, so what the function
//     started goes too.
//   - A dead worker is replaced when a call needs one, after a pause that doubles
//     with each crash in a row; starts that fail are given up after a few
//     ([WithRestart]).
//   - In a coroutine of an offload loop [Func.Call], [Func.Submit] and
//     [Pool.Shutdown] leave the loop free, and take no place in a limiter.
//   - [Pool.Shutdown] drains. Nothing is left after it.
//   - No worker outlives the program, even one killed with SIGKILL: a worker
//     reads its pipe of calls all the time, the kernel closes that pipe whatever
//     way the parent ends, and on its end the worker kills its group.
//
// Linux's parent-death signal does not kill here. It is sent when the thread
// that started the worker ends, not the process, and Go ends threads while the
// program lives; and it would kill the worker before it can kill what the
// function started. It is SIGCONT, for a worker that was stopped. Elsewhere a
// worker that is stopped just when its parent dies can stay.
//
// # Cost
//
// On two virtual processors of a shared, loaded machine (go test -bench .) a
// call of an empty function takes 0.12 to 0.25 ms, a mebibyte there and back 17
// to 25 ms, start, first call and shutdown of a worker 4 to 15 ms, and the
// program's own initialisation comes on top. An idle worker of the tests' binary
// holds 1.2 MB of its own and shares the program text. Arguments are encoded on
// the loop: give a large file's name, not its bytes.
//
// # Limits
//
//   - Values travel by [encoding/gob]: no functions, channels or unexported
//     fields, and no sharing; 256 MiB a message. Errors travel as text ([FuncError]).
//   - The worker sees package variables as initialised, and environment and
//     working directory of when it was started. All package initialisation runs
//     in it.
//   - What the function changes in memory stays in its worker, and a later call
//     there may see it: workers live on from call to call.
//   - The function gets no context: the end of the caller's is its death. It
//     has no chance to clean up.
//   - A child of the function that leaves the process group (setsid) escapes. On
//     Windows any child does: only the worker itself is killed.
//   - stdin is empty. stdout and stderr are kept for errors, and copied to
//     [WithOutput] only. On Windows os.Stdout is the stream of answers until this
//     package's initialisation has run; what took it before must not write to it.
//   - A worker that dies in the instant in which a call is sent to it may fail
//     that call.
//   - Under the race detector a worker takes a second to exit, unless GORACE
//     says atexit_sleep_ms=0.
//
// Linux is tested; darwin and Windows are built.
package procpool
