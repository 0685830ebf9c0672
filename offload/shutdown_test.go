package offload_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

func stuckInHere(stop chan struct{}) (int, error) { <-stop; return 1, nil }

// Shutdown says what it could not end, and lets Run go.
func TestShutdownWithStuckCalls(t *testing.T) {
	stop := make(chan struct{})
	cameBack := make(chan bool, 1)
	err := offload.Run(t.Context(), func(ctx context.Context) error {
		offload.Submit(ctx, nil, func() (int, error) { return stuckInHere(stop) })
		offload.Go(ctx, func(ctx context.Context) error {
			defer func() { cameBack <- true }()
			offload.Call1(ctx, stuckInHere, stop)
			t.Error("a coroutine came back to a loop that has ended")
			return nil
		})
		ended := false
		offload.Go(ctx, func(ctx context.Context) error {
			err := offload.Sleep(ctx, time.Hour)
			ended = true
			return err
		})
		offload.Yield(ctx)
		l, _ := offload.RunningLoop(ctx)
		tctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Millisecond)
		defer cancel()
		wantStuck(t, "Shutdown", l.Shutdown(tctx))
		if !ended {
			t.Error("what could end has not")
		}
		return errWhy
	})
	wantStuck(t, "Run", err)
	if !errors.Is(err, errWhy) {
		t.Error("main's error is lost")
	}
	if len(cameBack) != 0 {
		t.Error("the stuck coroutine has ended")
	}
	close(stop)
	<-cameBack
}

func wantStuck(t *testing.T, what string, err error) {
	t.Helper()
	var stuck *offload.StuckError
	if !errors.As(err, &stuck) || len(stuck.Calls) != 2 {
		t.Fatalf("%s: %v", what, err)
	}
	for _, c := range stuck.Calls {
		if !strings.Contains(c.Call, "stuckInHere") || !strings.Contains(c.Stack, "chan receive") {
			t.Errorf("%s: %s\n%s", what, c.Call, c.Stack)
		}
	}
}

func TestShutdownFromOutside(t *testing.T) {
	l := offload.NewLoop()
	began, done := make(chan struct{}), make(chan error, 1)
	go func() {
		done <- l.Run(context.Background(), func(ctx context.Context) error {
			close(began)
			offload.Sleep(ctx, time.Hour)
			return errWhy
		})
	}()
	<-began
	if err := l.Shutdown(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-done; err != errWhy {
		t.Error(err)
	}
	if err := l.Shutdown(t.Context()); err != nil {
		t.Errorf("again: %v", err)
	}
}

// It may be called anywhere, and drains what the others started.
func TestShutdownFromACoroutineAndACall(t *testing.T) {
	for name, call := range map[string]func(ctx context.Context, f func() error) error{
		"on the loop": func(_ context.Context, f func() error) error { return f() },
		"in a call":   offload.Do,
		"submitted": func(ctx context.Context, f func() error) error {
			_, err := offload.Submit(ctx, nil, func() (int, error) { return 0, f() }).Await(context.WithoutCancel(ctx))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := 0
			err := offload.Run(t.Context(), func(ctx context.Context) error {
				for range 5 {
					offload.Go(ctx, func(ctx context.Context) error {
						offload.Submit(ctx, nil, one)
						offload.Sleep(ctx, time.Hour)
						n++
						return nil
					})
				}
				offload.Yield(ctx)
				l, _ := offload.RunningLoop(ctx)
				tctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
				defer cancel()
				// Its own caller waits for a submitted one, and is cancelled as the rest.
				if name == "submitted" {
					tctx, cancel = context.WithTimeout(t.Context(), 10*time.Millisecond)
					defer cancel()
				}
				return call(ctx, func() error { return l.Shutdown(tctx) })
			})
			var stuck *offload.StuckError
			if errors.As(err, &stuck) != (name == "submitted") || n != 5 {
				t.Errorf("%v, %d ended", err, n)
			}
		})
	}
}
