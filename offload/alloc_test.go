//go:build !race

package offload_test

import (
	"context"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

func TestCall1DoesNotAllocate(t *testing.T) {
	same := func(n int) (int, error) { return n, nil }
	run(t, func(ctx context.Context) error {
		if n := testing.AllocsPerRun(1000, func() { offload.Call1(ctx, same, 1) }); n != 0 {
			t.Errorf("on the loop: %v allocations", n)
		}
		return nil
	})
	if n := testing.AllocsPerRun(1000, func() { offload.Call1(t.Context(), same, 1) }); n != 0 {
		t.Errorf("off the loop: %v allocations", n)
	}
}
