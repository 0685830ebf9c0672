package gopls

import (
	"os"
	"os/exec"
	"testing"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// BenchmarkGopls measures how long it takes from an edit in a large program to its diagnostics, with loopblock and, for
// comparison, with loopblock switched off. A second of it is gopls' own pause, its setting diagnosticsDelay; that is shorter
// in "short".
//
//	go test -run '^$' -bench . .
func BenchmarkGopls(b *testing.B) {
	gopls := os.Getenv("LOOPBLOCK_BENCH_GOPLS") // one that is built already
	if gopls == "" {
		gopls = build(b)
	}
	cache := b.TempDir()
	for _, run := range []struct {
		name, source string
		settings     map[string]any
	}{
		{"with", "loopblock", nil},
		{"short", "loopblock", map[string]any{"diagnosticsDelay": "250ms"}},
		{"without", "assign", map[string]any{"analyses": map[string]any{"loopblock": false}}},
	} {
		b.Run(run.name, func(b *testing.B) {
			c := hosttest.Edits(b, run.source, func(dir string) *hosttest.Client {
				cmd := exec.Command(gopls)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GOPLSCACHE="+cache, "GOFLAGS=", "GOWORK=off", "PWD="+dir)
				return hosttest.Start(b, cmd, dir, run.settings)
			})
			c.Stop()
		})
	}
}
