package colour

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// A Via is a condition of what runs on a loop: that a type of the package is what an interface holds there, or that a
// field of another package's struct is called on that loop, in which this package stores functions. Only the whole program
// knows.
type Via struct {
	Iface  effect.TypeRef `json:"iface"` // or the field: see [effect.Open]
	Method string         `json:"method"`
	Type   effect.TypeRef `json:"type"` // none for a field
	Func   string         `json:"func"` // the type's method, or the function in the field, as people write it
}

// IsField reports whether the condition is that a field is called.
func (v Via) IsField() bool { return v.Type == effect.TypeRef{} }

// Types names the types that have to be what the interfaces hold: what several of their methods lead to is found once.
func Types(conditions []Via) string {
	var out []string
	for _, v := range conditions {
		out = append(out, fmt.Sprint(v.Iface, v.Type))
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

// maxVia bounds how many interfaces are looked behind on one way, and maxInside how many functions that leads to.
const (
	maxVia    = 4
	maxInside = 2000
)

// inside looks behind the open calls of interfaces that types of this very package implement: the code there is the
// loop's own, and what leaves the package is for its author to change. Each generation of nodes is what the last one's
// open calls lead to.
func (c *colourer) inside() {
	c.inFields()
	stored := len(c.result.Inside)
	for i := 0; i < len(c.result.Inside) && i < maxInside; i++ {
		c.visitInside(c.result.Inside[i])
	}
	c.keepOpens(c.result.Inside, c.result.Inside[stored:])
	reached := slices.Concat(c.result.Nodes, c.result.Inside)
	for len(reached) > 0 && len(c.result.Inside) < maxInside {
		first := len(c.result.Inside)
		for _, n := range reached {
			c.enter(n)
		}
		entries := len(c.result.Inside)
		for i := first; i < len(c.result.Inside) && i < maxInside; i++ {
			c.visitInside(c.result.Inside[i])
		}
		reached = c.result.Inside[first:]
		c.keepOpens(reached, c.result.Inside[entries:])
	}
}

// enter adds a node for each of the package's methods that an open call of the node may be of.
func (c *colourer) enter(n *Node) {
	if len(n.If) == maxVia {
		return
	}
	for i := range n.Opens {
		o := &n.Opens[i]
		for _, t := range c.implementers(o.Type) {
			fn := c.method(t, o.Op)
			if fn == nil || c.ownLoop(c.Engine.Pkg.Pkg.Path(), t.Obj().Name()+"."+o.Op) {
				continue
			}
			ref := effect.TypeRef{Pkg: c.Engine.Pkg.Pkg.Path(), Name: t.Obj().Name()}
			if n.Within == nil {
				n.Within = make(map[effect.TypeRef][]effect.TypeRef)
			}
			if !slices.Contains(n.Within[o.Type], ref) {
				n.Within[o.Type] = append(n.Within[o.Type], ref)
			}
			via := Via{o.Type, o.Op, ref, effect.DisplayName(fn)}
			if slices.Contains(n.If, via) {
				continue
			}
			c.addInside(&Node{Fn: fn, Root: n.Root, Chain: o.Chain, If: append(slices.Clip(n.If), via)})
		}
	}
}

// implementers are the package's types that implement an interface of the module, test doubles left out.
func (c *colourer) implementers(iface effect.TypeRef) []*types.Named {
	if known, ok := c.within[iface]; ok {
		return known
	}
	var out []*types.Named
	for _, p := range append([]*types.Package{c.Engine.Pkg.Pkg}, c.reachable()...) {
		if p.Path() != iface.Pkg {
			continue
		}
		if tn, ok := p.Scope().Lookup(iface.Name).(*types.TypeName); !ok || !types.IsInterface(tn.Type()) {
			break
		}
		for _, t := range c.types {
			if implements(t, p, iface.Name) && !strings.HasSuffix(c.Engine.Fset.Position(t.Obj().Pos()).Filename, "_test.go") {
				out = append(out, t)
			}
		}
		break
	}
	c.within[iface] = out
	return out
}

// addInside adds a node, once for each family and way, unless it is on the loop anyway.
func (c *colourer) addInside(n *Node) {
	k := nodeKey{n.Fn, n.Root.Loop.Family}
	in := insideKey{k, Types(n.If), token.NoPos}
	if n.Fn == nil {
		in.pos = n.Root.Pos
	}
	if c.seen[k] || c.insides[in] || exempt(n.Fn) {
		return
	}
	c.insides[in] = true
	c.result.Inside = append(c.result.Inside, n)
}

type insideKey struct {
	nodeKey
	via string
	pos token.Pos // of a function that is only described
}

// visitInside finds out what a node does itself. It puts nothing on a loop for others: that it runs there is not known.
func (c *colourer) visitInside(n *Node) {
	v := effect.Visitor{
		Coroutine: !n.Root.Loop.Remedy.Plain(),
		Effect: func(e effect.Effect) {
			e.Chain = n.Chain.Append(e.Chain)
			n.Effects = append(n.Effects, e)
		},
		Use: func(u effect.Use) { c.receives(n, u) },
		Enter: func(fn *ssa.Function, chain *effect.Chain) bool {
			c.addInside(&Node{Fn: fn, Root: n.Root, Chain: n.Chain.Append(chain), If: n.If})
			return true
		},
		Leave: c.ownLoop,
		Given: func(effect.Given) {},
		Open:  func(o effect.Open, of effect.Value) { n.maybe = append(n.maybe, open{o, of}) },
	}
	if n.Fn == nil {
		c.Engine.Apply(n.Root.By, n.Root.Value, n.Root.Pos, v)
		return
	}
	c.Engine.Visit(n.Fn, v)
}
