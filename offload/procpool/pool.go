package procpool

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// Pool is a fixed number of places for worker processes. A place is filled
// when a call first needs it, and again after its worker died. All methods may
// be called from any goroutine.
type Pool struct {
	config

	// Every place is in one of these channels, or with a call, or in its pause
	// after a crash. Calls wait on both, first come first served.
	warm, cold chan *place // with a live worker, and without

	// futures is what Submit starts its goroutines with; they lend their place
	// before they wait, so that no limiter of the program's is in the way.
	futures *offload.Limiter

	// halt ends when Shutdown gives up on calls in progress.
	halt     context.Context
	haltCall context.CancelCauseFunc

	mu      sync.Mutex
	closed  bool
	calls   int           // admitted and not returned
	drained chan struct{} // closed when closed and calls is 0
	live    map[*worker]struct{}
	stats   Stats
}

// place holds at most one worker.
type place struct {
	w        *worker
	failures int // in a row
}

// Stats counts what a pool has done since New.
type Stats struct {
	Workers int    // processes alive now, those starting included
	Calls   int    // calls in progress or waiting now
	Starts  uint64 // processes started
	Crashes uint64 // calls that failed with a CrashError
	Kills   uint64 // calls whose context ended while they ran
}

// New makes a pool of at most n worker processes; n below 1 is GOMAXPROCS. It
// starts none of them: a worker starts with the first call that finds no idle
// one. The pool must be ended with [Pool.Shutdown]; until then idle workers
// stay, until the program ends. It returns [ErrNoMain] unless [Main] was
// called.
func New(n int, opts ...Option) (*Pool, error) {
	if !registrySealed() {
		return nil, ErrNoMain
	}
	if n < 1 {
		n = runtime.GOMAXPROCS(0)
	}
	p := &Pool{
		config:  newConfig(opts),
		futures: offload.NewPool(n),
		warm:    make(chan *place, n),
		cold:    make(chan *place, n),
		drained: make(chan struct{}),
		live:    map[*worker]struct{}{},
	}
	if p.output != nil {
		p.output = &lockedWriter{w: p.output}
	}
	p.halt, p.haltCall = context.WithCancelCause(context.Background())
	for range n {
		p.cold <- new(place)
	}
	return p, nil
}

// Stats returns the counts of this moment.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.stats
	s.Calls = p.calls
	for w := range p.live {
		if w.isDead() {
			continue
		}
		s.Workers++
	}
	return s
}

// do runs one call from admission to answer. It blocks.
func (p *Pool) do(ctx context.Context, name string, call []byte) (frame, error) {
	if err := p.enter(); err != nil {
		return frame{}, err
	}
	defer p.leave()
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(p.halt, func() { cancel(context.Cause(p.halt)) })()

	pl, err := p.take(ctx)
	if err != nil {
		return frame{}, err
	}
	f, err := p.doAt(ctx, pl, call)
	switch {
	case errors.Is(err, errDied):
		err = pl.w.crash(name)
		p.count(&p.stats.Crashes)
		p.putAfterFailure(pl)
	case err != nil:
		p.put(pl)
	default:
		pl.failures = 0
		p.put(pl)
	}
	return f, err
}

// doAt finds a worker at the place and sends the call. A worker that died
// before it had the call is replaced; nothing is ever run twice.
func (p *Pool) doAt(ctx context.Context, pl *place, call []byte) (frame, error) {
	for attempt := 1; ; attempt++ {
		if err := p.fill(ctx, pl); err != nil {
			return frame{}, err
		}
		f, err := pl.w.roundTrip(ctx, call)
		if err != nil && ctx.Err() != nil {
			p.count(&p.stats.Kills)
		}
		if err != errNotSent {
			return f, err
		}
		if attempt >= p.attempts {
			return f, &StartError{Attempts: attempt, Err: err, Output: pl.w.obituary.output}
		}
	}
}

// take waits for a place, one with a live worker if there is any.
func (p *Pool) take(ctx context.Context) (*place, error) {
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	select {
	case pl := <-p.warm:
		return pl, nil
	default:
	}
	select {
	case pl := <-p.warm:
		return pl, nil
	case pl := <-p.cold:
		return pl, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

// put gives the place to the next call.
func (p *Pool) put(pl *place) {
	if pl.w == nil || pl.w.isDead() {
		p.cold <- pl
	} else {
		p.warm <- pl
	}
}

// putAfterFailure gives the place on after its pause.
func (p *Pool) putAfterFailure(pl *place) {
	pl.failures++
	time.AfterFunc(p.pause(pl.failures), func() { p.put(pl) })
}

func (p *Pool) count(n *uint64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	*n++
}
