package analyzer_test

import (
	"go/types"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer"
)

// A host may leave out of a pass what Bazel's nogo leaves out: the module, the reading of files, and the versions of
// files. There is less to go by, and nothing fails.
func TestBareHost(t *testing.T) {
	a := analyzer.New(analyzer.Options{})
	run := a.Run
	fixed := 0
	a.Run = func(pass *analysis.Pass) (any, error) {
		bare, info := *pass, *pass.TypesInfo
		info.FileVersions = nil
		bare.Module, bare.ReadFile, bare.TypesInfo, bare.TypeErrors = nil, nil, &info, []types.Error(nil)
		bare.Report = func(d analysis.Diagnostic) {
			if len(d.SuggestedFixes) > 0 {
				fixed++
			}
			pass.Report(d)
		}
		return run(&bare)
	}
	for _, c := range check(a, "rules/spreading", "rules/acrosseffects", "remedies/inplace").complaints {
		t.Error(c)
	}
	if fixed == 0 {
		t.Error("nothing is fixed")
	}
}
