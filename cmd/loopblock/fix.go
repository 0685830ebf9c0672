package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"golang.org/x/mod/semver"

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

// The module and the package that the rewrites call.
const (
	modulePath  = "github.com/loopblock/loopblock"
	offloadPath = modulePath + "/offload"
)

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
		if err := c.require(request.Dir, plan, o.get); err != nil {
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

// require makes sure that the module has the package that the rewrites call.
func (c *command) require(dir string, plan *fix.Plan, get bool) error {
	needed := false
	for _, f := range plan.Files {
		needed = needed || strings.Contains(string(f.New), `"`+offloadPath)
	}
	if !needed {
		return nil
	}
	for _, f := range plan.Files {
		if err := c.requireIn(filepath.Dir(f.Path), get); err != nil {
			return err
		}
	}
	return nil
}

func (c *command) requireIn(dir string, get bool) error {
	run := func(args ...string) error {
		cmd := exec.Command("go", args...)
		cmd.Dir, cmd.Stderr = dir, c.stderr
		cmd.Env = append(os.Environ(), "PWD="+dir)
		if args[0] == "list" {
			cmd.Stderr = nil
		}
		return cmd.Run()
	}
	if run("list", offloadPath) == nil {
		return nil
	}
	if !get {
		return fmt.Errorf("the rewrites call package %s, which this module does not require: run \"go get %s\" in %s, or add -get",
			offloadPath, moduleVersion(), dir)
	}
	if err := run("get", moduleVersion()); err != nil {
		return fmt.Errorf("go get %s: %w", moduleVersion(), err)
	}
	return nil
}

// moduleVersion is this program's module at its version, or at the latest where it was built from a checkout.
func moduleVersion() string {
	if v := version(); semver.IsValid(v) && semver.Build(v) == "" {
		return modulePath + "@" + v
	}
	return modulePath + "@latest"
}

// printDiff prints what the fixes would change, as one diff.
func (c *command) printDiff(dir string, findings []*finding.Finding) error {
	plan, err := fix.Make(firstFixes(findings), os.ReadFile)
	if err != nil {
		return err
	}
	for _, f := range plan.Files {
		name := f.Path
		if rel, err := filepath.Rel(dir, f.Path); err == nil {
			name = filepath.ToSlash(rel)
		}
		if _, err := c.stdout.Write(diff.Diff("a/"+name, f.Old, "b/"+name, f.New)); err != nil {
			return err
		}
	}
	left := len(findings) - plan.Applied
	fmt.Fprintf(c.stderr, "loopblock: %s fixed by the diff, %d left\n", report.Count(plan.Applied, "call"), left)
	return nil
}
