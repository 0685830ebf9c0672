package procpool_test

import (
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload/procpool"
)

// quick keeps the pauses after crashes out of tests that are not about them.
var quick = procpool.WithRestart(5, 0, 0)

func TestACrashFailsItsCallAlone(t *testing.T) {
	p := newPool(t, 2, quick)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			var ce *procpool.CrashError
			if _, err := exits.Call(t.Context(), p, 3); !errors.As(err, &ce) {
				t.Errorf("the crashing call: %v", err)
			}
		})
		wg.Go(func() {
			if got, err := double.Call(t.Context(), p, i); got != 2*i || err != nil {
				t.Errorf("a call beside it: %d, %v", got, err)
			}
		})
	}
	wg.Wait()
	if s := p.Stats(); s.Crashes != 20 {
		t.Errorf("%d crashes counted", s.Crashes)
	}
}

func TestTheErrorSaysHowTheWorkerDied(t *testing.T) {
	t.Setenv("GOTRACEBACK", "single") // with "crash" a panic ends in an abort
	p := newPool(t, 1, quick)
	for _, c := range []struct {
		name   string
		call   func() error
		how    procpool.Death
		status string
		reason string
		output string
	}{
		{"exit 3", func() error { return second(exits.Call(t.Context(), p, 3)) }, procpool.Exited, "exit status 3", "", ""},
		{"exit 0", func() error { return second(exits.Call(t.Context(), p, 0)) }, procpool.Exited, "exit status 0", "", ""},
		{"exit 2", func() error { return second(exits.Call(t.Context(), p, 2)) }, procpool.Exited, "exit status 2", "", ""},
		{"panic", func() error { return second(panics.Call(t.Context(), p, "ouch")) }, procpool.Panicked, "exit status 2", "panic: ouch", "functions_test.go"},
		{"panic in another goroutine", func() error { return second(strays.Call(t.Context(), p, "far")) }, procpool.Panicked, "exit status 2", "panic: far", "panicElsewhere"},
		{"Goexit", func() error { return second(goexits.Call(t.Context(), p, none{})) }, procpool.Panicked, "exit status 2", "panic: runtime.Goexit called", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ce *procpool.CrashError
			if err := c.call(); !errors.As(err, &ce) {
				t.Fatalf("err = %v", err)
			}
			if ce.How != c.how || ce.Status != c.status || ce.Reason != c.reason || !strings.Contains(ce.Output, c.output) {
				t.Errorf("%+v\n%s", ce, ce.Output)
			}
			must[int](t)(double.Call(t.Context(), p, 1))
		})
	}
}

func second[T any](_ T, err error) error { return err }

func TestTheErrorCarriesTheTailOfTheOutput(t *testing.T) {
	p := newPool(t, 1, quick)
	must[none](t)(prints.Call(t.Context(), p, strings.Repeat("x", 20_000)))
	must[none](t)(prints.Call(t.Context(), p, "last words"))
	var ce *procpool.CrashError
	if err := second(exits.Call(t.Context(), p, 1)); !errors.As(err, &ce) {
		t.Fatal(err)
	}
	if len(ce.Output) != 8<<10 || !strings.HasSuffix(ce.Output, "out last words\nerr last words\n") {
		t.Errorf("%d bytes, end %q", len(ce.Output), ce.Output[max(0, len(ce.Output)-60):])
	}
}

func TestCrashesInARowArePaused(t *testing.T) {
	const first = 50 * time.Millisecond
	p := newPool(t, 1, procpool.WithRestart(5, first, 2*first))
	begin := time.Now()
	for range 4 {
		_ = second(exits.Call(t.Context(), p, 1))
	}
	if d := time.Since(begin); d < 5*first { // 1 + 2 + 2: doubled, and no more than the longest
		t.Errorf("four crashes took %v, want pauses of %v in all", d, 5*first)
	}
	if s := p.Stats(); s.Starts != 4 {
		t.Errorf("%d starts for 4 crashes", s.Starts)
	}
}

func TestASuccessEndsTheRowOfCrashes(t *testing.T) {
	const first = 20 * time.Millisecond
	p := newPool(t, 1, procpool.WithRestart(5, first, time.Hour))
	begin := time.Now()
	const crashes = 8
	for range crashes {
		_ = second(exits.Call(t.Context(), p, 1))
		must[int](t)(double.Call(t.Context(), p, 1))
	}
	if d, grown := time.Since(begin), first<<crashes-first; d >= grown {
		t.Errorf("%v for %d crashes, no less than %v with pauses that double", d, crashes, grown)
	}
}

func TestStartsAreBounded(t *testing.T) {
	t.Setenv(stillbornEnv, "1")
	p := newPool(t, 1, procpool.WithRestart(3, time.Millisecond, time.Millisecond))
	_, err := double.Call(t.Context(), p, 1)
	var se *procpool.StartError
	if !errors.As(err, &se) || se.Attempts != 3 || !strings.Contains(err.Error(), "exit status 9") || !strings.HasSuffix(err.Error(), "born dead") {
		t.Fatalf("err = %v", err)
	}
	if s := p.Stats(); s.Starts != 3 {
		t.Errorf("%d starts for 3 attempts", s.Starts)
	}
	_ = os.Unsetenv(stillbornEnv)
	must[int](t)(double.Call(t.Context(), p, 1)) // the pool is not given up
}

// stillbornEnv lets a worker die, or hang, before Main.
const stillbornEnv = "PROCPOOL_TEST_STILLBORN"

func init() {
	if len(os.Args) < 2 || os.Args[1] != workerArg {
		return
	}
	switch os.Getenv(stillbornEnv) {
	case "1":
		_, _ = os.Stderr.WriteString("born dead\n")
		os.Exit(9)
	case "hang":
		select {}
	}
}
