package procpool_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// onLoop runs main on a loop whose limiter has one place, and fails the test
// if it does not come to its end.
func onLoop(t *testing.T, main func(ctx context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	if err := offload.Run(ctx, main, offload.WithLimiter(offload.NewPool(1))); err != nil {
		t.Fatal(err)
	}
}

// exists waits for file on the loop.
func exists(ctx context.Context, file string) error {
	for {
		if _, err := os.Stat(file); err == nil {
			return nil
		}
		if err := offload.Sleep(ctx, time.Millisecond); err != nil {
			return err
		}
	}
}

func TestACallSuspendsItsCoroutineAlone(t *testing.T) {
	p := newPool(t, 1)
	file := filepath.Join(t.TempDir(), "pid")
	onLoop(t, func(ctx context.Context) error {
		var err error
		task := offload.Go(ctx, func(ctx context.Context) error {
			_, err = hangs.Call(ctx, p, file)
			return nil
		})
		if err := exists(ctx, file); err != nil { // needs the loop while the call runs
			return err
		}
		task.Cancel()
		_ = task.Wait(ctx)
		if err != context.Canceled {
			t.Errorf("err = %v", err)
		}
		return nil
	})
}

func TestACallHoldsNoPlaceOfALimiter(t *testing.T) {
	p := newPool(t, 3)
	dir := t.TempDir()
	onLoop(t, func(ctx context.Context) error {
		hung, cancel := context.WithCancel(ctx)
		defer cancel()
		direct, inside, later := filepath.Join(dir, "1"), filepath.Join(dir, "2"), filepath.Join(dir, "3")
		offload.Go(hung, func(ctx context.Context) error { return ended(hangs.Call(ctx, p, direct)) })
		offload.Go(hung, func(ctx context.Context) error {
			return ended(offload.Call(ctx, func() (none, error) { return hangs.Call(ctx, p, inside) }))
		})
		future := hangs.Submit(hung, p, later)
		for _, file := range []string{direct, inside, later} {
			if err := exists(ctx, file); err != nil {
				return err
			}
		}
		if _, err := offload.Call(ctx, func() (int, error) { return 1, nil }); err != nil { // the one place
			return err
		}
		cancel()
		if _, err := future.Await(ctx); err != context.Canceled {
			t.Errorf("Await: %v", err)
		}
		return nil
	})
}

// ended hides the cancellation that a test means to happen.
func ended(_ none, err error) error {
	if err == context.Canceled {
		return nil
	}
	return err
}

func TestSubmitReadsTheArgumentAtOnce(t *testing.T) {
	p := newPool(t, 1)
	onLoop(t, func(ctx context.Context) error {
		in := &person{Name: "before"}
		future := grow.Submit(ctx, p, in)
		in.Name = "after"
		if got := must[*person](t)(future.Await(ctx)); got.Name != "before" {
			t.Errorf("the worker got %q", got.Name)
		}
		return nil
	})
}

func TestSubmitFailsThroughTheFuture(t *testing.T) {
	p := newPool(t, 1)
	if _, err := anything.Submit(t.Context(), p, func() {}).Await(t.Context()); err == nil {
		t.Error("no error")
	}
}

func TestShutdownInACoroutineLetsOthersEnd(t *testing.T) {
	p := newPool(t, 1)
	onLoop(t, func(ctx context.Context) error {
		done := false
		task := offload.Go(ctx, func(ctx context.Context) error {
			_, err := naps.Call(ctx, p, 20*time.Millisecond)
			done = true // on the loop again, which Shutdown must have left free
			return err
		})
		for p.Stats().Calls == 0 {
			if err := offload.Yield(ctx); err != nil {
				return err
			}
		}
		if err := p.Shutdown(ctx); err != nil {
			return err
		}
		if err := task.Wait(ctx); err != nil || !done {
			t.Errorf("the call: %v", err)
		}
		return nil
	})
}

func TestTheEndOfTheLoopKillsItsCalls(t *testing.T) {
	p := newPool(t, 1)
	file := filepath.Join(t.TempDir(), "pid")
	onLoop(t, func(ctx context.Context) error {
		offload.Go(ctx, func(ctx context.Context) error { return ended(hangs.Call(ctx, p, file)) })
		return exists(ctx, file)
	})
	if s := p.Stats(); s.Calls != 0 || s.Workers != 0 {
		t.Errorf("left after Run: %+v", s)
	}
}

func TestShutdownWithAnEndedContextKills(t *testing.T) {
	p := newPool(t, 1)
	must[int](t)(double.Call(t.Context(), p, 1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_ = p.Shutdown(ctx) // nil or the cause: there was nothing to drain
	if s := p.Stats(); s.Workers != 0 {
		t.Errorf("%+v", s)
	}
}
