package analyzer

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
	"github.com/loopblock/loopblock/analyzer/remedy"
)

// maxSites bounds how many sites a package tells of: each is proven by a type-check.
const maxSites = 400

// tellSites tells which functions cannot run beside a loop as a whole, and the remedies of the calls that block in them.
func (p *pkg) tellSites(told *join.Package, s *remedy.Suggester, e *effect.Engine) {
	for fn := range p.mixing {
		if fn.Object() != nil {
			told.Mixing = append(told.Mixing, effect.DisplayName(fn))
		}
	}
	slices.Sort(told.Mixing)
	sites := p.sites(e)
	for _, at := range sites[:min(len(sites), maxSites)] {
		m := s.Site(at.pos, at.class)
		if len(m.Fixes) == 0 {
			continue
		}
		var f finding.Located
		f.Remedy(p.Fset, m.Fixes[:1], "")
		q := p.Fset.Position(at.pos)
		told.Sites = append(told.Sites, join.Site{Path: q.Filename, Line: q.Line, Column: q.Column, Fix: f.Fixes[0]})
	}
}

// A blockingSite is a call that blocks, or may.
type blockingSite struct {
	pos   token.Pos
	class catalog.Class
}

// sites are the package's calls that block for something outside the program, or may, in order.
func (p *pkg) sites(e *effect.Engine) []blockingSite {
	var out []blockingSite
	seen := make(map[token.Pos]bool)
	add := func(h effect.Hop, class catalog.Class) {
		if h.Pkg == p.Pkg.Path() && h.Pos.IsValid() && !h.Away && !seen[h.Pos] && !p.skip(h.Pos) {
			seen[h.Pos] = true
			out = append(out, blockingSite{h.Pos, class})
		}
	}
	for _, fn := range p.ssa.SrcFuncs {
		sum := p.mixed(e, fn)
		if sum == nil {
			continue
		}
		for _, eff := range sum.Effects {
			if eff.Chain != nil && p.cat.ClassEnabled(eff.Class) && outside(eff.Class) {
				add(eff.Chain.Hop, eff.Class)
			}
		}
		for _, o := range sum.Opens {
			if o.Chain != nil {
				add(o.Chain.Hop, catalog.Network)
			}
		}
	}
	slices.SortFunc(out, func(a, b blockingSite) int { return int(a.pos - b.pos) })
	return out
}

// mixed is the summary of a function that mixes, or is of a package with loops of its own.
func (p *pkg) mixed(e *effect.Engine, fn *ssa.Function) *effect.Summary {
	if p.mixing[fn] == 0 && len(p.roots) == 0 && !p.draws() {
		return nil
	}
	return e.Summary(fn)
}

// draws reports whether the package imports a framework whose code may run as coroutines.
func (p *pkg) draws() bool {
	for _, family := range p.cat.Families() {
		if !family.Remedy.Coroutine {
			continue
		}
		for _, imp := range family.Remedy.Imports {
			for _, q := range p.Pkg.Imports() {
				if slices.Contains(imp.Paths, catalog.NormPath(q.Path())) {
					return true
				}
			}
		}
	}
	return false
}

// outside reports whether what is waited for is outside the program.
func outside(c catalog.Class) bool {
	switch c {
	case catalog.File, catalog.Process, catalog.Network, catalog.Database:
		return true
	}
	return false
}
