package join

import (
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Passed gives findings on loops whose functions are in another package the remedies of those functions: what they do is
// taken off the loop as a whole. All that lead to the call have to have one.
func Passed(findings []*finding.Finding, packages []*Package) {
	roots := make(map[string][]Root)
	for _, pkg := range packages {
		for _, p := range pkg.Passes {
			if _, ok := roots[p.Key]; !ok { // else of the package's test variant
				roots[p.Key] = p.Roots
			}
		}
	}
	for _, f := range findings {
		key := f.Context.Passed
		f.Context.Passed = ""
		if key == "" || len(f.Fixes) > 0 || f.Class == string(catalog.Deadlock) {
			continue
		}
		fix, advice := lead(roots, key, nil)
		switch {
		case fix != nil:
			f.Fixes, f.Advice = []finding.Fix{*fix}, ""
		case advice != "":
			f.Advice = advice
		}
	}
}

// lead is the fix of all roots that lead to what an obligation is about, or why there is none. Packages that pass it to
// each other in a circle leave it to the others.
func lead(roots map[string][]Root, key string, seen []string) (out *finding.Fix, advice string) {
	seen = append(seen, key)
	for _, r := range roots[key] {
		fix, advice := r.Fix, r.Advice
		if r.Passed != "" {
			if slices.Contains(seen, r.Passed) {
				continue
			}
			fix, advice = lead(roots, r.Passed, seen)
			if fix == nil && advice == "" && len(roots[r.Passed]) > 0 {
				continue // nothing but circles
			}
		}
		switch {
		case fix == nil:
			return nil, advice
		case out == nil:
			one := *fix
			out = &one
		case !out.Add(*fix):
			return nil, "what calls it on the loop has to be handed off in more than one place, and these touch"
		}
	}
	return out, ""
}
