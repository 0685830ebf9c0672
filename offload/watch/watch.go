// Package watch finds out who stalls an event loop: any loop that functions can be posted to, a framework's too.
//
// It posts a heartbeat into the loop. When that does not come back in time, something keeps the loop; package watch then
// looks, while it lasts, at the stack of the goroutine that runs the loop, and reports the call that does not return. For a
// loop of package offload, whose coroutines are goroutines of their own, use offload.WithSlowTurn: it costs less, and
// misses nothing between two beats.
package watch

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/loopblock/loopblock/offload/internal/stack"
)

// Poster is a loop that functions can be posted to: *offload.Loop and all that package post makes.
type Poster interface {
	Post(f func()) error
}

// Stall describes what keeps the loop.
type Stall struct {
	For   time.Duration // how long the heartbeat has been waiting
	Call  string        // the call that does not return, such as "net/http.Get"; the function itself if it computes
	Class string        // why it blocks, in the words of loopblock's analyzer: network, file, sleep, lock, cpu, ...
	Stack string        // of the goroutine that runs the loop, now; in a turn of post.Go's, the coroutine's
}

// Options say when a beat is late, and what then.
type Options struct {
	Late   time.Duration // a beat that waits longer is late; 0: 100 ms. The pause between beats is as long.
	Report func(Stall)   // called once for each late beat, on a goroutine beside the loop, while the stall lasts
	// Pause is the least time between two reports: a report stops the world for some 20 µs a goroutine. 0: one second.
	// Stalls in between are only counted.
	Pause time.Duration
}

// Counters is what a Watch has seen.
type Counters struct {
	Beats   int           // that came back
	Late    int           // of those, and of the one under way, how many were late
	Reports int           // how many of those were reported
	Worst   time.Duration // the longest that a beat waited
}

// Watch is a heartbeat in a loop.
type Watch struct {
	loop Poster
	opts Options
	quit chan struct{}
	done chan struct{}

	goroutine atomic.Int64 // that ran the last beat: the loop's
	mu        sync.Mutex
	counters  Counters
	err       error
}

// Start begins to watch a loop. The first beat tells which goroutine is the loop's, so a stall before it has no stack.
func Start(loop Poster, opts Options) *Watch {
	if opts.Late <= 0 {
		opts.Late = 100 * time.Millisecond
	}
	if opts.Pause <= 0 {
		opts.Pause = time.Second
	}
	w := &Watch{loop: loop, opts: opts, quit: make(chan struct{}), done: make(chan struct{})}
	go w.run()
	return w
}

// Stop ends the watch and waits for a report that is under way. It may be called on the loop, once.
func (w *Watch) Stop() {
	close(w.quit)
	<-w.done
}

// Counters may be called from anywhere.
func (w *Watch) Counters() Counters {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.counters
}

// Err is the error with which the loop refused a beat, and which ended the watch; nil while it goes on.
func (w *Watch) Err() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

func (w *Watch) run() {
	defer close(w.done)
	var reported time.Time
	timer := time.NewTimer(0)
	defer timer.Stop()
	<-timer.C
	for {
		start := time.Now()
		back := make(chan struct{})
		if err := w.loop.Post(func() { w.beat(back) }); err != nil {
			w.count(func(*Counters) { w.err = err })
			return
		}
		timer.Reset(w.opts.Late)
		select {
		case <-back:
		case <-w.quit:
			return
		case <-timer.C:
			w.late(start, &reported)
			select {
			case <-back:
			case <-w.quit:
				return
			}
		}
		w.count(func(c *Counters) { c.Beats++; c.Worst = max(c.Worst, time.Since(start)) })
		timer.Reset(w.opts.Late)
		select {
		case <-timer.C:
		case <-w.quit:
			return
		}
	}
}

// beat runs on the loop.
func (w *Watch) beat(back chan struct{}) {
	w.goroutine.Store(int64(stack.Goroutine()))
	close(back)
}

func (w *Watch) late(start time.Time, reported *time.Time) {
	w.count(func(c *Counters) { c.Late++; c.Worst = max(c.Worst, time.Since(start)) })
	if w.opts.Report == nil || !reported.IsZero() && time.Since(*reported) < w.opts.Pause {
		return
	}
	*reported = time.Now()
	w.count(func(c *Counters) { c.Reports++ })
	s := Stall{For: time.Since(start)}
	id := int(w.goroutine.Load())
	all := stack.Dump()
	for _, st := range all {
		if stack.IsOf(st, id) {
			st = stack.Runner(all, st)
			s.Stack, s.Call, s.Class = st, stack.Culprit(st), stack.Class(st)
		}
	}
	w.opts.Report(s)
}

func (w *Watch) count(f func(*Counters)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f(&w.counters)
}
