// Package guest is the door between packages offload and post: a loop whose turns another loop runs. It is not for others,
// since only package post keeps what Start asks of its caller.
package guest

import (
	"context"
	"runtime"
	"time"
)

// Start begins main as the first coroutine of a loop that has no thread of its own, and returns when main has suspended
// or ended. The caller is the goroutine of the host, the loop that runs the turns.
//
// For each later turn it calls post with two functions, once the coroutine is ready: turn, for the host to call, and
// dropped, to be called instead if the host never will. After an error from post, or a call of dropped, it asks for no
// more. post must not wait. limiter is an *offload.Limiter, or nil for the process's own.
//
// Package offload sets it.
var Start func(post func(turn, dropped func()) error, limiter any, main func(ctx context.Context))

// Where says which loop the caller is code of: a value that is the same for what runs on the loop's goroutine and for the
// coroutines that were started there; off any loop it is the goroutine's own. g names the goroutine, and is 0 in an
// offloaded call.
//
// Package offload sets it.
var Where func() (loop any, g uintptr)

// Grace is how long the calls in one turn may take, together, before the host goes on meanwhile: what is over at once
// costs no turn, and happens before the host does anything else. It is set before there are coroutines. In WebAssembly
// there is none, since the host's goroutine must not wait there.
var Grace = func() time.Duration {
	if runtime.GOARCH == "wasm" {
		return 0
	}
	return 2 * time.Millisecond
}()
