// Package guest is the door between packages offload and post: a loop whose turns another loop runs. It is not for others,
// since only package post keeps what Start asks of its caller.
package guest

import "context"

// Start begins main as the first coroutine of a loop that has no thread of its own, and returns when main has suspended
// or ended. The caller is the goroutine of the host, the loop that runs the turns.
//
// For each later turn it calls post with two functions, once the coroutine is ready: turn, for the host to call, and
// dropped, to be called instead if the host never will. After an error from post, or a call of dropped, it asks for no
// more. post must not wait. limiter is an *offload.Limiter, or nil for the process's own.
//
// Package offload sets it.
var Start func(post func(turn, dropped func()) error, limiter any, main func(ctx context.Context))
