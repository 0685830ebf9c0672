package colour

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// spread colours what roots reach, breadth first, so that each function has the shortest chain from a root. Loops of
// different families are kept apart: what matters on one may not matter on the other.
func (c *colourer) spread() {
	seen := make(map[nodeKey]bool)
	for _, r := range c.roots {
		c.add(seen, &Node{Fn: r.Fn, Root: r})
	}
	// The list of nodes is the queue: visiting one adds those that it calls.
	for i := 0; i < len(c.result.Nodes); i++ {
		n := c.result.Nodes[i]
		if n.Effects == nil {
			c.visitAll(seen, n)
		}
	}
}

type nodeKey struct {
	fn     *ssa.Function
	family *catalog.Family
}

func (c *colourer) add(seen map[nodeKey]bool, n *Node) {
	if n.Fn != nil {
		k := nodeKey{n.Fn, n.Root.Loop.Family}
		if seen[k] || exempt(n.Fn) {
			return
		}
		seen[k] = true
	}
	c.result.Nodes = append(c.result.Nodes, n)
}

func (c *colourer) visitAll(seen map[nodeKey]bool, n *Node) {
	v := c.visitor(n)
	v.Enter = func(fn *ssa.Function, chain *effect.Chain) bool {
		c.add(seen, &Node{Fn: fn, Root: n.Root, Chain: n.Chain.Append(chain)})
		return true
	}
	if n.Fn == nil {
		c.Engine.Apply(n.Root.By, n.Root.Value, n.Root.Pos, v)
		return
	}
	c.Engine.Visit(n.Fn, v)
}

// visit tells a node's effects where only some of its instructions count.
func (c *colourer) visit(n *Node, within func(token.Pos) bool) {
	v := c.visitor(n)
	v.Within = within
	v.Enter = func(fn *ssa.Function, chain *effect.Chain) bool {
		c.result.Nodes = append(c.result.Nodes, &Node{Fn: fn, Root: n.Root, Chain: n.Chain.Append(chain)})
		return true
	}
	c.Engine.Visit(n.Fn, v)
	if n.Effects == nil {
		n.Effects = []effect.Effect{} // visited
	}
}

func (c *colourer) visitor(n *Node) effect.Visitor {
	return effect.Visitor{
		Fields: true,
		Effect: func(e effect.Effect) {
			e.Chain = n.Chain.Append(e.Chain)
			n.Effects = append(n.Effects, e)
		},
		Use: func(u effect.Use) {
			if u.Op == effect.OpRecv && u.Chain.Len() == 1 {
				e := effect.Effect{Key: effect.Key{Class: catalog.Wait}, Prim: "channel receive", Chain: n.Chain.Append(u.Chain)}
				n.Effects = append(n.Effects, e)
			}
		},
	}
}
