package analyzer

import (
	"cmp"
	"go/token"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
	"github.com/loopblock/loopblock/analyzer/remedy"
)

// CategoryJoin is the category of diagnostics that tell the loopblock command what to join: a [join.Package] each.
const CategoryJoin = "join"

// reportJoined reports what the package's open calls do as far as the packages that it can see tell: all of the program
// that a host shows to it.
func (p *pkg) reportJoined(told *join.Package, opens []finding.LocatedOpen) {
	if len(opens) == 0 {
		return
	}
	for _, o := range opens {
		told.Calls = append(told.Calls, join.Call{Open: o.Open})
	}
	packages := append([]*join.Package{told}, p.others()...)
	var found []finding.Located
	for _, m := range join.Calls(packages, p.cat.Settings().Implementations) {
		for i, o := range opens {
			if m.Call == &told.Calls[i] {
				found = append(found, finding.Located{Finding: *m.Finding, Pos: o.Pos, Own: o.Own, Root: o.Root})
			}
		}
	}
	p.report(found)
}

// others is what the module's packages that this one can see tell.
func (p *pkg) others() (out []*join.Package) {
	for _, path := range slices.Sorted(maps.Keys(p.facts)) {
		f := p.facts[path]
		if len(f.told) == 0 || f.module != p.module() {
			continue
		}
		if other, err := join.FromWire(f.told); err == nil { // else of another version of this tool
			out = append(out, other)
		}
	}
	return out
}

// tell tells the loopblock command what it needs to join the package with others, and the problems with directives, but
// for ignores that only the join can say are unused.
func (p *pkg) tell(told *join.Package, engine *effect.Engine, coloured colour.Result, opens []finding.LocatedOpen, problems []directive.Problem) {
	index := make(map[token.Pos]int) // of ignores, in told.Unused
	rest := p.unused(opens, func(pr directive.Problem) {
		index[pr.Pos] = len(told.Unused)
		told.Unused = append(told.Unused, *p.problem(pr))
	})
	suggester := p.suggester()
	for _, o := range opens {
		c := join.Call{Open: o.Open}
		if !o.Partly && !slices.ContainsFunc(o.If, colour.Via.IsField) { // the join says why there is none
			c.Remedy = p.remedyOf(suggester, o, catalog.Network)
			if c.Waits = p.remedyOf(suggester, o, catalog.Wait); reflect.DeepEqual(c.Waits, c.Remedy) {
				c.Waits = nil
			}
		}
		for _, pos := range p.directives.Hiding(o.Pos) {
			c.Hidden = true
			if i, ok := index[pos]; ok {
				c.HiddenBy = append(c.HiddenBy, i)
			}
		}
		told.Calls = append(told.Calls, c)
	}
	p.tellPasses(told, suggester, coloured.Passes)
	p.tellServes(told, suggester)
	p.tellSites(told, suggester, engine)
	p.reportProblems(append(problems, rest...))
	if !told.Empty() && len(p.Files) > 0 {
		p.Report(analysis.Diagnostic{Pos: p.Files[0].Package, Category: CategoryJoin, Message: string(told.Wire())})
	}
}

// remedyOf is the remedy of an open call if it turns out to block with that class.
func (p *pkg) remedyOf(s *remedy.Suggester, o finding.LocatedOpen, class catalog.Class) *finding.Remedy {
	f := finding.Located{Pos: o.Pos, Own: o.Own, Root: o.Root}
	f.Class, f.Inline = cmp.Or(o.Class, string(class)), o.Inline
	r := s.Suggest(f)
	if len(r.Fixes) > 0 && r.Beside { // what is behind the interface may have to be looked into
		r.Start = s.Start(f)
	}
	p.remedy(&f, r)
	return &finding.Remedy{Advice: f.Advice, Fixes: f.Fixes, Start: f.Start, Beside: r.Beside}
}

// tellPasses tells the remedies of the functions that lead to what the package calls on a loop for others.
func (p *pkg) tellPasses(told *join.Package, suggester *remedy.Suggester, passes []colour.Pass) {
	for _, pass := range passes {
		out := join.Pass{Key: pass.Key}
		known := true // nothing is known of roots whose work is not handed off
		for _, r := range pass.Roots {
			var f finding.Located
			root := join.Root{}
			if len(r.Callers) > 0 {
				root.Passed = r.Loop.Passed
			} else {
				m := suggester.Root(r)
				f.Remedy(p.Fset, m.Fixes, m.Advice)
				root.Advice = f.Advice
			}
			if len(f.Fixes) > 0 {
				root.Fix = &f.Fixes[0]
			}
			known = known && root != join.Root{}
			out.Roots = append(out.Roots, root)
		}
		if known {
			told.Passes = append(told.Passes, out)
		}
	}
}

// tellServes tells what the package does, or could do, for fixes of others where its loop begins a frame.
func (p *pkg) tellServes(told *join.Package, suggester *remedy.Suggester) {
	for _, family := range p.cat.Families() {
		r := family.Remedy
		if r.Serve == "" || !family.Enabled {
			continue
		}
		var f finding.Located
		m := suggester.Frames(&catalog.Loop{Family: family, Remedy: r})
		f.Remedy(p.Fset, m.Fixes, m.Advice)
		serve := join.Serve{Needs: remedy.Needed(r), Served: suggester.Serves(r)}
		if len(f.Fixes) > 0 {
			serve.Fix = &f.Fixes[0]
		}
		if serve.Served || serve.Fix != nil {
			told.Serves = append(told.Serves, serve)
		}
	}
}
