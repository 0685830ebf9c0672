package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/internal/driver"
)

// generateModule writes a module of n packages, none of which imports another, and a main package that brings them
// together. Package i has a loop that calls its own interface, and the implementation of package i+1's, which calls that
// interface in turn; every tenth reads a file instead.
func generateModule(tb testing.TB, dir string, n int) {
	tb.Helper()
	write := func(path, text string) {
		path = filepath.Join(dir, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			tb.Fatal(err)
		}
	}
	write("go.mod", "module example.com/m\n\ngo 1.26\n")
	var imports, body strings.Builder
	for i := range n {
		load := fmt.Sprintf("s.store.Load%d()", i)
		if i%10 == 0 {
			load = "os.ReadFile(\"x\")"
		}
		write(fmt.Sprintf("p%d/p.go", i), fmt.Sprintf(`package p

import "os"

var _ = os.Args

type Store interface{ Load%[1]d() }

type View struct{ store Store }

func New(s Store) *View { return &View{s} }

//loopblock:loop
func (v *View) Key() { v.store.Load%[1]d() }

type Impl struct{ store Store }

func NewImpl(s Store) *Impl { return &Impl{s} }

func (s *Impl) Load%[2]d() { %[3]s }
`, i, i+1, load))
		fmt.Fprintf(&imports, "\tp%d \"example.com/m/p%d\"\n", i, i)
		if i > 0 {
			fmt.Fprintf(&body, "\tp%d.New(p%d.NewImpl(nil)).Key()\n\tp%d.NewImpl(p%d.NewImpl(nil)).Load%d()\n", i, i-1, i, i-1, i+1)
		}
	}
	write("main.go", "package main\n\nimport (\n"+imports.String()+")\n\nfunc main() {\n"+body.String()+"}\n")
}

// Every package's call is found, through as many packages as are between it and the file that is read.
func TestJoinOfManyPackages(t *testing.T) {
	const n = 24
	dir := t.TempDir()
	generateModule(t, dir, n)
	engine := &driver.InProcess{Analyzer: analyzer.New(analyzer.Options{})}
	result, err := engine.Run(context.Background(), &driver.Request{Dir: dir, Patterns: []string{"./..."}, Implementations: 16})
	if err != nil || len(result.Problems) > 0 {
		t.Fatal(err, result.Problems)
	}
	want := make(map[string]int) // the length of the chain by file
	for i := 1; i < n; i++ {
		want[filepath.Join(dir, fmt.Sprintf("p%d", i), "p.go")] = 2 + (i-1)%10
	}
	for _, f := range result.Findings {
		if f.Class != "file" || len(f.Chain) != want[f.Path] {
			t.Errorf("%s: %s: a chain of %d calls, want %d", f.Path, f.Message, len(f.Chain), want[f.Path])
		}
		delete(want, f.Path)
	}
	for path := range want {
		t.Errorf("%s: nothing found", path)
	}
}

// BenchmarkManyPackages is how long a run takes that finds all in the go command's cache, by the number of packages; and
// go vet alone.
func BenchmarkManyPackages(b *testing.B) {
	tool := filepath.Join(b.TempDir(), "loopblock")
	if out, err := exec.Command("go", "build", "-o", tool, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, n := range []int{250, 500, 1000} {
		dir := b.TempDir()
		generateModule(b, dir, n)
		run := func(b *testing.B, name string, args ...string) {
			cmd := exec.Command(name, args...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			if name == tool && strings.Count(string(out), "the loop: ") != n-1 {
				b.Fatalf("%v\n%s", err, out)
			}
		}
		for _, c := range []struct {
			what string
			args []string
		}{{"loopblock", []string{tool, "./..."}}, {"vet", []string{"go", "vet", "./..."}}} {
			b.Run(fmt.Sprintf("%s/%d", c.what, n), func(b *testing.B) {
				start := time.Now()
				run(b, c.args[0], c.args[1:]...)
				first := time.Since(start)
				for b.Loop() {
					run(b, c.args[0], c.args[1:]...)
				}
				b.ReportMetric(first.Seconds(), "first-s") // cold, the first time that the benchmark is run
			})
		}
	}
}
