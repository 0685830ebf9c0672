package offload_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// plainBinary is this test binary without the race detector and cgo, whose threads keep the runtime from seeing deadlocks.
var plainBinary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "offload")
	if err != nil {
		return "", err
	}
	binary := filepath.Join(dir, "plain.test")
	build := exec.Command("go", "test", "-c", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	atExit = append(atExit, func() { os.RemoveAll(dir) })
	return binary, nil
})

// This package keeps no goroutine, timer or poller of its own, so the Go runtime sees that nobody can go on.
func TestDeadlockIsDetectedByTheRuntime(t *testing.T) {
	binary, err := plainBinary()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"all wait", "sync.Mutex held across a call"} {
		out, err := programIn(t, binary, name)
		if err == nil || !strings.Contains(out, "all goroutines are asleep - deadlock!") {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}
