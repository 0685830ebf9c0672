package procpool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/offload/procpool"
)

func TestCallsShareTheWorkers(t *testing.T) {
	p := newPool(t, 2)
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			if got, err := double.Call(t.Context(), p, i); got != 2*i || err != nil {
				t.Errorf("double(%d) = %d, %v", i, got, err)
			}
		})
	}
	wg.Wait()
	if s := p.Stats(); s.Starts < 1 || s.Starts > 2 {
		t.Errorf("%d workers were started in a pool of 2", s.Starts)
	}
}

func TestWorkersStartOnDemand(t *testing.T) {
	p := newPool(t, 3)
	if s := p.Stats(); s.Starts != 0 {
		t.Errorf("%d workers before any call", s.Starts)
	}
	for range 5 {
		must[none](t)(nothing.Call(t.Context(), p, none{}))
	}
	if s := p.Stats(); s.Starts != 1 {
		t.Errorf("%d workers for calls one after the other, want 1", s.Starts)
	}
}

func TestValuesCrossByGob(t *testing.T) {
	p := newPool(t, 1)
	loop := &person{Name: "b", Tags: map[string]int{"x": 1}}
	for _, in := range []*person{nil, {}, {Name: "a", Friend: loop}} {
		if got := must[*person](t)(grow.Call(t.Context(), p, in)); !reflect.DeepEqual(got, in) {
			t.Errorf("grow(%+v) = %+v", in, got)
		}
	}
	for _, in := range []any{nil, 3, "s", []byte("b")} {
		if got := must[any](t)(anything.Call(t.Context(), p, in)); !reflect.DeepEqual(got, in) {
			t.Errorf("anything(%v) = %v", in, got)
		}
	}
	big := bytes.Repeat([]byte("0123456789"), 1<<20)
	if got := must[[]byte](t)(echo.Call(t.Context(), p, big)); !bytes.Equal(got, big) {
		t.Errorf("echo of %d bytes gave %d others", len(big), len(got))
	}
}

func TestErrorsCrossAsText(t *testing.T) {
	p := newPool(t, 1)
	out, err := fails.Call(t.Context(), p, "open")
	var fe *procpool.FuncError
	if !errors.As(err, &fe) || fe.Func != "fails" || err.Error() != "open: file does not exist" {
		t.Errorf("err = %#v", err)
	}
	if errors.Is(err, fs.ErrNotExist) {
		t.Error("the identity of the error crossed, against the documentation")
	}
	if out != 0 {
		t.Errorf("a result with an error: %d", out)
	}
}

func TestWhatGobCannotSendIsAnErrorOfTheCall(t *testing.T) {
	p := newPool(t, 1)
	if _, err := anything.Call(t.Context(), p, func() {}); err == nil || !strings.Contains(err.Error(), "anything: argument: ") {
		t.Errorf("argument: %v", err)
	}
	if _, err := opaque.Call(t.Context(), p, none{}); err == nil || !strings.Contains(err.Error(), "opaque: result: ") {
		t.Errorf("result: %v", err)
	}
	must[int](t)(double.Call(t.Context(), p, 1))
	if s := p.Stats(); s.Starts != 1 {
		t.Errorf("%d starts: the worker did not outlive it", s.Starts)
	}
}

func TestTheZeroFuncFails(t *testing.T) {
	p := newPool(t, 1)
	var f procpool.Func[int, int]
	if _, err := f.Call(t.Context(), p, 1); err == nil || !strings.Contains(err.Error(), "no such function") {
		t.Errorf("err = %v", err)
	}
}

func TestWorkersSeeInitialState(t *testing.T) {
	p := newPool(t, 1)
	state = "changed"
	defer func() { state = "initial" }()
	if got := must[string](t)(readState.Call(t.Context(), p, none{})); got != "initial" {
		t.Errorf("the worker sees %q", got)
	}
}

func TestPrintingDoesNotDisturbTheStream(t *testing.T) {
	var log bytes.Buffer // written by the pool's goroutines until Shutdown
	p := newPool(t, 1, procpool.WithOutput(&log))
	for i := range 3 {
		must[none](t)(prints.Call(t.Context(), p, fmt.Sprint(i)))
	}
	if err := p.Shutdown(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, want := log.String(), "out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n"; got != want {
		t.Errorf("output %q, want %q", got, want)
	}
}

func TestChildrenOfAWorkerAreNoWorkers(t *testing.T) {
	p := newPool(t, 1)
	const marker = "LOOPBLOCK_PROCPOOL_WORKER"
	if got := must[string](t)(environ.Call(t.Context(), p, marker)); got != "" {
		t.Errorf("%s=%s is left in a worker's environment", marker, got)
	}
}

func TestAFunctionMayUseAPool(t *testing.T) {
	p := newPool(t, 1)
	if got := must[int](t)(nests.Call(t.Context(), p, 21)); got != 42 {
		t.Errorf("got %d", got)
	}
}

func TestRegisterRefuses(t *testing.T) {
	late := refusal(func() { procpool.Register("late", func(int) (int, error) { return 0, nil }) })
	refusals["after Main"] = late
	for want, v := range refusals {
		if text, _ := v.(string); !strings.Contains(text, want) {
			t.Errorf("want a panic with %q, got %v", want, v)
		}
	}
}

func TestWithoutMainNoPool(t *testing.T) {
	cmd := roleCommand("nomain")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func playNoMain() {
	if _, err := procpool.New(1); err != procpool.ErrNoMain {
		fmt.Println("New before Main:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func TestAnEndedContextStartsNothing(t *testing.T) {
	p := newPool(t, 1)
	why := errors.New("why")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	if _, err := double.Call(ctx, p, 1); err != why {
		t.Errorf("err = %v, want the cause", err)
	}
	if s := p.Stats(); s.Starts != 0 {
		t.Errorf("%d workers were started", s.Starts)
	}
}
