package analyzer

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"
	"strings"

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
	if !p.isOurs() { // nobody may change it
		return
	}
	for fn := range p.working {
		if fn.Object() != nil {
			told.Mixing = append(told.Mixing, effect.DisplayName(fn))
		}
	}
	slices.Sort(told.Mixing)
	found := make(map[*ssa.Function]bool)
	left := maxSites
	for fns := p.beside(); len(fns) > 0 && left > 0; {
		for _, fn := range fns {
			found[fn] = true
		}
		var next []*ssa.Function
		sites := p.sites(e, fns)
		sites = sites[:min(len(sites), left)]
		left -= len(sites)
		for _, at := range sites {
			m := s.Site(at.pos, at.class)
			if m.Into != nil && !found[m.Into] && !slices.Contains(next, m.Into) {
				next = append(next, m.Into)
			}
			if len(m.Fixes) > 0 {
				told.Sites = append(told.Sites, p.joinSite(at, m))
			}
		}
		fns = next
	}
	slices.SortFunc(told.Sites, compareSites)
}

func (p *pkg) joinSite(at blockingSite, m remedy.Remedy) join.Site {
	var f finding.Located
	f.Remedy(p.Fset, m.Fixes[:1], "")
	q := p.Fset.Position(at.pos)
	return join.Site{Path: q.Filename, Line: q.Line, Column: q.Column, Fix: f.Fixes[0]}
}

func compareSites(a, b join.Site) int {
	return cmp.Or(strings.Compare(a.Path, b.Path), a.Line-b.Line, a.Column-b.Column)
}

// A blockingSite is a call that blocks, or may.
type blockingSite struct {
	pos   token.Pos
	class catalog.Class
}

// sites are the functions' calls that block for something outside the program, or may, in order; those that give the loop
// away on a coroutine are left out.
func (p *pkg) sites(e *effect.Engine, fns []*ssa.Function) []blockingSite {
	var out []blockingSite
	seen := make(map[token.Pos]bool)
	add := func(h effect.Hop, class catalog.Class) {
		if h.Pkg == p.Pkg.Path() && h.Pos.IsValid() && !h.Away && !seen[h.Pos] && !p.skip(h.Pos) {
			seen[h.Pos] = true
			out = append(out, blockingSite{h.Pos, class})
		}
	}
	for _, fn := range fns {
		sum := e.Summary(fn)
		if sum == nil {
			continue
		}
		for _, eff := range sum.Effects {
			if eff.Chain != nil && !eff.Inline && p.cat.ClassEnabled(eff.Class) && outside(eff.Class) {
				add(eff.Chain.Hop, eff.Class)
			}
		}
		for _, o := range sum.Opens {
			if o.Chain != nil && !o.Chain.Inline() {
				add(o.Chain.Hop, catalog.Network)
			}
		}
		for _, u := range sum.Uses { // what is behind an interface of the module
			if u.Chain != nil && u.Iface.Name != "" {
				add(u.Chain.Hop, catalog.Network)
			}
		}
	}
	slices.SortFunc(out, func(a, b blockingSite) int { return int(a.pos - b.pos) })
	return out
}

// beside are the functions that may not be able to run beside a loop as a whole: they mix or look, or others give them what changes,
// or the package has loops of its own.
func (p *pkg) beside() []*ssa.Function {
	var out []*ssa.Function
	all := len(p.roots) > 0 || p.draws()
	for _, fn := range p.ssa.SrcFuncs {
		if all || p.working[fn] != 0 || p.isGiven(fn) {
			out = append(out, fn)
		}
	}
	return out
}

// isGiven reports whether other packages may give the function what leads to a struct of this module.
func (p *pkg) isGiven(fn *ssa.Function) bool {
	if fn.Object() == nil || !fn.Object().Exported() {
		return false
	}
	for param := range fn.Signature.Params().Variables() {
		t := param.Type().Underlying()
		for range maxElems {
			switch u := t.(type) {
			case *types.Pointer:
				t = u.Elem()
			case *types.Slice:
				t = u.Elem()
			case *types.Map:
				t = u.Elem()
			}
		}
		n, ok := types.Unalias(t).(*types.Named)
		if ok && n.Obj().Pkg() != nil && (n.Obj().Pkg() == p.Pkg || p.sameModule(n.Obj().Pkg())) && t != param.Type() {
			return true
		}
	}
	return false
}

// maxElems bounds how many pointers, slices and maps are looked through.
const maxElems = 3

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
