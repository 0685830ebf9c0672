package procpool_test

import (
	"context"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/loopblock/loopblock/offload/procpool"
)

// patience is for what must come and has no time to come in.
const patience = time.Minute

// newPool makes a pool that the end of the test shuts down, and checks that
// this leaves no goroutine.
func newPool(t testing.TB, n int, opts ...procpool.Option) *procpool.Pool {
	t.Helper()
	ignore := goleak.IgnoreCurrent()
	p, err := procpool.New(n, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		if err := p.Shutdown(ctx); err != nil {
			t.Errorf("Shutdown: %v", err)
		}
		if s := p.Stats(); s.Workers != 0 || s.Calls != 0 {
			t.Errorf("left after Shutdown: %+v", s)
		}
		goleak.VerifyNone(t, ignore)
	})
	return p
}

// eventually waits for ok to hold.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}

// noted waits for the number that a function notes in file.
func noted(t testing.TB, file string) (pid int) {
	t.Helper()
	eventually(t, "a process number in "+file, func() bool {
		text, err := os.ReadFile(file)
		if err != nil {
			return false
		}
		pid, err = strconv.Atoi(string(text))
		return err == nil
	})
	return pid
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// roleCommand starts the test binary as another program.
func roleCommand(role string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleEnv+"="+role)
	return cmd
}
