package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/report"
)

const formatText = "text"

// The values of -color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// findFormat is the format of the flag -format.
func (o *checkOptions) findFormat() (report.Format, error) {
	for _, f := range report.Formats() {
		if f.Name == o.format {
			return f, nil
		}
	}
	return report.Format{}, fmt.Errorf("-format=%s: want %s", o.format, formatNames())
}

// formatNames lists the formats for a sentence: "text, json or sarif".
func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// colored says whether text is for a terminal.
func (o *checkOptions) colored(w io.Writer) (bool, error) {
	switch o.color {
	case colorAuto:
		return report.IsTerminal(w), nil
	case colorAlways:
		return true, nil
	case colorNever:
		return false, nil
	}
	return false, fmt.Errorf("-color=%s: want %s, %s or %s", o.color, colorAuto, colorAlways, colorNever)
}

// printText writes findings as check does by default, for subcommands that have one form alone.
func (c *command) printText(dir string, findings []*finding.Finding) error {
	return report.Text(c.stdout, report.Options{Dir: dir}, findings)
}
