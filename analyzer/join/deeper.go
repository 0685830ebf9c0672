package join

import (
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Site is a call that blocks in a function which other packages may call on a loop, and what takes it off the loop
// there.
type Site struct {
	Path   string      `json:"path"`
	Line   int         `json:"line"`
	Column int         `json:"column"`
	Fix    finding.Fix `json:"fix"`
}

// place is a position that can be compared.
type place struct {
	path         string
	line, column int
}

// Deeper gives findings of calls that cannot run beside the loop a fix of what waits in them: the first call on the chain
// that can, with the coroutine that has to begin where the finding's package has the loop's code. Where what waits is off the
// loop on a coroutine already, that is all there is to it.
func Deeper(findings []*finding.Finding, packages []*Package) {
	sites := make(map[place]*finding.Fix)
	mixing := make(map[string]bool)
	for _, pkg := range packages {
		for _, name := range pkg.Mixing {
			mixing[name] = true
		}
		for i := range pkg.Sites {
			s := &pkg.Sites[i]
			sites[place{s.Path, s.Line, s.Column}] = &s.Fix
		}
	}
	for _, f := range findings {
		start := f.Start
		if next := called(f); f.Beside && mixing[next] {
			f.Fixes = nil
			f.Advice = next + " works on what the loop's code may use meanwhile, or calls it back: what waits in it has to be taken off the loop there"
		}
		f.Start, f.Beside = nil, false
		if f.Inline && start != nil && len(start.Edits) > 0 {
			f.Fixes, f.Advice = []finding.Fix{givesAway(f, *start)}, ""
			continue
		}
		if start == nil || len(f.Fixes) > 0 {
			continue
		}
		if site := siteOn(f, sites, mixing); site != nil {
			fix := *start
			does, warning, warns := strings.Cut(site.Title, "; ")
			fix.Title = does + start.Title
			if warns {
				fix.Title += "; " + warning
			}
			if fix.Add(*site) {
				f.Fixes, f.Advice = []finding.Fix{fix}, ""
			}
		}
	}
}

// givesAway is the fix that begins a coroutine on which a call gives the loop away by itself.
func givesAway(f *finding.Finding, start finding.Fix) finding.Fix {
	name := called(f)
	if name == "" {
		name = f.Callee
	}
	start.Title = "let " + name + " give the loop away" + start.Title
	return start
}

// siteOn is the first site on the chain after the finding's own call that calls no function which mixes.
func siteOn(f *finding.Finding, sites map[place]*finding.Fix, mixing map[string]bool) *finding.Fix {
	after := false
	for i, h := range f.Chain {
		at := place{h.Path, h.Line, h.Column}
		if after && sites[at] != nil && (i+1 == len(f.Chain) || !mixing[f.Chain[i+1].Function]) {
			return sites[at]
		}
		after = after || at == place{f.Path, f.Line, f.Column}
	}
	return nil
}

// called is the function that the finding's own call runs, as the chain has it; "" where that is the primitive.
func called(f *finding.Finding) string {
	for i, h := range f.Chain {
		if h.Path == f.Path && h.Line == f.Line && h.Column == f.Column && i+1 < len(f.Chain) {
			return f.Chain[i+1].Function
		}
	}
	return ""
}
