package offload_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

func blowUp() (int, error) { panic(errWhy) }

// caught runs f and gives what it panicked with.
func caught(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

// In place a panic goes on by itself, on the loop, with the value it had.
func TestPanicInPlace(t *testing.T) {
	var x exclusive
	run(t, func(ctx context.Context) error {
		one := offload.NewPool(1)
		var tasks []*offload.Task
		for range 20 {
			tasks = append(tasks, offload.Go(ctx, func(ctx context.Context) error {
				v := caught(func() { offload.CallIn(ctx, one, blowUp) })
				x.turn(t)
				if v != errWhy {
					t.Errorf("caught %v", v)
				}
				v = caught(func() { offload.Suspend(ctx, func() error { panic("s") }) })
				x.turn(t)
				if v != "s" {
					t.Errorf("caught %v", v)
				}
				return nil
			}))
		}
		for _, task := range tasks {
			if err := task.Wait(ctx); err != nil {
				return err
			}
		}
		_, err := offload.CallIn(ctx, one, func() (int, error) { return 0, nil }) // the place was given back
		return err
	})
}

func TestPanicOfMainGoesThroughRun(t *testing.T) {
	cleaned := false
	v := caught(func() {
		offload.Run(t.Context(), func(ctx context.Context) error {
			offload.Go(ctx, func(ctx context.Context) error {
				defer func() { cleaned = true }()
				offload.Suspend(ctx, func() error { <-ctx.Done(); return nil })
				return nil
			})
			offload.Yield(ctx)
			offload.Call(ctx, blowUp)
			return nil
		})
	})
	if v != errWhy || !cleaned {
		t.Errorf("caught %v, cleaned up: %v", v, cleaned)
	}
}

func wantPanic(t *testing.T, what string, v any) {
	t.Helper()
	p, ok := v.(*offload.PanicError)
	if !ok || p.Value != errWhy || !errors.Is(p, errWhy) {
		t.Errorf("%s: caught %v", what, v)
	} else if !strings.Contains(string(p.Stack), "blowUp") {
		t.Errorf("%s: the stack does not show where:\n%s", what, p.Stack)
	}
}

// Whoever waits gets the panic, each time, and it keeps the stack of where it happened.
func TestPanicThroughAFutureAndATask(t *testing.T) {
	run(t, func(ctx context.Context) error {
		f := offload.Submit(ctx, nil, blowUp)
		for range 2 {
			wantPanic(t, "Await", caught(func() { f.Await(ctx) }))
		}
		inner := func(ctx context.Context) error { _, err := offload.Call(ctx, blowUp); return err }
		task := offload.Go(ctx, inner)
		wantPanic(t, "Wait", caught(func() { task.Wait(ctx) }))
		outer := offload.Go(ctx, func(ctx context.Context) error { return offload.Go(ctx, inner).Wait(ctx) })
		wantPanic(t, "Wait of a Wait", caught(func() { outer.Wait(ctx) }))
		wantPanic(t, "Gather", caught(func() { offload.Gather(ctx, inner) }))
		wantPanic(t, "Abandon", caught(func() { offload.Abandon(ctx, blowUp) }))
		if v := caught(func() { offload.OnLoop(ctx, inner) }); v != errWhy {
			t.Errorf("OnLoop: caught %v", v) // in place
		}
		return nil
	})
	wantPanic(t, "off the loop", caught(func() { offload.Abandon(t.Context(), blowUp) }))
}

func TestPanicNeverAwaitedIsReported(t *testing.T) {
	err := offload.Run(t.Context(), func(ctx context.Context) error {
		offload.Submit(ctx, nil, func() (int, error) { panic("submitted") })
		offload.Go(ctx, func(context.Context) error { panic("started") })
		l, _ := offload.RunningLoop(ctx)
		l.Post(func() { panic("posted") })
		seen := offload.Submit(ctx, nil, func() (int, error) { panic("seen") })
		caught(func() { seen.Await(ctx) })
		offload.Yield(ctx)
		return errWhy
	})
	if !errors.Is(err, errWhy) {
		t.Error("main's error is lost")
	}
	for _, want := range []string{"submitted", "started", "posted"} {
		if !strings.Contains(fmt.Sprint(err), "panic: "+want) {
			t.Errorf("%q is lost in %v", want, err)
		}
	}
	if strings.Contains(fmt.Sprint(err), "panic: seen") {
		t.Errorf("reported again: %v", err)
	}
}

func init() {
	programs["panic with a panic nobody saw"] = func() {
		offload.Run(context.Background(), func(ctx context.Context) error {
			offload.Submit(ctx, nil, func() (int, error) { panic("the unseen") })
			panic("the seen")
		})
	}
	programs["future off the loop"] = func() {
		done := make(chan struct{})
		offload.Submit(context.Background(), nil, func() (int, error) { defer close(done); panic("the unseen") })
		<-done
		for range 100 {
			runtime.GC()
			runtime.Gosched()
		}
	}
}

func TestPanicNeverAwaitedIsWrittenWhereNoErrorCanCarryIt(t *testing.T) {
	for name := range map[string]bool{"panic with a panic nobody saw": true, "future off the loop": true} {
		if out, _ := program(t, name); !strings.Contains(out, "the unseen") {
			t.Errorf("%s: it wrote %s", name, out)
		}
	}
}

func TestGoexit(t *testing.T) {
	exit := func() (int, error) { runtime.Goexit(); return 0, nil }
	run(t, func(ctx context.Context) error {
		if _, err := offload.Submit(ctx, nil, exit).Await(ctx); err != offload.ErrGoexit {
			t.Errorf("Submit: %v", err)
		}
		inCall := func(ctx context.Context) error { _, err := offload.Call(ctx, exit); return err }
		if err := offload.Go(ctx, inCall).Wait(ctx); err != offload.ErrGoexit {
			t.Errorf("Go: %v", err)
		}
		if err := offload.Gather(ctx, inCall); err != offload.ErrGoexit {
			t.Errorf("Gather: %v", err)
		}
		_, err := offload.Call(ctx, one) // the loop is whole
		return err
	})
}

func TestGoexitOfMainEndsTheLoop(t *testing.T) {
	cleaned := make(chan bool, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		offload.Run(context.Background(), func(ctx context.Context) error {
			offload.Go(ctx, func(ctx context.Context) error {
				offload.Suspend(ctx, func() error { <-ctx.Done(); return nil })
				cleaned <- true
				return nil
			})
			offload.Yield(ctx)
			offload.Exec(ctx, runtime.Goexit)
			t.Error("it goes on")
			return nil
		})
		t.Error("Run returns")
	}()
	<-done
	if len(cleaned) != 1 {
		t.Error("the other coroutine was not ended")
	}
}

func init() {
	programs["FailNow"] = func() {
		test := func(t *testing.T) {
			offload.Run(context.Background(), func(ctx context.Context) error {
				err := offload.Go(ctx, func(ctx context.Context) error {
					offload.Exec(ctx, func() { t.Fatal("fatal in a coroutine's call") })
					return nil
				}).Wait(ctx)
				t.Log("its Wait:", err)
				offload.Exec(ctx, func() { t.Fatal("fatal in main's call") })
				t.Error("it goes on")
				return nil
			})
			t.Error("Run returns")
		}
		os.Args = append(os.Args[:1], "-test.v")
		testing.Main(func(string, string) (bool, error) { return true, nil },
			[]testing.InternalTest{{Name: "TestInner", F: test}}, nil, nil)
	}
}

// t.FailNow ends its own coroutine: another one's Wait returns, main's test ends as failed.
func TestFailNowInACoroutine(t *testing.T) {
	out, err := program(t, "FailNow")
	if err == nil {
		t.Error("the inner test passed")
	}
	for _, want := range []string{"fatal in a coroutine's call", "its Wait: " + offload.ErrGoexit.Error(), "fatal in main's call", "--- FAIL: TestInner"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	for _, wrong := range []string{"it goes on", "Run returns"} {
		if strings.Contains(out, wrong) {
			t.Errorf("%q in %s", wrong, out)
		}
	}
}
