package offload_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// The stall is reported while it lasts, with the call at fault.
func TestSlowTurnIsReportedWhileItLasts(t *testing.T) {
	said := make(chan offload.Stall, 10)
	run(t, func(ctx context.Context) error {
		offload.Exec(ctx, func() { time.Sleep(30 * time.Millisecond) }) // beside the loop: no stall
		if len(said) != 0 {
			t.Errorf("a stall while the loop is free: %+v", <-said)
		}
		slowInHere(t, said)
		return nil
	}, offload.WithSlowTurn(10*time.Millisecond, func(s offload.Stall) { said <- s }))
}

func slowInHere(t *testing.T, said chan offload.Stall) {
	var s offload.Stall
	eventually(t, "a stall", func() bool {
		time.Sleep(50 * time.Millisecond)
		select {
		case s = <-said:
			return true
		default:
			return false
		}
	})
	if s.Call != "time.Sleep" || s.Class != "sleep" || s.For < 10*time.Millisecond || !strings.Contains(s.Stack, "slowInHere") {
		t.Errorf("%s for %v\n%s", s.Call, s.For, s.Stack)
	}
}
