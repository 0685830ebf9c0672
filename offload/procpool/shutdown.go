package procpool

import (
	"context"
	"sync"

	"github.com/loopblock/loopblock/offload"
)

// Shutdown ends the pool. Calls that come after get [ErrClosed]; those in
// progress and those waiting for a worker are run to their end; then the
// workers exit. When ctx ends before, the workers are killed, the calls left
// get [ErrClosed], and Shutdown returns the cause of ctx. No process and no
// goroutine of the pool is left when it returns, but for a process that the
// kernel does not let die within two seconds.
//
// It may be called more than once and from several goroutines; each call waits
// for the same end. In a coroutine it suspends the coroutine, not the loop.
func (p *Pool) Shutdown(ctx context.Context) error {
	// An ended ctx must not keep it from killing what is left.
	return offload.Suspend(context.WithoutCancel(ctx), func() error { return p.shutdown(ctx) })
}

func (p *Pool) shutdown(ctx context.Context) error {
	p.close()
	var err error
	select {
	case <-p.drained:
	case <-ctx.Done():
		err = context.Cause(ctx)
		p.haltCall(ErrClosed)
		<-p.drained // calls return as soon as their worker is killed
	}
	p.dismiss(ctx)
	return err
}

// close admits no more calls.
func (p *Pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.closed {
		p.closed = true
		p.checkDrained()
	}
}

func (p *Pool) enter() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrClosed
	}
	p.calls++
	return nil
}

func (p *Pool) leave() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calls--
	p.checkDrained()
}

// checkDrained needs mu. After close, calls only falls, so it reaches 0 once.
func (p *Pool) checkDrained() {
	if p.closed && p.calls == 0 {
		close(p.drained)
	}
}

// dismiss sees every worker off, all at once.
func (p *Pool) dismiss(ctx context.Context) {
	p.mu.Lock()
	workers := make([]*worker, 0, len(p.live))
	for w := range p.live {
		workers = append(workers, w)
	}
	p.mu.Unlock()
	var wg sync.WaitGroup
	for _, w := range workers {
		wg.Go(func() { w.quit(ctx) })
	}
	wg.Wait()
}
