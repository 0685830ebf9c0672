package procpool_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload/procpool"
)

// alive reports whether pid runs; a zombie does not.
func alive(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	after := stat[bytes.LastIndexByte(stat, ')')+1:]
	return !strings.HasPrefix(string(after), " Z") && !strings.HasPrefix(string(after), " X")
}

func TestASignalFailsTheCallAlone(t *testing.T) {
	t.Setenv("GOTRACEBACK", "single")
	p := newPool(t, 1, quick)
	for sig, want := range map[syscall.Signal]string{
		syscall.SIGKILL: "signal: killed",
		syscall.SIGTERM: "signal: terminated",
		syscall.SIGQUIT: "exit status 2", // the Go runtime's answer to it
	} {
		file := filepath.Join(t.TempDir(), "pid")
		done := make(chan error, 1)
		go func() { done <- second(hangs.Call(t.Context(), p, file)) }()
		_ = syscall.Kill(noted(t, file), sig)
		var ce *procpool.CrashError
		if err := <-done; !errors.As(err, &ce) || ce.How != procpool.Signaled || ce.Status != want {
			t.Errorf("%v: %v", sig, err)
		}
	}
	must[int](t)(double.Call(t.Context(), p, 1))
}

func TestAGarbledStreamFailsTheCallAlone(t *testing.T) {
	p := newPool(t, 1, quick)
	var ce *procpool.CrashError
	if _, err := garbles.Call(t.Context(), p, none{}); !errors.As(err, &ce) || ce.How != procpool.Garbled || !strings.Contains(ce.Reason, `"hello, i"`) {
		t.Errorf("err = %v", err)
	}
	must[int](t)(double.Call(t.Context(), p, 1))
}

func TestADeathBetweenCallsIsNotSeen(t *testing.T) {
	p := newPool(t, 1, quick)
	first := must[int](t)(pid.Call(t.Context(), p, none{}))
	_ = syscall.Kill(first, syscall.SIGKILL)
	eventually(t, "the pool knows", func() bool { return p.Stats().Workers == 0 })
	if again := must[int](t)(pid.Call(t.Context(), p, none{})); again == first {
		t.Errorf("the same worker, %d", again)
	}
}

func TestCancelReturnsWhenTheProcessIsGone(t *testing.T) {
	p := newPool(t, 1)
	file := filepath.Join(t.TempDir(), "pid")
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- second(breeds.Call(ctx, p, file)) }()
	worker, child := noted(t, file), noted(t, file+".child")
	cancel()
	if err := <-done; err != context.Canceled {
		t.Errorf("err = %v", err)
	}
	if alive(worker) {
		t.Error("the worker lives")
	}
	eventually(t, "the process that it started is gone", func() bool { return !alive(child) })
}

func TestCancelFreesACallThatIsBeingSent(t *testing.T) {
	p := newPool(t, 1)
	worker := must[int](t)(pid.Call(t.Context(), p, none{}))
	_ = syscall.Kill(worker, syscall.SIGSTOP) // reads nothing
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- second(echo.Call(ctx, p, make([]byte, 1<<20))) }()
	eventually(t, "the call is made", func() bool { return p.Stats().Calls == 1 })
	time.Sleep(50 * time.Millisecond) // the pipe fills up
	cancel()
	if err := <-done; err != context.Canceled {
		t.Errorf("err = %v", err)
	}
	if alive(worker) {
		t.Error("the worker lives")
	}
}

func TestACrashTakesTheChildrenAlong(t *testing.T) {
	p := newPool(t, 1, quick)
	file := filepath.Join(t.TempDir(), "pid")
	done := make(chan error, 1)
	go func() { done <- second(breeds.Call(t.Context(), p, file)) }()
	worker, child := noted(t, file), noted(t, file+".child")
	_ = syscall.Kill(worker, syscall.SIGKILL)
	var ce *procpool.CrashError
	if err := <-done; !errors.As(err, &ce) {
		t.Errorf("err = %v", err)
	}
	eventually(t, "the process that it started is gone", func() bool { return !alive(child) })
}

func TestTheMemoryLimitFailsTheCallAlone(t *testing.T) {
	p := newPool(t, 1, quick, procpool.WithMemoryLimit(256<<20))
	if got := must[int](t)(eats.Call(t.Context(), p, 20)); got != 20 {
		t.Errorf("under the limit: %d", got)
	}
	var ce *procpool.CrashError
	if _, err := eats.Call(t.Context(), p, 4000); !errors.As(err, &ce) || ce.How != procpool.OutOfMemory {
		t.Fatalf("over the limit: %v\n%s", err, outputOf(err))
	}
	must[int](t)(double.Call(t.Context(), p, 1))
}

func outputOf(err error) string {
	if ce := (*procpool.CrashError)(nil); errors.As(err, &ce) {
		return ce.Output
	}
	return ""
}

func TestNoOrphanWhenTheParentIsKilled(t *testing.T) {
	for _, c := range []string{"idle", "busy", "stopped", "starting"} {
		t.Run(c, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			cmd := roleCommand("parent")
			cmd.Env = append(cmd.Env, "PROCPOOL_TEST_CASE="+c, "PROCPOOL_TEST_DIR="+dir)
			if c == "starting" {
				cmd.Env = append(cmd.Env, stillbornEnv+"=hang")
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			noted(t, filepath.Join(dir, "ready"))
			family := descendants(cmd.Process.Pid)
			if want := map[string]int{"idle": 1, "busy": 4, "stopped": 1, "starting": 1}[c]; len(family) != want {
				t.Errorf("the parent had %d processes, want %d", len(family), want)
			}
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			for _, pid := range family {
				eventually(t, fmt.Sprintf("process %d is gone", pid), func() bool { return !alive(pid) })
			}
		})
	}
}

func init() { roles["parent"] = playParent }

// playParent has a pool in the state that the case asks for and waits to be
// killed.
func playParent() {
	dir := os.Getenv("PROCPOOL_TEST_DIR")
	ctx := context.Background()
	p, err := procpool.New(2)
	if err != nil {
		panic(err)
	}
	switch os.Getenv("PROCPOOL_TEST_CASE") {
	case "idle":
		_, _ = nothing.Call(ctx, p, none{})
	case "busy": // two workers, with a child each
		for _, name := range []string{"a", "b"} {
			go breeds.Call(ctx, p, filepath.Join(dir, name))
			await(filepath.Join(dir, name))
		}
	case "stopped":
		worker, _ := pid.Call(ctx, p, none{})
		_ = syscall.Kill(worker, syscall.SIGSTOP)
	case "starting":
		go nothing.Call(ctx, p, none{})
		for p.Stats().Starts == 0 {
			time.Sleep(time.Millisecond)
		}
	}
	_ = note(filepath.Join(dir, "ready"), os.Getpid())
	select {}
}

func await(file string) {
	for {
		if _, err := os.Stat(file); err == nil {
			return
		}
		time.Sleep(time.Millisecond)
	}
}

// descendants lists the living processes below pid.
func descendants(pid int) (below []int) {
	out, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, task := range tasks { // a child belongs to the thread that started it
		more, _ := os.ReadFile(task)
		out = append(append(out, ' '), more...)
	}
	seen := map[string]bool{}
	for _, f := range strings.Fields(string(out)) {
		var child int
		if _, err := fmt.Sscan(f, &child); err == nil && !seen[f] && alive(child) {
			seen[f] = true
			below = append(append(below, child), descendants(child)...)
		}
	}
	return below
}
