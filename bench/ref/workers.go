// Package ref holds the designs that offload is measured against: the same loop, with a pool of workers that run the
// calls. They do as little as such a design can: no cancellation, no panics, no context.
package ref

import "sync"

// workers is a pool that gives a job to the worker that became idle last, whose stack is warm.
type workers struct {
	mu    sync.Mutex
	limit int
	made  int
	idle  []*worker
	jobs  []func() // waiting, oldest first
}

type worker struct{ job chan func() }

func (p *workers) submit(f func()) {
	p.mu.Lock()
	if n := len(p.idle); n > 0 {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		w.job <- f
		return
	}
	if p.made == p.limit {
		p.jobs = append(p.jobs, f)
		p.mu.Unlock()
		return
	}
	p.made++
	p.mu.Unlock()
	w := &worker{job: make(chan func(), 1)}
	w.job <- f
	go p.run(w)
}

func (p *workers) run(w *worker) {
	for f := range w.job {
		for f != nil {
			f()
			f = p.next(w)
		}
	}
}

func (p *workers) next(w *worker) func() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.jobs) == 0 {
		p.idle = append(p.idle, w)
		return nil
	}
	f := p.jobs[0]
	p.jobs = p.jobs[1:]
	return f
}

// stop ends the idle workers; all are, once the loop has ended.
func (p *workers) stop() {
	for {
		p.mu.Lock()
		idle, left := p.idle, p.made
		p.idle, p.made = nil, left-len(p.idle)
		p.mu.Unlock()
		for _, w := range idle {
			close(w.job)
		}
		if left == len(idle) {
			return
		}
	}
}
