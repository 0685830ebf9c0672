package procpool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// startWait is how long a worker may take from exec to its first word: all
	// package initialisation of the program, on a loaded machine.
	startWait = 30 * time.Second
	// quitWait is how long an idle worker may take to exit when told to.
	quitWait = 2 * time.Second
	// killWait bounds the wait for a killed worker: the kernel can keep one
	// that is in an uninterruptible call.
	killWait = 2 * time.Second
	// outputWait is how long output is read on after the death, where a
	// process that left the group still holds the pipe.
	outputWait = 200 * time.Millisecond
)

// worker is the parent's view of one process.
type worker struct {
	cmd     *exec.Cmd
	calls   *os.File // written by whoever has the place
	answers *os.File // read by watch
	output  *output
	limited bool // in memory

	ready   chan struct{} // closed at the first word
	replies chan frame    // of the call in progress
	dead    chan struct{} // closed when the process is gone; then obituary holds
	obituary

	late   atomic.Bool // killed for saying nothing in startWait
	mu     sync.Mutex
	reaped bool // its number may be another's: no kill
}

// startWorker starts the program again. It returns before the worker is ready.
func startWorker(c *config) (*worker, error) {
	w := &worker{
		output:  &output{also: c.output},
		limited: c.memory > 0,
		ready:   make(chan struct{}),
		replies: make(chan frame, 1),
		dead:    make(chan struct{}),
	}
	path, err := executable()
	if err != nil {
		return nil, err
	}
	w.cmd = &exec.Cmd{
		Path:      path,
		Args:      []string{os.Args[0], workerArg},
		Env:       append(os.Environ(), markerEnv+"="+strconv.FormatInt(c.memory, 10)),
		Stdout:    w.output,
		Stderr:    w.output,
		WaitDelay: outputWait,
	}
	if err := w.launch(); err != nil {
		return nil, err
	}
	go w.watch(time.AfterFunc(startWait, func() {
		w.late.Store(true)
		w.kill()
	}))
	return w, nil
}

// stillborn is why a worker that never said hello is gone.
func (w *worker) stillborn() error {
	if w.late.Load() {
		return fmt.Errorf("the worker said nothing for %v: is procpool.Main the first thing that main does?", startWait)
	}
	return w.obituary.stillborn()
}

// launch makes the pipes and starts the process. The worker's ends are closed
// here in any case, so that its death is the end of the stream.
func (w *worker) launch() error {
	callsIn, calls, err := os.Pipe()
	if err != nil {
		return err
	}
	defer callsIn.Close()
	answers, answersOut, err := os.Pipe()
	if err != nil {
		_ = calls.Close()
		return err
	}
	defer answersOut.Close()
	w.calls, w.answers = calls, answers
	attach(w.cmd, callsIn, answersOut)
	if err := w.cmd.Start(); err != nil {
		w.closePipes()
		return err
	}
	return nil
}

func (w *worker) closePipes() {
	_ = w.calls.Close()
	_ = w.answers.Close()
}

// watch reads answers for as long as the worker lives, then buries it.
func (w *worker) watch(tooSlow *time.Timer) {
	garbled := w.read(tooSlow)
	tooSlow.Stop()
	w.mu.Lock()
	// The stream's end is the process's end, or should be; and what it started
	// goes with it. A status that it exits with is settled before its pipes
	// are closed, so this cannot change it.
	killTree(w.cmd.Process)
	w.reaped = true
	w.mu.Unlock()
	_ = w.cmd.Wait() // the state says more than this error
	w.closePipes()
	w.obituary = examine(w.cmd.ProcessState, garbled, w.output, w.limited)
	close(w.dead)
}

// read hands on answers until the stream ends. It returns what was wrong with
// the stream, nil if it just ended.
func (w *worker) read(tooSlow *time.Timer) error {
	for hello := false; ; {
		f, err := readFrame(w.answers)
		switch {
		case errors.Is(err, errGarbled):
			return err
		case err != nil:
			return nil
		case f.kind == kindHello && !hello:
			hello = true
			tooSlow.Stop()
			close(w.ready)
		case hello && f.kind >= kindResult && f.kind <= kindFault && len(w.replies) == 0:
			w.replies <- f
		default:
			return fmt.Errorf("%w: kind %d out of turn", errGarbled, f.kind)
		}
	}
}

// kill is sudden death, of the worker and on unix of what it started. It may
// come from any goroutine, often, and late.
func (w *worker) kill() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.reaped {
		killTree(w.cmd.Process)
	}
}

// killed kills and waits until the process is gone, which only the kernel can
// delay.
func (w *worker) killed() {
	w.kill()
	t := time.NewTimer(killWait)
	defer t.Stop()
	select {
	case <-w.dead:
	case <-t.C:
	}
}

// quit asks an idle worker to exit, and kills it when ctx ends or it takes
// longer than quitWait.
func (w *worker) quit(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, quitWait)
	defer cancel()
	_, _ = w.calls.Write(textFrame(kindQuit, ""))
	select {
	case <-w.dead:
	case <-ctx.Done():
		w.killed()
	}
}

func (w *worker) isDead() bool {
	select {
	case <-w.dead:
		return true
	default:
		return false
	}
}

// errNotSent: the worker died before it had the whole call, so nothing ran.
var errNotSent = errors.New("the worker died before the call")

// roundTrip sends one call and waits for its answer. When ctx ends it kills the
// worker and returns the cause; the worker is gone by then. It returns
// errNotSent, or errDied, where the worker died by itself.
func (w *worker) roundTrip(ctx context.Context, call []byte) (frame, error) {
	stop := context.AfterFunc(ctx, w.kill) // also frees a Write that nobody reads
	defer stop()
	if _, err := w.calls.Write(call); err != nil {
		w.killed()
		if ctx.Err() != nil {
			return frame{}, context.Cause(ctx)
		}
		return frame{}, errNotSent
	}
	select {
	case f := <-w.replies:
		return w.answered(f, stop())
	case <-w.dead:
	case <-ctx.Done():
	}
	w.killed()
	select {
	case f := <-w.replies: // its last word
		return f, nil
	default:
	}
	if ctx.Err() != nil {
		return frame{}, context.Cause(ctx)
	}
	return frame{}, errDied
}

// errDied: the worker died with the call; obituary says how.
var errDied = errors.New("the worker died")

// answered passes the answer on. Where the context ended in the same moment,
// the kill is under way, and the worker must not be given another call.
func (w *worker) answered(f frame, spared bool) (frame, error) {
	if !spared {
		w.killed()
	}
	return f, nil
}
