package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/fix"
	"github.com/loopblock/loopblock/internal/report"
)

// morePasses is how many passes there may be beyond one for each finding. A pass that is kept has applied at least one
// fix, and a fix leaves no finding where it was, so there are no more passes than findings; but what a fix brings onto
// the loop may have some of its own.
const morePasses = 10

// A fixer applies fixes pass after pass.
type fixer struct {
	*command
	o       *checkOptions
	request *driver.Request
	result  *driver.Result
	refused []string // the fixes after which something did not compile, as fixKey tells them
	fixed   int
}

// fixAll applies the first fix of each finding, and again, until there is nothing to apply. Its result is what is left.
func (c *command) fixAll(o *checkOptions, request *driver.Request, result *driver.Result) (*driver.Result, error) {
	if driver.Foreign(context.Background(), request) {
		return nil, errors.New("-fix is for packages of modules that are worked on: it does not change dependencies")
	}
	if err := problems(result); err != nil {
		return nil, err
	}
	f := &fixer{command: c, o: o, request: request, result: result}
	most := len(result.Findings) + morePasses
	more, passes := true, 0
	for ; more && passes < most; passes++ {
		var err error
		if more, err = f.pass(); err != nil {
			return nil, err
		}
	}
	if f.fixed > 0 {
		fmt.Fprintf(c.stderr, "loopblock: fixed %s\n", report.Count(f.fixed, "call"))
	}
	if n := len(f.refused); n > 0 {
		fmt.Fprintf(c.stderr, "loopblock: took back what rewrites %s: it did not compile\n", report.Count(n, "call"))
	}
	if more {
		fmt.Fprintf(c.stderr, "loopblock: stopped after pass %d, with more to fix\n", passes)
	}
	return f.result, nil
}

// pass applies the fixes that go together, and reports whether there were any. Those that wait for others are for the next
// pass.
func (f *fixer) pass() (bool, error) {
	fixes, err := f.fixes()
	if err != nil {
		return false, err
	}
	for len(fixes) > 0 {
		applied, err := f.try(fixes)
		if err != nil || applied {
			return applied, err
		}
		// Something of them is wrong: half of them, then half of these, until what is left compiles, or one is known.
		if len(fixes) == 1 {
			f.refused = append(f.refused, fixKey(fixes[0]))
			return f.pass()
		}
		fixes = fixes[:len(fixes)/2]
	}
	return false, nil
}

// fixes are the first fixes of the findings that count.
func (f *fixer) fixes() ([]finding.Fix, error) {
	findings, err := f.o.filter(f.request.Dir, f.result.Findings)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(firstFixes(findings), func(x finding.Fix) bool { return slices.Contains(f.refused, fixKey(x)) }), nil
}

// try applies fixes, and takes all of them back where something does not compile any more.
func (f *fixer) try(fixes []finding.Fix) (bool, error) {
	plan, err := fix.Make(fixes, os.ReadFile)
	if errors.Is(err, fix.ErrApart) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := f.require(plan, f.o.get); err != nil {
		return false, err
	}
	if err := plan.Write(); err != nil {
		return false, err
	}
	result, err := f.analyse(f.o.engine, f.request)
	if err != nil {
		return false, errors.Join(err, plan.Undo())
	}
	if len(result.Problems) > 0 {
		return false, plan.Undo()
	}
	f.result = result
	f.fixed += plan.Applied
	return true, nil
}

// fixKey tells a fix from others, also when text before it has changed.
func fixKey(x finding.Fix) string {
	key := x.Title
	for _, e := range x.Edits {
		key += "\x00" + e.Path + "\x00" + e.New
	}
	return key
}
