package analyzer_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// All of a large module is analysed without a panic or an error, twice with the same findings and facts, byte for byte.
func TestSameOnASecondRun(t *testing.T) {
	if testing.Short() {
		t.Skip("it analyses golang.org/x/tools twice")
	}
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadAllSyntax | packages.NeedModule},
		"golang.org/x/tools/go/ssa/...", "golang.org/x/tools/go/analysis/passes/...", "golang.org/x/tools/go/packages",
		"golang.org/x/tools/txtar", "golang.org/x/tools/container/...")
	if err != nil {
		t.Fatal(err)
	}
	one, two := outcome(t, pkgs), outcome(t, pkgs)
	if len(one) < 50 {
		t.Errorf("%d packages were analysed", len(one))
	}
	for path, was := range one {
		if diff := cmp.Diff(strings.Split(was, "\n"), strings.Split(two[path], "\n")); diff != "" {
			t.Errorf("%s (-first +second):\n%s", path, diff)
		}
	}
}

// outcome writes what the analyzer says of each package and tells its importers.
func outcome(t *testing.T, pkgs []*packages.Package) map[string]string {
	t.Helper()
	a := analyzer.New(analyzer.Options{Enable: "metadata,stdio,cpu,lock,cgo", Tests: true})
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string)
	for act := range graph.All() {
		if act.Analyzer != a {
			continue
		}
		path := act.Package.PkgPath
		if act.Err != nil {
			t.Errorf("%s: %v", path, act.Err)
		}
		if effect.IsStd(path) {
			continue
		}
		var lines []string
		for _, d := range act.Diagnostics {
			lines = append(lines, fmt.Sprintf("%s: %s", act.Package.Fset.Position(d.Pos), d.Message))
		}
		for _, f := range act.AllPackageFacts() {
			if f.Package == act.Package.Types {
				lines = append(lines, fmt.Sprint(f.Fact))
			}
		}
		slices.Sort(lines)
		out[path] = strings.Join(lines, "\n")
	}
	return out
}
