package colour

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// spread colours what the roots that are new reach, breadth first, so that each function has a short chain from a root.
// Loops of different families are kept apart: what matters on one may not matter on the other.
func (c *colourer) spread() {
	for ; c.spreadRoots < len(c.roots); c.spreadRoots++ {
		r := c.roots[c.spreadRoots]
		c.add(&Node{Fn: r.Fn, Root: r}, nil)
	}
	// The list of nodes is the queue: visiting one adds those that it calls.
	for ; c.visited < len(c.result.Nodes); c.visited++ {
		if n := c.result.Nodes[c.visited]; n.Effects == nil {
			c.visit(n, nil)
		}
	}
}

type nodeKey struct {
	fn     *ssa.Function
	family *catalog.Family
}

// add adds a node, once for each family; by is the one that calls it.
func (c *colourer) add(n, by *Node) {
	if n.Fn != nil {
		k := nodeKey{n.Fn, n.Root.Loop.Family}
		if by != nil {
			c.calledBy[k] = append(c.calledBy[k], by)
		}
		if c.seen[k] || exempt(n.Fn) {
			return
		}
		c.seen[k] = true
	}
	c.result.Nodes = append(c.result.Nodes, n)
}

// visit finds out what a node does itself, where only the instructions within count if that is set.
func (c *colourer) visit(n *Node, within func(token.Pos) bool) {
	n.Effects = []effect.Effect{}
	c.visiting = n
	defer func() { c.visiting = nil }()
	v := effect.Visitor{
		Within:    within,
		Coroutine: !n.Root.Loop.Remedy.Plain(),
		Effect: func(e effect.Effect) {
			e.Chain = n.Chain.Append(e.Chain)
			n.Effects = append(n.Effects, e)
		},
		Use: func(u effect.Use) { c.receives(n, u) },
		Enter: func(fn *ssa.Function, chain *effect.Chain) bool {
			c.add(&Node{Fn: fn, Root: n.Root, Chain: n.Chain.Append(chain)}, n)
			return true
		},
		Leave: c.ownLoop,
		Given: func(g effect.Given) { c.given(n, g) },
		Open:  func(o effect.Open, of effect.Value) { n.maybe = append(n.maybe, open{o, of}) },
	}
	if n.Fn == nil {
		c.Engine.Apply(n.Root.By, n.Root.Value, n.Root.Pos, v)
		return
	}
	c.Engine.Visit(n.Fn, v)
}

// receives reports the waits on channels that the node was given.
func (c *colourer) receives(n *Node, u effect.Use) {
	prim := map[string]string{effect.OpRecv: "channel receive", effect.OpSelect: "select"}[u.Op]
	if prim != "" && u.Chain.Len() == 1 {
		e := effect.Effect{Key: effect.Key{Class: catalog.Wait}, Prim: prim, Chain: n.Chain.Append(u.Chain)}
		n.Effects = append(n.Effects, e)
	}
}

// given passes on the obligation for a function that the node calls but this package does not know: it is held by a
// field, or was given to the function that registered a literal. What is called in place of giving the loop away is for its
// caller to mend, and no obligation.
func (c *colourer) given(n *Node, g effect.Given) {
	if g.Op != effect.OpCall || g.Chain.Inline() {
		return
	}
	loop := n.Root.Loop
	if g.Field.Var != nil {
		c.obligeField(g.Field, loop)
		return
	}
	if g.Value.Fn != nil && g.Value.Fn != n.Fn {
		c.oblige(g.Value, loop)
	}
}
