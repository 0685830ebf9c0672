package offload

import (
	"errors"
	"fmt"
	"strings"
)

// Errors that the functions of this package return.
var (
	// ErrNoLoop: the context does not come from a loop.
	ErrNoLoop = errors.New("offload: no running loop in this context")
	// ErrNotRunning: nobody runs this loop yet, so the request would wait for ever.
	ErrNotRunning = errors.New("offload: the loop is not running")
	// ErrRunning: Run was called by a coroutine, or twice on one loop.
	ErrRunning = errors.New("offload: a loop is running here already")
	// ErrClosed: the loop has ended.
	ErrClosed = errors.New("offload: the loop has ended")
	// ErrOtherLoop: a coroutine waits for a Future or Task of another loop.
	ErrOtherLoop = errors.New("offload: it belongs to another loop")
	// ErrFull: the pool's queue is full (see [WithQueue]).
	ErrFull = errors.New("offload: the queue of the pool is full")
	// ErrGoexit: the function ended by runtime.Goexit, as t.FailNow does, and has no result.
	ErrGoexit = errors.New("offload: the function ended by runtime.Goexit")
)

// PanicError carries a panic from a function to whoever waits for it: [Future.Await], [Task.Wait] and [Gather]
// panic with it. One that nobody waited for is in the error that [Run] returns.
type PanicError struct {
	Value any    // what was given to panic
	Stack []byte // of the goroutine that panicked, at the panic
}

func (p *PanicError) Error() string {
	return fmt.Sprintf("offload: panic: %v\n\n%s", p.Value, p.Stack)
}

// Unwrap gives the value, where it is an error.
func (p *PanicError) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// StuckError says what was still running when [Loop.Shutdown] ran out of time.
type StuckError struct {
	Calls []Stuck
}

// Stuck is a coroutine or an offloaded call that has not ended.
type Stuck struct {
	Call  string // the call that does not return, such as "net/http.Get"
	Stack string // of its goroutine
}

func (e *StuckError) Error() string {
	names := make([]string, len(e.Calls))
	for i, c := range e.Calls {
		names[i] = c.Call
	}
	return fmt.Sprintf("offload: %d still running at shutdown: %s", len(e.Calls), strings.Join(names, ", "))
}
