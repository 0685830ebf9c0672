package remedy_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/fix"
)

var update = flag.Bool("update", false, "write the golden files")

var testdata, _ = filepath.Abs("../../testdata")

// A complainer keeps what analysistest complains of, but for facts.
type complainer struct{ *testing.T }

func (c complainer) Errorf(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !strings.Contains(text, "unexpected fact: {package") {
		c.Error(text)
	}
}

var wants = regexp.MustCompile(`(?m)[ \t]*// want .*$`)

// Beside each file of testdata/src/remedies is what its first fixes make of it, and where there are alternatives, what
// those make, the last and of three the second; titles.txt has all titles. The files say in want comments what is found and what is refused, with the reason.
func TestFixes(t *testing.T) { testFixes(t, "remedies", "") }

// The same of families that are off unless asked for.
func TestFixesOfOptIn(t *testing.T) { testFixes(t, "optremedies", "miqt,quickjs,walk") }

// The same of what is built for JavaScript.
func TestFixesForJavaScript(t *testing.T) {
	t.Setenv("GOOS", "js")
	t.Setenv("GOARCH", "wasm")
	testFixes(t, "jsremedies", "")
}

func testFixes(t *testing.T, dir, enable string) {
	var first, second, last []finding.Fix
	var titles []string
	for _, r := range analysistest.Run(complainer{t}, testdata, analyzer.New(analyzer.Options{Enable: enable}), dir+"/...") {
		for _, d := range r.Action.Diagnostics {
			var l finding.Located
			l.Remedy(r.Action.Package.Fset, d.SuggestedFixes, "")
			at := r.Action.Package.Fset.Position(d.Pos)
			for _, f := range l.Fixes {
				titles = append(titles, fmt.Sprintf("%s/%s:%03d: %s", r.Action.Package.Name, filepath.Base(at.Filename), at.Line, f.Title))
			}
			if len(l.Fixes) > 0 {
				first = append(first, l.Fixes[0])
			}
			if len(l.Fixes) > 2 {
				second = append(second, l.Fixes[1])
			}
			if n := len(l.Fixes); n > 1 {
				last = append(last, l.Fixes[n-1])
			}
		}
	}
	slices.Sort(titles)
	compareFile(t, filepath.Join(testdata, "src", dir, "titles.txt"), strings.Join(titles, "\n")+"\n")
	golden(t, dir, first, ".golden")
	golden(t, dir, second, ".second.golden")
	golden(t, dir, last, ".native.golden")
}

func golden(t *testing.T, dir string, fixes []finding.Fix, suffix string) {
	plan, err := fix.Make(fixes, os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	made := make(map[string]string)
	for _, f := range plan.Files {
		made[f.Path+suffix] = wants.ReplaceAllString(string(f.New), "")
	}
	old, err := filepath.Glob(filepath.Join(testdata, "src", dir, "*/*.go"+suffix))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range old {
		if _, ok := made[path]; !ok && strings.Count(filepath.Base(path), ".") == strings.Count("x.go"+suffix, ".") {
			t.Errorf("%s: there are no fixes", path)
		}
	}
	for path, text := range made {
		compareFile(t, path, text)
	}
}

// compareFile holds text to what is in the file, or writes it there.
func compareFile(t *testing.T, path, text string) {
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
