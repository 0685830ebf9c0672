package procpool

import (
	"context"
	"time"
)

// fill makes sure of a ready worker at the place, starting one as often as the
// configuration allows. When ctx ends first, a worker that is starting stays
// and gets ready for the next call: else calls with short deadlines would
// never get one up.
func (p *Pool) fill(ctx context.Context, pl *place) error {
	for attempt := 1; ; attempt++ {
		output, err := p.tryFill(ctx, pl)
		if err == nil || ctx.Err() != nil {
			return err
		}
		if attempt >= p.attempts {
			return &StartError{Attempts: attempt, Err: err, Output: output}
		}
		if err := sleep(ctx, p.pause(attempt)); err != nil {
			return err
		}
	}
}

// tryFill is one attempt; output is what a worker that died wrote.
func (p *Pool) tryFill(ctx context.Context, pl *place) (output string, err error) {
	if pl.w == nil || pl.w.isDead() {
		if pl.w, err = p.start(); err != nil {
			return "", err
		}
	}
	w := pl.w
	select {
	case <-w.ready:
		return "", nil
	case <-w.dead:
		return w.obituary.output, w.stillborn()
	case <-ctx.Done():
		return "", context.Cause(ctx)
	}
}

// start starts a worker and keeps account of it until it is dead.
func (p *Pool) start() (*worker, error) {
	w, err := startWorker(&p.config)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for old := range p.live {
		if old.isDead() {
			delete(p.live, old)
		}
	}
	p.live[w] = struct{}{}
	p.stats.Starts++
	return w, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
