package offload

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
)

// Loop runs coroutines one at a time. It is not a goroutine: it is a baton that goes from coroutine to coroutine, in the
// order in which they became ready.
type Loop struct {
	limiter *Limiter
	slow    *slowTurn // nil without WithSlowTurn
	_       [64]byte  // a call reads those two: what every hand-over writes stays out of their cache line
	baton   gate
	_       [64]byte

	mu     sync.Mutex
	state  loopState
	tasks  taskList // coroutines that have not ended, oldest first
	live   int      // those, and submitted calls that have not ended
	ebbs   []*ebb
	panics []*outcome  // of those whose function panicked
	stuck  *StuckError // Shutdown ran out of time
}

type loopState uint8

const (
	idle loopState = iota
	running
	draining // the main coroutine has ended, or Shutdown was called
	closed
)

// Option is an option of [Run] and [NewLoop].
type Option func(*Loop)

// WithLimiter sets the limiter for the offloaded calls that name no other. Python: loop.set_default_executor.
func WithLimiter(l *Limiter) Option {
	return func(loop *Loop) { loop.limiter = l }
}

// NewLoop makes a loop that waits for its [Loop.Run]. Until then nothing can be given to it: [Loop.Post] says
// [ErrNotRunning]. Most programs call [Run] instead. Python: asyncio.new_event_loop.
func NewLoop(opts ...Option) *Loop {
	l := &Loop{}
	l.baton.limit = 1
	l.baton.queue.fixed = true
	for _, o := range opts {
		o(l)
	}
	if l.limiter == nil {
		l.limiter = NewPool(defaultLimit())
	}
	return l
}

// Run makes a loop and runs main on it, as its first coroutine and on the caller's goroutine. When main has ended, the
// other coroutines are cancelled, and Run returns once they, and all offloaded calls, have ended.
//
// The error is main's, joined with the panics of coroutines and futures that nobody waited for. A panic of main, and
// runtime.Goexit in it, go through Run after that clean-up. Inside a coroutine Run returns [ErrRunning]; in an offloaded
// call it runs a second loop. Python: asyncio.run.
func Run(ctx context.Context, main func(ctx context.Context) error, opts ...Option) error {
	return NewLoop(opts...).Run(ctx, main)
}

// Run is [Run] for a loop made with [NewLoop]. A loop runs once: then Run returns [ErrClosed], and [ErrRunning] while it
// runs.
func (l *Loop) Run(ctx context.Context, main func(ctx context.Context) error) (err error) {
	if _, at := where(ctx); at == onLoop {
		return ErrRunning
	}
	if err := l.open(); err != nil {
		return err
	}
	returned := false
	defer func() {
		lost := l.finish()
		if returned {
			err = joinLost(err, lost)
		} else if lost != nil {
			// A panic or Goexit is passing through, so there is no error to carry this.
			fmt.Fprintln(os.Stderr, lost)
		}
	}()
	t := l.newTask(ctx, main)
	err = l.play(t)
	returned = true
	return err
}

// joinLost leaves main's error as it is where there is nothing to add.
func joinLost(err, lost error) error {
	if lost == nil {
		return err
	}
	return errors.Join(err, lost)
}

func (l *Loop) open() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch l.state {
	case running, draining:
		return ErrRunning
	case closed:
		return ErrClosed
	}
	l.state = running
	l.slow.start(l)
	return nil
}

// RunningLoop gives the loop that ctx comes from: the same in all of its coroutines, in the calls they offload and in
// goroutines that got ctx from them. Elsewhere the error is [ErrNoLoop], and after the loop's end [ErrClosed].
// Python: asyncio.get_running_loop.
func RunningLoop(ctx context.Context) (*Loop, error) {
	t := taskOf(ctx)
	if t == nil {
		return nil, ErrNoLoop
	}
	return t.loop, t.loop.check()
}

// check says why nothing can be given to the loop, if so.
func (l *Loop) check() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.accepts()
}

// accepts is called under l.mu.
func (l *Loop) accepts() error {
	switch l.state {
	case idle:
		return ErrNotRunning
	case closed:
		return ErrClosed
	}
	return nil
}

// Post queues f to run on the loop as a coroutine, behind all that are ready now, and returns at once. It may be called
// from anywhere, from the loop too. f may use the context of a coroutine to offload calls. A panic in it is in the error
// of [Run].
//
// The error is [ErrNotRunning] before [Loop.Run] and [ErrClosed] after it. Python: loop.call_soon_threadsafe.
func (l *Loop) Post(f func()) error {
	t := l.newTask(context.Background(), func(context.Context) error { f(); return nil })
	t.posted = true
	return l.start(t)
}

// OnLoop runs f on the loop of ctx as a coroutine of its own and waits for its end. On the loop: runs f at once. In an
// offloaded call, and in any goroutine that holds a context of the loop: queues for the loop, runs f on this goroutine,
// then leaves the loop again.
//
// The error is f's, [ErrNoLoop] off any loop, [ErrClosed] after its end, or the cause of ctx if it ended before f began.
// Python: asyncio.run_coroutine_threadsafe(f(), loop).result().
func OnLoop(ctx context.Context, f func(ctx context.Context) error) error {
	t := taskOf(ctx)
	if t == nil {
		return ErrNoLoop
	}
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	own, at := where(ctx)
	if at == onLoop {
		return own.onLoop(ctx, t.loop, f)
	}
	if own != nil {
		lim := own.lend()
		defer own.regain(lim)
	}
	return t.loop.play(t.loop.newTask(ctx, f))
}

// onLoop is OnLoop for a coroutine: of this loop, or of another one, which must not stop meanwhile.
func (f *fiber) onLoop(ctx context.Context, l *Loop, main func(ctx context.Context) error) error {
	if f.loop == l {
		return main(ctx)
	}
	return Suspend(ctx, func() error { return l.play(l.newTask(ctx, main)) })
}
