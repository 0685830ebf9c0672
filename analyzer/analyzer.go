// Package analyzer finds calls that block an event loop.
package analyzer

import "golang.org/x/tools/go/analysis"

// Analyzer is loopblock.
var Analyzer = newPlaceholder()

// newPlaceholder has the flags that the command passes, and reports nothing.
func newPlaceholder() *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name: "loopblock",
		Doc:  "find calls that block an event loop",
		Run:  func(*analysis.Pass) (any, error) { return nil, nil },
	}
	a.Flags.Bool("wire", false, "report each finding as JSON, for the loopblock command")
	a.Flags.Bool("tests", false, "report in test files too")
	a.Flags.String("enable", "", "comma-separated classes and families to report besides the default ones")
	a.Flags.String("disable", "", "comma-separated classes and families not to report")
	a.Flags.String("config", "", "path of the config file")
	a.Flags.Bool("why", false, "report the effect of every function, under the category why")
	return a
}
