package procpool

import (
	"context"
	"errors"
	"fmt"

	"github.com/loopblock/loopblock/offload"
)

// Call runs the function on in, in a worker of p, and waits for its result. In
// a coroutine of an offload loop it suspends the coroutine and not the loop;
// anywhere else it blocks the goroutine. in is encoded before that, on the
// loop, so it may share memory with the caller, and a large one costs the loop
// its encoding. A call holds no slot of any limiter: the pool is the limit, and
// calls beyond it wait in turn.
//
// When ctx ends, a call that waits gives up; one that runs is killed with its
// worker, and the process is gone when Call returns the cause of ctx. Errors:
//
//   - [FuncError]: the function returned an error;
//   - [CrashError]: the worker died with the call;
//   - [StartError]: no worker could be started; the function did not run;
//   - [ErrClosed]: the pool is shut down, or was in mid-call;
//   - the cause of ctx;
//   - an error of its own if in or the result cannot be sent (gob, or more
//     than 256 MiB).
//
// Python: await loop.run_in_executor(processes, f, in).
func (f Func[In, Out]) Call(ctx context.Context, p *Pool, in In) (Out, error) {
	call, err := f.encode(in)
	if err != nil {
		var none Out
		return none, err
	}
	return f.run(ctx, p, call)
}

// Submit is Call without the wait: it encodes in, starts the call and returns
// at once. Await of the future gives what Call would have returned. When ctx
// ends the call is killed; when only the context given to Await ends, it goes
// on. Python: loop.run_in_executor(processes, f).
func (f Func[In, Out]) Submit(ctx context.Context, p *Pool, in In) *offload.Future[Out] {
	call, err := f.encode(in)
	return offload.Submit(ctx, p.futures, func() (Out, error) {
		if err != nil {
			var none Out
			return none, err
		}
		return f.run(ctx, p, call)
	})
}

func (f Func[In, Out]) encode(in In) ([]byte, error) {
	call, err := encodeCall(f.name, in)
	if err != nil {
		return nil, fmt.Errorf("procpool: %s: argument: %w", f.name, err)
	}
	return call, nil
}

// run waits beside the loop; the result is decoded there too.
func (f Func[In, Out]) run(ctx context.Context, p *Pool, call []byte) (out Out, err error) {
	err = offload.Suspend(ctx, func() error {
		answer, err := p.do(ctx, f.name, call)
		if err != nil {
			return err
		}
		out, err = open[Out](f.name, answer)
		return err
	})
	return out, err
}

// open is what an answer says.
func open[Out any](name string, answer frame) (out Out, err error) {
	switch answer.kind {
	case kindResult:
		if out, err = decode[Out](answer.payload); err != nil {
			err = fmt.Errorf("procpool: %s: result: %w", name, err)
		}
	case kindError:
		err = &FuncError{Func: name, Text: string(answer.payload)}
	default:
		err = errors.New("procpool: " + name + ": " + string(answer.payload))
	}
	return out, err
}
