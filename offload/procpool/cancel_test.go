package procpool_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload/procpool"
)

func TestADeadlineKillsTheCall(t *testing.T) {
	p := newPool(t, 1)
	must[int](t)(double.Call(t.Context(), p, 1))
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := naps.Call(ctx, p, time.Hour); err != context.DeadlineExceeded {
		t.Errorf("err = %v", err)
	}
	must[int](t)(double.Call(t.Context(), p, 1))
	if s := p.Stats(); s.Kills != 1 || s.Crashes != 0 || s.Starts != 2 {
		t.Errorf("%+v", s)
	}
}

func TestAWaitingCallGivesUpAlone(t *testing.T) {
	p := newPool(t, 1)
	file := filepath.Join(t.TempDir(), "pid")
	busy, free := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- second(hangs.Call(busy, p, file)) }()
	noted(t, file)

	why := errors.New("why")
	ctx, cancel := context.WithTimeoutCause(t.Context(), 10*time.Millisecond, why)
	defer cancel()
	if _, err := double.Call(ctx, p, 1); err != why {
		t.Errorf("err = %v, want the cause", err)
	}
	if s := p.Stats(); s.Kills != 0 || s.Calls != 1 {
		t.Errorf("it touched the running call: %+v", s)
	}
	free()
	if err := <-done; err != context.Canceled {
		t.Errorf("err = %v", err)
	}
}

func TestADeadlineShorterThanAStartWastesNoWorker(t *testing.T) {
	p := newPool(t, 1)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := naps.Call(ctx, p, time.Hour); err != context.DeadlineExceeded {
		t.Fatal(err)
	}
	must[int](t)(double.Call(t.Context(), p, 1))
	if s := p.Stats(); s.Starts-s.Kills != 1 {
		t.Errorf("the worker that was starting was not kept: %+v", s)
	}
}

func TestAKillNeverHitsTheNextCall(t *testing.T) {
	p := newPool(t, 1)
	begin := time.Now()
	must[int](t)(double.Call(t.Context(), p, 0))
	const calls = 200
	for i := range calls {
		// Some deadlines come before the answer, some with it, some after.
		ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*5*time.Microsecond)
		if _, err := double.Call(ctx, p, i); err != nil && err != context.DeadlineExceeded {
			t.Errorf("call %d: %v", i, err)
		}
		cancel()
		if got, err := double.Call(t.Context(), p, i); got != 2*i || err != nil {
			t.Errorf("the call after call %d: %d, %v", i, got, err)
		}
	}
	t.Logf("%+v in %v", p.Stats(), time.Since(begin))
}

func TestShutdownDrains(t *testing.T) {
	p := newPool(t, 1)
	must[int](t)(double.Call(t.Context(), p, 1))
	const calls = 5
	done := make(chan error, calls)
	for range calls {
		go func() { done <- second(naps.Call(t.Context(), p, 20*time.Millisecond)) }()
	}
	eventually(t, "all calls admitted", func() bool { return p.Stats().Calls == calls })
	if err := p.Shutdown(t.Context()); err != nil {
		t.Errorf("Shutdown: %v", err)
	}
	for range calls {
		if err := <-done; err != nil {
			t.Errorf("a call that was there before: %v", err)
		}
	}
	if _, err := double.Call(t.Context(), p, 1); err != procpool.ErrClosed {
		t.Errorf("a call after: %v", err)
	}
	if s := p.Stats(); s.Workers != 0 || s.Starts != 1 {
		t.Errorf("%+v", s)
	}
}

func TestShutdownKillsWhenItsContextEnds(t *testing.T) {
	p := newPool(t, 1)
	file := filepath.Join(t.TempDir(), "pid")
	done := make(chan error, 2)
	go func() { done <- second(hangs.Call(t.Context(), p, file)) }()
	noted(t, file)
	go func() { done <- second(double.Call(t.Context(), p, 1)) }()
	eventually(t, "the second call waits", func() bool { return p.Stats().Calls == 2 })

	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := p.Shutdown(ctx); err != context.DeadlineExceeded {
		t.Errorf("Shutdown: %v", err)
	}
	for range 2 {
		if err := <-done; err != procpool.ErrClosed {
			t.Errorf("a call in progress: %v", err)
		}
	}
	if s := p.Stats(); s.Workers != 0 {
		t.Errorf("%+v", s)
	}
}
