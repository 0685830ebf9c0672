//go:build !js

// Package main tests offload/post in WebAssembly, where js.FuncOf runs
// callbacks on JavaScript's event loop.
package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// node builds the command, and returns what runs it in a mode.
func node(t *testing.T) func(t *testing.T, mode string) (string, error) {
	bin, err := exec.LookPath("node")
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("needs Node to run WebAssembly: no node on PATH")
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	glue := filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec_node.js")
	if _, err := os.Stat(glue); err != nil {
		t.Skipf("this Go has no glue for Node: %v (%s)", err, runtime.Version())
	}
	module := filepath.Join(t.TempDir(), "post.wasm")
	build := exec.Command("go", "build", "-o", module, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return func(t *testing.T, mode string) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		cmd := exec.CommandContext(ctx, bin, "--stack-size=8192", glue, module, mode)
		// The glue hands the environment to the module, and has little room for it.
		cmd.Env = []string{"PATH=" + os.Getenv("PATH")}
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
}

func TestFuncOf(t *testing.T) {
	run := node(t)
	t.Run("DirectCallStopsTheNextEvent", func(t *testing.T) {
		out, err := run(t, "direct")
		if err == nil || !strings.HasPrefix(out, "handler begins\nfatal error: all goroutines are asleep - deadlock!") {
			t.Errorf("%v, and it said:\n%s", err, out)
		}
	})
	for name, c := range map[string]struct{ mode, want string }{
		"QueueLetsTheNextEventThroughAndKeepsOrder": {"queue",
			"event 0\nevent 1\nevent 2\nhandled 0\nhandled 1\nhandled 2\n"},
		"ThenLetsTheNextEventThrough": {"then", "handler\nnext event\nresult\n"},
		"PromiseLetsTheNextEventThrough": {"promise",
			"handler ends\nnext event\nfulfilled 42\nrejected no\n"},
		"ManyPostsFromTheLoopItself": {"many", "300\n"},
	} {
		t.Run(name, func(t *testing.T) {
			out, err := run(t, c.mode)
			if err != nil || out != c.want {
				t.Errorf("%v, and it said:\n%s\nwant:\n%s", err, out, c.want)
			}
		})
	}
}
