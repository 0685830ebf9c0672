//go:build !js

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

func TestFuncOf(t *testing.T) {
	node, err := exec.LookPath("node")
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("needs Node to run WebAssembly: no node on PATH")
	}
	module := filepath.Join(t.TempDir(), "loop.wasm")
	build := exec.Command("go", "build", "-o", module, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	glue := filepath.Join(runtime.GOROOT(), "lib", "wasm", "wasm_exec_node.js")
	run := func(mode string) (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, node, "--stack-size=8192", glue, module, mode)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH")} // the glue has little room for an environment
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	const stuck = "handler begins\nfatal error: all goroutines are asleep - deadlock!"
	if out, err := run("wait"); err == nil || !strings.HasPrefix(out, stuck) {
		t.Errorf("a wait for another event: %v, and it said:\n%s", err, out)
	}
	for mode, want := range map[string]string{
		"sleep": "handler begins\nhandler ends\nnext event\ngoroutine ends\n",
		"go":    "handler begins\nnext event\ngoroutine ends\n",
	} {
		if out, err := run(mode); err != nil || out != want {
			t.Errorf("%s: %v, and it said:\n%s", mode, err, out)
		}
	}
}
