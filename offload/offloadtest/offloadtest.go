// Package offloadtest helps to test code that runs on a loop: it runs a test's body as the main coroutine, and it measures
// with a heartbeat whether something stops the loop.
package offloadtest

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// Run runs body on a loop, on the test's goroutine, so that t.FailNow may be used in it. The test fails if body returns
// an error, if a coroutine or a submitted call panicked and nobody waited for it, or if one does not end.
func Run(t testing.TB, body func(ctx context.Context) error, opts ...offload.Option) {
	t.Helper()
	if err := offload.Run(t.Context(), body, opts...); err != nil {
		t.Error(err)
	}
}

// Heartbeat is a coroutine that does nothing but note when it runs. If something keeps the loop, it cannot.
type Heartbeat struct {
	every time.Duration
	task  *offload.Task
	start time.Time
	last  atomic.Int64 // time since start of the last beat
	worst atomic.Int64
	beats atomic.Int64
}

// StartHeartbeat starts one on the loop of ctx, with a beat each time that every has passed. It ends with ctx or by Stop.
// Its first beat is in the caller's next pause.
func StartHeartbeat(ctx context.Context, every time.Duration) *Heartbeat {
	h := &Heartbeat{every: every, start: time.Now()}
	h.task = offload.Go(ctx, func(ctx context.Context) error {
		for {
			h.beat()
			if err := offload.Sleep(ctx, every); err != nil {
				return err
			}
		}
	})
	return h
}

func (h *Heartbeat) beat() {
	h.worst.Store(int64(h.Worst()))
	h.last.Store(int64(time.Since(h.start)))
	h.beats.Add(1)
}

// Worst is how much later than it should a beat has come, at worst; one that is overdue now counts. It may be called
// from anywhere.
func (h *Heartbeat) Worst() time.Duration {
	late := time.Since(h.start) - time.Duration(h.last.Load())
	if h.beats.Load() > 0 {
		late -= h.every
	}
	return max(late, time.Duration(h.worst.Load()))
}

// Beats is how many there were. It may be called from anywhere.
func (h *Heartbeat) Beats() int { return int(h.beats.Load()) }

// StoppedBy runs f and says whether there was no beat while it ran: f kept the loop all the time, or did not last as
// long as a beat. Unlike a bound for Worst this does not depend on how busy the machine is.
func (h *Heartbeat) StoppedBy(f func()) bool {
	before := h.Beats()
	f()
	return h.Beats() == before
}

// Stop ends it.
func (h *Heartbeat) Stop() { h.task.Cancel() }
