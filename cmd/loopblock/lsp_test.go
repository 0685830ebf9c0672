package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// run runs a command in a directory and returns what it wrote to both streams.
func runIn(t *testing.T, dir string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PWD="+dir, "GOFLAGS=", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		t.Fatal(err)
	}
	return string(out)
}

func tool(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("loopblock")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestHostsFindTheSame: the command, in either engine, and go vet, before and after the fix.
func TestHostsFindTheSame(t *testing.T) {
	dir := hosttest.Program(t)
	for _, args := range [][]string{
		{"loopblock", "-color=never", "./..."},
		{"loopblock", "-engine=inprocess", "./..."},
		{"go", "vet", "-vettool=" + tool(t), "./..."},
	} {
		got := hosttest.Places(runIn(t, dir, args[0], args[1:]...))
		if diff := cmp.Diff(hosttest.Findings(), got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", args, diff)
		}
	}
}

// TestHostsFixTheSame: the fix of each gives the same text.
func TestHostsFixTheSame(t *testing.T) {
	for _, args := range [][]string{
		{"loopblock", "-fix", "./ui"},
		{"go", "vet", "-vettool=" + tool(t), "-fix", "./ui"},
		{"go", "fix", "-fixtool=" + tool(t), "./ui"},
	} {
		dir := hosttest.Program(t)
		said := runIn(t, dir, args[0], args[1:]...)
		hosttest.CheckMended(t, dir)
		if out := runIn(t, dir, "go", "build", "./..."); out != "" {
			t.Errorf("%q leaves what does not compile:\n%s\n%s", args, out, said)
		}
	}
}

// TestSideCar: the language server finds and mends the same, in texts that are not saved.
func TestSideCar(t *testing.T) {
	dir := hosttest.Program(t)
	cmd := exec.Command(tool(t), "lsp")
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	c := hosttest.Start(t, cmd, dir, nil)
	took := hosttest.Session(t, c, dir)
	t.Logf("from an edit to its diagnostics: %v", took)

	// An edit of the config holds at once.
	ui, config := filepath.Join(dir, "ui", "ui.go"), filepath.Join(dir, ".loopblock.yaml")
	hosttest.Write(t, config, "classes: {network: off}\n")
	c.FileChanged(config)
	c.Wait(ui, "finding less", func(list []hosttest.Diagnostic) bool { return len(list) == 1 })
	if err := os.Remove(config); err != nil {
		t.Fatal(err)
	}
	c.FileChanged(config)
	c.Wait(ui, "finding again", func(list []hosttest.Diagnostic) bool { return len(list) == 2 })

	if peak := peakMemory(t, cmd.Process.Pid); peak > 50<<20 {
		t.Errorf("the server took %d MB, want 50 at most", peak>>20)
	}
	c.Stop()
}

// peakMemory is the most memory that a process had in use, 0 where the system does not tell.
func peakMemory(t testing.TB, pid int) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		return 0
	}
	_, text, _ := strings.Cut(hosttest.Read(t, filepath.Join("/proc", strconv.Itoa(pid), "status")), "VmHWM:")
	kb, err := strconv.Atoi(strings.Fields(text)[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the server took %d MB", kb>>10)
	return kb << 10
}
