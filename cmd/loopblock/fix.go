package main

import (
	"context"
	"errors"
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

// maxRounds bounds how often what is left is fixed again: calls in calls, each of which waits for the inner one.
const maxRounds = 20

// fixAll applies the first fix of each finding, and again, until there is nothing to apply. Its result is what is left. A
// round after which something does not compile is taken back.
func (c *command) fixAll(o *checkOptions, request *driver.Request, result *driver.Result) (*driver.Result, error) {
	if driver.Foreign(context.Background(), request) {
		return nil, errors.New("-fix is for packages of modules that are worked on: it does not change dependencies")
	}
	if err := problems(result); err != nil {
		return nil, err
	}
	var last *fix.Plan
	fixed := 0
	for range maxRounds {
		plan, err := o.plan(request.Dir, result.Findings)
		if err != nil {
			return nil, err
		}
		if plan.Applied == 0 {
			break
		}
		if err := c.require(plan, o.get); err != nil {
			return nil, err
		}
		if err := plan.Write(); err != nil {
			return nil, err
		}
		last, fixed = plan, fixed+plan.Applied
		if result, err = c.analyse(o.engine, request); err != nil {
			return nil, err
		}
		if err := problems(result); err != nil {
			return nil, errors.Join(fmt.Errorf("the fixes did not go well together, and the last are taken back: %w", err), last.Undo())
		}
	}
	if fixed > 0 {
		fmt.Fprintf(c.stderr, "loopblock: fixed %s\n", report.Count(fixed, "call"))
	}
	return result, nil
}

// plan applies the first fix of each finding that counts, in memory.
func (o *checkOptions) plan(dir string, all []*finding.Finding) (*fix.Plan, error) {
	findings, err := o.filter(dir, all)
	if err != nil {
		return nil, err
	}
	return fix.Make(firstFixes(findings), os.ReadFile)
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
