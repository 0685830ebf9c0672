package offloadtest_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/offloadtest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestHeartbeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		offloadtest.Run(t, func(ctx context.Context) error {
			h := offloadtest.StartHeartbeat(ctx, time.Second)
			defer h.Stop()
			if h.StoppedBy(func() { offload.Exec1(ctx, time.Sleep, 10*time.Second) }) {
				t.Error("an offloaded call stopped it")
			}
			if h.Worst() != 0 {
				t.Errorf("an offloaded call made it late by %v", h.Worst())
			}
			offload.Sleep(ctx, time.Millisecond)
			if !h.StoppedBy(func() { time.Sleep(10 * time.Second) }) {
				t.Error("a call on the loop did not stop it")
			}
			if w := h.Worst(); w < 9*time.Second || w > 10*time.Second {
				t.Errorf("the beat that is overdue counts as %v", w)
			}
			offload.Yield(ctx)
			worst := h.Worst()
			offload.Sleep(ctx, 5*time.Second)
			if h.Worst() != worst || h.Beats() < 16 {
				t.Errorf("worst %v, then %v; %d beats", worst, h.Worst(), h.Beats())
			}
			return nil
		})
	})
}

// recorder is a test that may fail.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()      {}
func (r *recorder) Error(...any) { r.failed = true }

func TestRunFailsTheTest(t *testing.T) {
	for name, body := range map[string]func(ctx context.Context) error{
		"an error": func(context.Context) error { return errors.New("no") },
		"a lost panic": func(ctx context.Context) error {
			offload.Go(ctx, func(context.Context) error { panic("lost") })
			return offload.Yield(ctx)
		},
	} {
		r := &recorder{TB: t}
		if offloadtest.Run(r, body); !r.failed {
			t.Errorf("%s passes", name)
		}
	}
}
