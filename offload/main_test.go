package offload_test

import (
	"context"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/loopblock/loopblock/offload"
)

// programs are what a test runs in a process of its own, because they end it.
var programs = map[string]func(){}

const programEnv = "OFFLOAD_TEST_PROGRAM"

var atExit []func()

func TestMain(m *testing.M) {
	if p := programs[os.Getenv(programEnv)]; p != nil {
		p()
		return
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		for _, f := range atExit {
			f()
		}
		os.Exit(code)
	}))
}

// program runs one of programs and gives what it wrote.
func program(t *testing.T, name string) (output string, err error) {
	t.Helper()
	return programIn(t, os.Args[0], name)
}

func programIn(t *testing.T, binary, name string) (output string, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, binary)
	cmd.Env = append(os.Environ(), programEnv+"="+name)
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("program %s hangs; it wrote:\n%s", name, out)
	}
	return string(out), err
}

// run runs main on a loop and wants no error.
func run(t *testing.T, main func(ctx context.Context) error, opts ...offload.Option) {
	t.Helper()
	if err := offload.Run(t.Context(), main, opts...); err != nil {
		t.Fatal(err)
	}
}

// exclusive finds two coroutines on the loop at once. Its counter is a plain variable, so the race detector looks too.
type exclusive struct {
	inside atomic.Int32
	turns  int
}

func (x *exclusive) turn(t *testing.T) {
	if x.inside.Add(1) != 1 {
		t.Error("two coroutines are on the loop at once")
	}
	x.turns++
	x.inside.Add(-1)
}

// one is a call to offload.
func one() (int, error) { return 1, nil }

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !ok(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within 20 s: %s", what)
		}
	}
}
