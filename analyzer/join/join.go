package join

import (
	"cmp"
	"fmt"
	"go/token"
	"maps"
	"path"
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Join makes the findings of the packages' open calls, in order of position; nothing is said of interfaces that more
// types than the limit are put into. Where there is more than one finding for a call, it is the one of the most serious
// class with the shortest chain. Ignores that hide nothing are findings too.
func Join(packages []*Package, implementations int) []*finding.Finding {
	p := newProgram(packages, implementations)
	p.solve()
	var out []*finding.Finding
	for _, pkg := range packages {
		used := make(map[int]bool)
		for _, c := range pkg.Calls {
			f := p.call(&c)
			if f == nil {
				continue
			}
			if !c.Hidden {
				out = append(out, f)
			}
			for _, i := range c.HiddenBy {
				used[i] = true
			}
		}
		for i := range pkg.Unused {
			if !used[i] {
				out = append(out, &pkg.Unused[i])
			}
		}
	}
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b *finding.Finding) bool {
		return a.Path == b.Path && a.Line == b.Line && a.Column == b.Column && (a.Class == "directive") == (b.Class == "directive")
	})
}

func compare(a, b *finding.Finding) int {
	return cmp.Or(
		cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(catalog.Class(a.Class).Rank(), catalog.Class(b.Class).Rank()),
		cmp.Compare(len(a.Chain), len(b.Chain)),
		cmp.Compare(a.Wire(), b.Wire()),
	)
}

// call is the finding of an open call, nil if it is none.
func (p *program) call(c *Call) *finding.Finding {
	n := p.nodes[methodID(c.Type, c.Method)]
	if n == nil {
		return nil
	}
	var best *effect.Effect
	for _, k := range slices.SortedFunc(maps.Keys(n.effects), effect.Key.Compare) {
		e := n.effects[k]
		if c.Matters(k) && (best == nil || k.Class.Rank() == best.Class.Rank() && e.Chain.Len() < best.Chain.Len()) {
			best = &e
		}
	}
	if best == nil {
		return nil
	}
	var how string
	if n.open {
		blocking := n.blocking(p, c)
		if 2*blocking < len(n.candidates) && best.Class != catalog.Deadlock {
			return nil
		}
		how = n.how(c, *best, blocking)
	}
	return c.Blocks(best.Class, best.Prim, finding.Hops(token.NewFileSet(), best.Chain.Hops()), how)
}

// blocking counts the implementations that block. Where most do not, the call is likelier to be of one of those, and
// nothing is claimed.
func (n *node) blocking(p *program, c *Call) (count int) {
	for _, t := range n.candidates {
		if m := p.nodes[methodID(t, c.Method)]; m != nil && m.blocks(c) {
			count++
		}
	}
	return count
}

// how says which implementation it is that blocks, and how many others do.
func (n *node) how(c *Call, e effect.Effect, blocking int) string {
	iface := path.Base(c.Type.Pkg) + "." + c.Type.Name
	where := effect.Shorten(e.Prim)
	if e.Chain != nil {
		where = e.Chain.Hop.Func
	}
	what := "implementation"
	if c.Method == effect.OpCall {
		what = "function"
	}
	if len(n.candidates) == 1 {
		return fmt.Sprintf(", in %s, the only %s of %s", where, what, iface)
	}
	return fmt.Sprintf(", in %s; %d of %d %ss of %s block", where, blocking, len(n.candidates), what, iface)
}

func (n *node) blocks(c *Call) bool {
	for k := range n.effects {
		if c.Matters(k) {
			return true
		}
	}
	return false
}
