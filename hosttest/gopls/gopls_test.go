package gopls

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// build builds loopblock, and with it gopls, as its user does.
func build(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	config := filepath.Join(dir, "config.yaml")
	hosttest.Write(t, config, "classes: {lock: on}\n")
	loopblock, gopls := filepath.Join(dir, "loopblock"), filepath.Join(dir, "gopls")
	for _, args := range [][]string{
		{"go", "build", "-o", loopblock, "./cmd/loopblock"},
		{loopblock, "gopls", "build", "-o", gopls, "-config", config},
	} {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = root
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%q: %v\n%s", args, err, out)
		}
		if args[0] == loopblock && !strings.Contains(string(out), gopls) {
			t.Errorf("%q does not say what to do with it:\n%s", args, out)
		}
	}
	return gopls
}

func TestGopls(t *testing.T) {
	gopls := build(t)
	dir := hosttest.Program(t)
	cache := t.TempDir()
	start := func(settings map[string]any) *hosttest.Client {
		cmd := exec.Command(gopls)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOPLSCACHE="+cache, "GOFLAGS=", "GOWORK=off", "PWD="+dir)
		return hosttest.Start(t, cmd, dir, settings)
	}

	c := start(nil)
	took := hosttest.Session(t, c, dir)
	t.Logf("from an edit to its diagnostics: %v", took)
	locked(t, c, dir)
	c.Stop()

	// What it knows is kept.
	begin := time.Now()
	c = start(nil)
	ui := filepath.Join(dir, "ui", "ui.go")
	c.Open(ui, hosttest.Read(t, ui))
	c.Wait(ui, "findings", func(list []hosttest.Diagnostic) bool { return len(list) == 2 })
	t.Logf("a warm start to the first findings: %v", time.Since(begin))
	c.Stop()

	// Settings switch it off: of a file with a mistake that vet finds as well, that one is shown.
	c = start(map[string]any{"analyses": map[string]any{"loopblock": false}})
	text := strings.Replace(hosttest.Read(t, ui), "\trefresh()\n", "\trefresh()\n\turl = url\n", 1)
	c.Open(ui, text)
	all := c.WaitAll(ui, "self-assignment", func(list []hosttest.Diagnostic) bool {
		return slices.ContainsFunc(list, func(d hosttest.Diagnostic) bool { return strings.Contains(d.Message, "self-assignment") })
	})
	for _, d := range all {
		if d.Source == "loopblock" {
			t.Errorf("switched off, it says %q", d.Message)
		}
	}
	c.Stop()
}

// locked checks that the config that was built in holds: it switches locks on.
func locked(t *testing.T, c *hosttest.Client, dir string) {
	path := filepath.Join(dir, "ui", "worker.go")
	c.Change(path, 2, "package ui\n\nimport \"sync\"\n\nvar mu sync.Mutex\n\n//loopblock:loop\nfunc Work() { mu.Lock() }\n")
	c.Wait(path, "lock", func(list []hosttest.Diagnostic) bool {
		return len(list) == 1 && strings.Contains(string(list[0].Code), "lock")
	})
}
