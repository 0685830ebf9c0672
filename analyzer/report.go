package analyzer

import (
	"go/token"
	"go/types"
	"os"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/confine"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/remedy"
)

// report tells the host the findings that no directive ignores.
func (p *pkg) report(findings []finding.Located) {
	suggester := p.suggester()
	for _, f := range findings {
		if p.directives.Ignore(f.Pos) {
			continue
		}
		r := suggester.Suggest(f)
		p.remedy(&f, r)
		if !p.Wire {
			p.sayNeeds(suggester, f, r)
		}
		d := analysis.Diagnostic{Pos: f.Pos, Category: f.Class, URL: finding.URL(f.Class), Message: f.Text(), SuggestedFixes: r.Fixes}
		if p.Wire {
			d.Message = f.Wire()
		} else {
			d.Related = related(f)
		}
		p.Report(d)
	}
}

// remedy adds the remedy to a finding.
func (p *pkg) remedy(f *finding.Located, r remedy.Remedy) {
	f.Remedy(p.Fset, r.Fixes, r.Advice)
	for i := range f.Fixes {
		f.Fixes[i].Needs = remedy.Needs(f.Root.Loop.Remedy, r.Fixes[i])
	}
	f.Beside = r.Beside && p.Wire
	if r.Start != nil && p.Wire {
		var start finding.Located
		start.Remedy(p.Fset, []analysis.SuggestedFix{*r.Start}, "")
		f.Start = &start.Fixes[0]
		f.Start.Needs = remedy.Needs(f.Root.Loop.Remedy, *r.Start)
	}
}

// sayNeeds puts what fixes need elsewhere in their titles, for hosts that change one package.
func (p *pkg) sayNeeds(s *remedy.Suggester, f finding.Located, r remedy.Remedy) {
	for i, fix := range f.Fixes {
		if fix.Needs != "" && !s.Serves(f.Root.Loop.Remedy) {
			r.Fixes[i].Message = finding.Needing(fix.Title, fix.Needs)
		}
	}
}

// reportProblems tells the host what is wrong with directives.
func (p *pkg) reportProblems(problems []directive.Problem) {
	for _, pr := range problems {
		d := analysis.Diagnostic{
			Pos: pr.Pos, End: pr.End, Category: "directive", URL: finding.URL("directive"), Message: pr.Message, SuggestedFixes: pr.Fixes,
		}
		if p.Wire {
			d.Message = p.problem(pr).Wire()
		}
		p.Report(d)
	}
}

// suggester makes the remedies of the package's findings.
func (p *pkg) suggester() *remedy.Suggester {
	readFile := p.ReadFile
	if readFile == nil { // nogo has none
		readFile = os.ReadFile
	}
	return remedy.New(remedy.Config{
		Pkg: p.Pkg, Files: p.Files, Info: p.TypesInfo, Sizes: p.TypesSizes, Fset: p.Fset, Funcs: p.ssa.SrcFuncs, Roots: p.roots, Nodes: p.nodes,
		ReadFile: readFile, Native: p.cat.Settings().Native,
		Dismisses: p.dismisses,
		Focuses:   func(fn *types.Func) bool { return p.cat.Turns(effect.SymbolOf(fn))&catalog.Focuses != 0 },
		Catalog:   p.cat, Blocking: p.blocking, HasLoops: p.hasLoops, Mixes: p.notBeside, Mixing: p.working,
		Changes: sync.OnceValue(func() *confine.Changes {
			if p.changes != nil {
				return p.changes
			}
			return confine.ChangesOf(p.confined(), p.mixing)
		}),
	})
}

// hasLoops reports whether another package has code on a loop of the family.
func (p *pkg) hasLoops(q *types.Package, family string) bool {
	f := p.facts[q.Path()]
	return f != nil && slices.ContainsFunc(f.obligations, func(o colour.Obligation) bool { return o.Family == family && o.Kind == colour.Own })
}

// unused returns the ignores that hid nothing, but for those in files that were not reported on. Those that an open call
// stands under may hide what a join finds: maybe is told of them, if it is not nil.
func (p *pkg) unused(opens []finding.LocatedOpen, maybe func(directive.Problem)) []directive.Problem {
	if p.NoUnused || !p.cat.Settings().UnusedIgnores {
		return nil
	}
	hiding := make(map[token.Pos]bool)
	for _, o := range opens {
		for _, pos := range p.directives.Hiding(o.Pos) {
			hiding[pos] = true
		}
	}
	var out []directive.Problem
	for _, pr := range p.directives.Unused() {
		switch {
		case p.skip(pr.Pos):
		case !hiding[pr.Pos]:
			out = append(out, pr)
		case maybe != nil:
			maybe(pr)
		}
	}
	return out
}

// problem is a problem with a directive as a finding.
func (p *pkg) problem(pr directive.Problem) *finding.Finding {
	at := p.Fset.Position(pr.Pos)
	var f finding.Located
	f.Finding = finding.Finding{Path: at.Filename, Line: at.Line, Column: at.Column, Class: "directive", Message: pr.Message}
	f.Remedy(p.Fset, pr.Fixes, "")
	return &f.Finding
}

// related tells the hops of a finding that stand in files of this run.
func related(f finding.Located) []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	for _, h := range f.Own {
		if h.Pos != f.Pos {
			out = append(out, analysis.RelatedInformation{Pos: h.Pos, Message: "called in " + h.Func})
		}
	}
	return out
}

// reportEffects tells the effect of every function of the package, for `loopblock why`.
func (p *pkg) reportEffects(e *effect.Engine) {
	for _, fn := range e.Funcs {
		if fn.Object() == nil {
			continue
		}
		at := p.Fset.Position(fn.Pos())
		f := finding.Finding{Path: at.Filename, Line: at.Line, Column: at.Column, Class: "none"}
		f.Context = finding.Context{Function: fn.RelString(nil), Path: at.Filename, Line: at.Line}
		f.Message = fn.RelString(nil) + " does not block"
		sum := e.Summary(fn)
		if len(sum.Uses) > 0 {
			f.Message += " unless what it is given does"
		}
		if len(sum.Effects) == 0 {
			p.reportWhy(fn.Pos(), f)
			continue
		}
		for _, eff := range sum.Effects {
			f.Class, f.Callee = string(eff.Class), eff.Prim
			f.Message = fn.RelString(nil) + " reaches " + effect.Shorten(eff.Prim) + ", which " + eff.Class.Means()
			if eff.Inline {
				f.Message += ", unless it is called on a coroutine"
			}
			f.Chain = nil
			for _, h := range eff.Chain.Hops() {
				q := h.Position(p.Fset)
				f.Chain = append(f.Chain, finding.Hop{Function: h.Func, Path: q.Filename, Line: q.Line, Column: q.Column})
			}
			p.reportWhy(fn.Pos(), f)
		}
	}
}

func (p *pkg) reportWhy(pos token.Pos, f finding.Finding) {
	p.Report(analysis.Diagnostic{Pos: pos, Category: "why", Message: f.Wire()})
}
