package mill_test

import (
	"bytes"
	"context"
	"flag"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/remedy/internal/mill"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/fix"
)

var (
	size = flag.Int("mill.size", 40, "how many functions to grind")
	seed = flag.Uint64("mill.seed", 1, "what to make them of")
	keep = flag.String("mill.keep", "", "`directory` to leave the program in")
)

// TestMain makes the test binary the tool that go vet runs.
func TestMain(m *testing.M) {
	if driver.ServesVet(os.Args[1:]) {
		tool := &driver.Tool{Analyzer: analyzer.Analyzer}
		os.Exit(tool.Serve(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func TestMill(t *testing.T) { grind(t, *seed, *size) }

func FuzzMill(f *testing.F) {
	for _, s := range []uint64{2, 3} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { grind(t, seed, 10) })
}

// grind writes a program, fixes it until nothing is left to fix, and compares what it does.
func grind(t *testing.T, seed uint64, size int) {
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	p, err := mill.Write(seed, size, root)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if *keep != "" {
		dir = *keep
		if err := os.Mkdir(dir, 0o777); err != nil { // files of another run would be part of the program
			t.Fatal(err)
		}
	}
	for name, text := range p.Files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	before := run(t, dir, nil, "all")
	left := fixAll(t, dir)
	formatted(t, dir)
	after := run(t, dir, []string{"-race"}, left...)
	compare(t, before, after, left)
	t.Logf("%d functions, in %d of which something was left", size, len(left))
}

// fixAll applies fixes until there are none, and returns the functions in which findings are left.
func fixAll(t *testing.T, dir string) []string {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	refused := make(map[string]int)
	for round := range 30 {
		vet := &driver.Vet{Analyzer: analyzer.Analyzer.Name, Tool: exe}
		result, err := vet.Run(context.Background(), &driver.Request{
			Dir: dir, Patterns: []string{"."}, Config: filepath.Join(dir, ".loopblock.yaml"),
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Problems) > 0 {
			t.Fatalf("round %d: %v", round, result.Problems)
		}
		var fixes []finding.Fix
		var left []string
		clear(refused)
		for _, f := range result.Findings {
			if len(f.Fixes) > 0 {
				fixes = append(fixes, f.Fixes[0])
				continue
			}
			left = append(left, function(f))
			refused[f.Advice]++
		}
		t.Logf("round %d: %d findings, %d with a fix", round, len(result.Findings), len(fixes))
		if len(fixes) == 0 {
			for why, n := range refused {
				t.Logf("%5d refused: %s", n, why)
			}
			slices.Sort(left)
			return slices.Compact(left)
		}
		plan, err := fix.Make(fixes, os.ReadFile)
		if err != nil {
			t.Fatal(err)
		}
		if err := plan.Write(); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatal("the fixes have no end")
	return nil
}

// function is the name of the program's function that a finding is in: that of helper3off12 is f12.
func function(f *finding.Finding) string {
	name := strings.TrimPrefix(f.Context.Function, "main.")
	name = name[strings.LastIndex(name, ".")+1:]
	if i := strings.Index(name, "off"); i >= 0 {
		name = name[i+2:]
	}
	name, _, _ = strings.Cut(name, "$")
	return name
}

// formatted makes sure that every file is as gofmt wants it.
func formatted(t *testing.T, dir string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want, err := format.Source(text)
		if err != nil || !bytes.Equal(text, want) {
			t.Errorf("%s is not formatted: %v", path, err)
		}
	}
}

// run returns what each function of the program did. The race detector sees what is read off the loop and must not be.
func run(t *testing.T, dir string, flags []string, late ...string) []string {
	exe := filepath.Join(dir, "mill.exe")
	build := exec.Command("go", append(append([]string{"build", "-o", exe}, flags...), ".")...)
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	cmd := exec.Command(exe, late...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Errorf("%s: %v\n%.4000s", exe, err, stderr.String())
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

// compare holds each function to what it did before, and to a loop that is on time unless a finding is left.
func compare(t *testing.T, before, after, left []string) {
	if len(before) != len(after) {
		t.Fatalf("%d functions ran before, %d after", len(before), len(after))
	}
	blocked := 0
	for i := range before {
		name, was, _ := strings.Cut(before[i], " ")
		_, is, _ := strings.Cut(after[i], " ")
		wasLate, was, _ := strings.Cut(was, " ")
		isLate, is, _ := strings.Cut(is, " ")
		if was != is {
			t.Errorf("%s did\n%s\nand does now\n%s", name, was, is)
		}
		if wasLate == "late=true" {
			blocked++
		}
		if isLate == "late=true" && !slices.Contains(left, name) {
			t.Errorf("%s: the loop is late, and there is no finding", name)
		}
	}
	if blocked < len(before)/2 {
		t.Errorf("only %d of %d functions blocked their loop before", blocked, len(before))
	}
}
