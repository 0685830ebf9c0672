package join

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// A field is a struct's field of a func type, as one family's loop calls it.
type field struct {
	effect.TypeRef
	family string
}

// callFields finds, for each field, the call of it on a loop, the one with the shortest chain. A function in a field that
// is called may call another field, so there are rounds, until one finds nothing.
func (p *program) callFields(packages []*Package) {
	p.called, p.each = make(map[field]*Call), make(map[field]bool)
	for again := true; again; {
		round := make(map[field]*Call)
		for _, pkg := range packages {
			for i := range pkg.Calls {
				c := &pkg.Calls[i]
				k := field{c.Type, c.Family}
				if c.Method != effect.OpCall || p.called[k] != nil || !p.onLoop(c) {
					continue
				}
				if old := round[k]; old == nil || compareCalls(c, old) < 0 {
					round[k] = c
				}
			}
		}
		for k, c := range round {
			p.called[k] = c
		}
		again = len(round) > 0
	}
}

func compareCalls(a, b *Call) int {
	return cmp.Or(
		cmp.Compare(len(a.Chain), len(b.Chain)),
		cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Context.Path, b.Context.Path), cmp.Compare(a.Context.Line, b.Context.Line),
	)
}

// onLoop reports whether the conditions of a call are met, as far as it is known by now.
func (p *program) onLoop(c *Call) bool {
	return !slices.ContainsFunc(c.If, func(v colour.Via) bool {
		if v.IsField() {
			return p.called[field{v.Iface, c.Family}] == nil
		}
		n := p.nodes[methodID(v.Iface, v.Method)]
		return n == nil || !n.open || !slices.Contains(n.candidates, v.Type)
	})
}

// callsEach reports whether a field is called on a loop, and what its functions do is not told where that stands: they are
// too many for that, or most of them do not block.
func (p *program) callsEach(v colour.Via, family string) bool {
	k := field{v.Iface, family}
	each, known := p.each[k]
	if !known {
		c := p.called[k]
		each = c != nil && p.blocks(c) == nil
		p.each[k] = each
	}
	return each
}

// storedIn tells of a finding in a function that a field holds where that is called on a loop.
func (p *program) storedIn(c *Call, f *finding.Finding) {
	for _, v := range c.If {
		if !v.IsField() {
			continue
		}
		by := p.called[field{v.Iface, c.Family}]
		outer := finding.Finding{Context: by.Context, Chain: by.Chain}
		p.storedIn(by, &outer)
		f.Advice = fmt.Sprintf("%s calls it, and may rely on its having ended", by.Chain[len(by.Chain)-1].Function)
		f.Fixes, f.Start, f.Beside = nil, nil, false
		f.Chain = slices.Concat(outer.Chain, f.Chain)
		f.Context = outer.Context
		f.Context.Passed = ""
		return
	}
}
