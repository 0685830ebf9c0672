package mill_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"go/format"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/remedy/internal/mill"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/fix"
)

var (
	programs = flag.Int("mill.programs", 1, "how many programs to grind of each kind")
	size     = flag.Int("mill.size", 40, "how many functions each of them has")
	first    = flag.Int("mill.first", 0, "the number of their first function: with -mill.size=1, for a look at one")
	seed     = flag.Uint64("mill.seed", 1, "what to make the first of")
	keep     = flag.String("mill.keep", "", "`directory` to leave the programs in, and in .was files what they were")
)

// A way is one of the fixes that a kind of loop has.
type way struct {
	name  string
	kind  *mill.Kind
	title string // what the fix's title has; the first fix is taken where that is ""
	mixed bool   // any of the fixes is taken
	blind bool   // nothing is known of the loop's code that the fix leaves, so that it may be late
}

var ways = []way{
	{name: "inplace", kind: mill.InPlace},
	{name: "postback", kind: mill.PostBack},
	{name: "then", kind: mill.PostBack, title: "post.Then"},
	{name: "goroutine", kind: mill.PostBack, title: "in a goroutine"},
	{name: "mixed", kind: mill.PostBack, mixed: true},
	{name: "failing", kind: mill.Failing},
	{name: "frames", kind: mill.Frames},
	{name: "elm", kind: mill.Elm},
	{name: "command", kind: mill.Elm, title: "in a command", blind: true},
	{name: "handoff", kind: mill.HandOff},
}

// choose is the fix of a finding.
func (w way) choose(f *finding.Finding) (finding.Fix, bool) {
	if w.mixed && len(f.Fixes) > 0 {
		return f.Fixes[(f.Line+f.Column)%len(f.Fixes)], true
	}
	for _, fix := range f.Fixes {
		if strings.Contains(fix.Title, w.title) {
			return fix, true
		}
	}
	return finding.Fix{}, false
}

// TestMain makes the test binary the tool that go vet runs.
func TestMain(m *testing.M) {
	if driver.ServesVet(os.Args[1:]) {
		tool := &driver.Tool{Analyzer: analyzer.Analyzer}
		os.Exit(tool.Serve(os.Args[1:], os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func TestMill(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			for i := range *programs {
				n := *size
				if w.title != "" || w.mixed { // what is offered second takes many rounds
					n = (n + 1) / 2
				}
				grind(t, w, *seed+uint64(i), *first, n)
			}
		})
	}
}

func FuzzMill(f *testing.F) {
	for i := range ways {
		f.Add(i, uint64(2))
	}
	f.Fuzz(func(t *testing.T, i int, seed uint64) {
		if i < 0 || i >= len(ways) {
			t.Skip()
		}
		grind(t, ways[i], seed, 0, 10)
	})
}

// grind writes a program, fixes it until nothing is left to fix, and compares what it does.
func grind(t *testing.T, w way, seed uint64, first, size int) {
	root, err := filepath.Abs("../../../..")
	if err != nil {
		t.Fatal(err)
	}
	p, err := mill.Write(w.kind, seed, first, size, root)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if *keep != "" {
		dir = filepath.Join(*keep, fmt.Sprint(w.name, seed))
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
		if *keep != "" {
			if err := os.WriteFile(path+".was", []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	before := run(t, dir, nil, "all")
	left, fixed := fixAll(t, w, dir)
	formatted(t, dir)
	if w.blind {
		left = p.Funcs
	}
	after := run(t, dir, []string{"-race"}, left...)
	compare(t, before, after, left)
	t.Logf("%d functions, in %d of which something was left; %d calls fixed", size, len(left), fixed)
}

// fixAll applies fixes until there are none. It returns the functions in which findings are left, and how many calls were
// fixed.
func fixAll(t *testing.T, w way, dir string) (left []string, fixed int) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(dir, ".loopblock.yaml")
	if _, err := os.Stat(config); err != nil {
		config = ""
	}
	refused := make(map[string]int)
	for round := range 30 {
		vet := &driver.Vet{Analyzer: analyzer.Analyzer.Name, Tool: exe}
		result, err := vet.Run(context.Background(), &driver.Request{
			Dir: dir, Patterns: []string{"."}, Config: config,
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(result.Problems) > 0 {
			t.Fatalf("round %d: %v", round, result.Problems)
		}
		var fixes []finding.Fix
		left = nil
		clear(refused)
		for _, f := range result.Findings {
			if fix, ok := w.choose(f); ok {
				fixes = append(fixes, fix)
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
			return slices.Compact(left), fixed
		}
		plan, err := fix.Make(fixes, os.ReadFile)
		if err != nil {
			t.Fatal(err)
		}
		if err := plan.Write(); err != nil {
			t.Fatal(err)
		}
		fixed += plan.Applied
	}
	t.Fatal("the fixes have no end")
	return nil, 0
}

var ownName = regexp.MustCompile(`(?:f|on|m|h|gone|[aA]ct)([0-9]+)\b`)

// function is the name of the program's function that a finding is in: that of helper3off12 is f12, and so is that of a
// method of m12.
func function(f *finding.Finding) string {
	if m := ownName.FindStringSubmatch(f.Context.Function); m != nil {
		return "f" + m[1]
	}
	return f.Context.Function
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

// patience is how long a program may run, on a machine that does much else.
const patience = 5 * time.Minute

// run returns what each function of the program did. The race detector sees what is read off the loop and must not be.
func run(t *testing.T, dir string, flags []string, late ...string) []string {
	exe := filepath.Join(dir, "mill.exe")
	build := exec.Command("go", append(append([]string{"build", "-o", exe}, flags...), ".")...)
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, exe, late...)
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
