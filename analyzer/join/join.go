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
func Join(packages []*Package, implementations int) (out []*finding.Finding) {
	for _, m := range Calls(packages, implementations) {
		out = append(out, m.Finding)
	}
	return out
}

// A Made is a finding, and the open call that it is of; nil for an ignore.
type Made struct {
	*finding.Finding
	Call *Call
}

// Calls is [Join] with the calls.
func Calls(packages []*Package, implementations int) []Made {
	p := newProgram(packages, implementations)
	p.solve()
	p.callFields(packages)
	var out []Made
	for _, pkg := range packages {
		used := make(map[int]bool)
		for i := range pkg.Calls {
			c := &pkg.Calls[i]
			f := p.call(c)
			if f == nil {
				continue
			}
			if !c.Hidden {
				out = append(out, Made{f, c})
			}
			for _, i := range c.HiddenBy {
				used[i] = true
			}
		}
		for i := range pkg.Unused {
			if !used[i] {
				out = append(out, Made{&pkg.Unused[i], nil})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Made) int { return compare(a.Finding, b.Finding) })
	return slices.CompactFunc(out, func(a, b Made) bool {
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
	f := p.blocks(c)
	if f != nil {
		p.storedIn(c, f)
	}
	return f
}

func (p *program) blocks(c *Call) *finding.Finding {
	if c.Class != "" {
		k := effect.Key{Class: catalog.Class(c.Class)}
		if k.Class == catalog.Deadlock {
			k.Family = c.Family
		}
		if !p.holds(c, k) {
			return nil
		}
		return c.Blocks(k, c.Callee, nil, p.throughs(c))
	}
	n := p.nodes[methodID(c.Type, c.Method)]
	if n == nil || c.Partly {
		return nil
	}
	effects := p.outside(n, c)
	var best *effect.Effect
	for _, k := range slices.SortedFunc(maps.Keys(effects), effect.Key.Compare) {
		e := effects[k]
		if c.Matters(k) && p.holds(c, k) && (best == nil ||
			k.Class.Rank() == best.Class.Rank() && k.Inline == best.Inline && e.Chain.Len() < best.Chain.Len()) {
			best = &e
		}
	}
	if best == nil {
		return nil
	}
	how := p.throughs(c)
	if n.open {
		if n.unlikely(p, c) && best.Class != catalog.Deadlock {
			return nil
		}
		how = n.how(c, *best, n.count(p, c.Matters))
	}
	return c.Blocks(best.Key, best.Prim, finding.Hops(token.NewFileSet(), best.Chain.Hops()), how)
}

// outside are the effects of a method but for those of implementations that the caller's package looks into itself.
func (p *program) outside(n *node, c *Call) map[effect.Key]effect.Effect {
	if !n.open || len(c.Within) == 0 {
		return n.effects
	}
	rest := &node{effects: make(map[effect.Key]effect.Effect)}
	for _, t := range n.candidates {
		m := p.nodes[methodID(t, n.method)]
		if m == nil || slices.Contains(c.Within, t) {
			continue
		}
		for k, e := range m.effects {
			if _, ok := n.effects[k]; ok && !comesBack(e.Chain, c.Within[0].Pkg) {
				rest.add(e)
			}
		}
	}
	return rest.effects
}

// comesBack reports whether the calls lead through the package.
func comesBack(chain *effect.Chain, pkg string) bool {
	return slices.ContainsFunc(chain.Hops(), func(h effect.Hop) bool { return h.Pkg == pkg })
}

// holds reports whether the program puts the types that an effect is reached through into the interfaces.
func (p *program) holds(c *Call, k effect.Key) bool {
	for _, via := range c.If {
		if via.IsField() {
			if !p.callsEach(via, c.Family) {
				return false
			}
			continue
		}
		n := p.nodes[methodID(via.Iface, via.Method)]
		if n == nil || !n.open || !slices.Contains(n.candidates, via.Type) {
			return false
		}
		if !n.reaches(k) {
			return false
		}
		if n.unlikely(p, c) && k.Class != catalog.Deadlock {
			return false
		}
	}
	return true
}

// reaches reports whether the method blocks like that, if only once.
func (n *node) reaches(k effect.Key) bool {
	for have := range n.effects {
		if have.Class == k.Class && have.Family == k.Family {
			return true
		}
	}
	return false
}

// throughs says through which implementation of an interface the call is on the loop: the last on the way.
func (p *program) throughs(c *Call) string {
	if len(c.If) == 0 {
		return ""
	}
	via := c.If[len(c.If)-1]
	if via.IsField() {
		return fmt.Sprintf(", in %s, a function of %s", via.Func, shortType(via.Iface))
	}
	n := p.nodes[methodID(via.Iface, via.Method)]
	return n.through(via.Iface, via.Func, "implementation", n.count(p, c.Matters))
}

// unlikely reports whether most implementations do not wait: then the call is likelier to be of one of those, and nothing is
// claimed. One that gives the loop away while it waits is none of those.
func (n *node) unlikely(p *program, c *Call) bool { return 2*n.count(p, c.Counts) < len(n.candidates) }

// count counts the implementations that have an effect of that kind.
func (n *node) count(p *program, is func(effect.Key) bool) (count int) {
	for _, t := range n.candidates {
		if m := p.nodes[methodID(t, n.method)]; m != nil && slices.ContainsFunc(slices.Collect(maps.Keys(m.effects)), is) {
			count++
		}
	}
	return count
}

// how says which implementation it is that blocks, and how many others do.
func (n *node) how(c *Call, e effect.Effect, blocking int) string {
	where := effect.Shorten(e.Prim)
	if e.Chain != nil {
		where = e.Chain.Hop.Func
	}
	what := "implementation"
	if c.Method == effect.OpCall {
		what = "function"
	}
	return n.through(c.Type, where, what, blocking)
}

func (n *node) through(typ effect.TypeRef, where, what string, blocking int) string {
	iface := shortType(typ)
	if len(n.candidates) == 1 {
		return fmt.Sprintf(", in %s, the only %s of %s", where, what, iface)
	}
	return fmt.Sprintf(", in %s; %d of %d %ss of %s block", where, blocking, len(n.candidates), what, iface)
}

func shortType(t effect.TypeRef) string { return path.Base(t.Pkg) + "." + t.Name }
