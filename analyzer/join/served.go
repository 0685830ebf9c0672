package join

import (
	"slices"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Serve is what a package that runs a loop over a window's events tells of a call that fixes elsewhere need.
type Serve struct {
	Needs  string       `json:"needs"` // as in [finding.Fix]
	Served bool         `json:"served,omitempty"`
	Fix    *finding.Fix `json:"fix,omitempty"` // what adds it
}

// Served gives fixes the edits that add the calls which they need. Where the program makes the call already they need
// nothing; where no package, or more than one, has a place for it, the advice says what there is to do first: without
// the call, what is posted never runs.
func Served(findings []*finding.Finding, packages []*Package) {
	served := make(map[string]bool)
	places := make(map[string][]finding.Fix)
	for _, pkg := range packages {
		for _, s := range pkg.Serves {
			served[s.Needs] = served[s.Needs] || s.Served
			if s.Fix != nil && !slices.ContainsFunc(places[s.Needs], func(f finding.Fix) bool { return slices.Equal(f.Edits, s.Fix.Edits) }) {
				places[s.Needs] = append(places[s.Needs], *s.Fix) // else of the package's test variant
			}
		}
	}
	for _, f := range findings {
		var fixes []finding.Fix
		for _, fix := range f.Fixes {
			needs := fix.Needs
			fix.Needs = ""
			if needs != "" && !served[needs] {
				at := places[needs]
				if len(at) != 1 {
					f.Advice = "what follows it can run once " + needs + " is called where a frame begins: add that first"
					continue
				}
				fix.Title = finding.Needing(fix.Title, needs)
				fix.Add(at[0])
			}
			fixes = append(fixes, fix)
		}
		if f.Fixes = fixes; len(fixes) > 0 {
			f.Advice = ""
		}
	}
}
