package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/fix"
	"github.com/loopblock/loopblock/internal/report"
)

// fixing are the flags about fixes.
type fixing struct {
	fix  bool
	diff bool
	get  bool
}

func firstFixes(findings []*finding.Finding) []finding.Fix {
	var out []finding.Fix
	for _, f := range findings {
		if len(f.Fixes) > 0 {
			out = append(out, f.Fixes[0])
		}
	}
	return out
}

// printDiff prints what the fixes would change, as one diff.
func (c *command) printDiff(dir string, result *driver.Result, findings []*finding.Finding) (int, error) {
	plan, err := fix.Make(firstFixes(findings), os.ReadFile)
	if err != nil {
		return exitFailed, err
	}
	for _, f := range plan.Files {
		name := f.Path
		if rel, err := filepath.Rel(dir, f.Path); err == nil {
			name = filepath.ToSlash(rel)
		}
		if _, err := c.stdout.Write(diff.Diff("a/"+name, f.Old, "b/"+name, f.New)); err != nil {
			return exitFailed, err
		}
	}
	if err := problems(result); err != nil {
		return exitFailed, err
	}
	left := len(findings) - plan.Applied
	fmt.Fprintf(c.stderr, "loopblock: %s fixed by the diff, %d left\n", report.Count(plan.Applied, "call"), left)
	if len(findings) > 0 {
		return exitFindings, nil
	}
	return exitOK, nil
}
