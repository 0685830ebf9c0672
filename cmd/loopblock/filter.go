package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/filter"
	"github.com/loopblock/loopblock/internal/report"
)

// filter leaves out the findings that the flags -since and -baseline say to leave out.
func (o *checkOptions) filter(dir string, findings []*finding.Finding) ([]*finding.Finding, error) {
	if o.baseline != "" {
		b, err := filter.ReadBaseline(o.path(dir, o.baseline))
		if err != nil {
			return nil, err
		}
		findings = b.New(findings)
	}
	if o.since != "" {
		change, err := filter.Since(context.Background(), dir, o.since)
		if err != nil {
			return nil, err
		}
		findings = change.Touched(findings)
	}
	return findings, nil
}

// makeBaseline writes the findings to a file. A run that could not see everything makes none.
func (c *command) makeBaseline(path string, result *driver.Result) (int, error) {
	if err := problems(result); err != nil {
		return exitFailed, err
	}
	if err := filter.NewBaseline(path, result.Findings).Write(path); err != nil {
		return exitFailed, fmt.Errorf("cannot write the baseline: %w", err)
	}
	_, err := fmt.Fprintf(c.stderr, "loopblock: %s has %s now; the flag -baseline leaves out what it has\n",
		path, report.Count(len(result.Findings), "finding"))
	return exitOK, err
}

// path is a path that a flag names: relative to the directory that the command works in.
func (o *checkOptions) path(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}
