package colour

import (
	"cmp"
	"slices"
)

// A Pass is an obligation of the package that its own loop code meets: these roots lead to a call of what is passed on.
type Pass struct {
	Key   string // as in [catalog.Loop.Passed]
	Roots []*Root
}

// maxCallers bounds how many of the functions that call what is passed on are told to other packages.
const maxCallers = 3

// passes finds the roots that lead to a call of what an obligation is about. Where there are none, the framework calls
// it: nobody goes on after it.
func (c *colourer) passes() {
	for i := range c.own {
		o := &c.own[i]
		p := Pass{Key: o.key(c.Engine.Pkg.Pkg.Path())}
		p.Roots = c.leadingTo(c.callers[p.Key])
		if len(p.Roots) == 0 {
			continue
		}
		for _, r := range p.Roots[:min(len(p.Roots), maxCallers)] {
			at := c.Engine.Fset.Position(r.Pos)
			o.By = append(o.By, Caller{r.Name(), at.Filename, at.Line})
		}
		c.result.Passes = append(c.result.Passes, p)
	}
	c.passed()
}

// passed tells the roots that the package passes to itself who calls them, or that the framework does.
func (c *colourer) passed() {
	own := make(map[string]bool)
	for _, o := range c.own {
		own[o.key(c.Engine.Pkg.Pkg.Path())] = true
	}
	for _, r := range c.roots {
		r.Callers = c.passedBy[r.Loop.Passed]
		if !own[r.Loop.Passed] {
			continue
		}
		i := slices.IndexFunc(c.result.Passes, func(p Pass) bool { return p.Key == r.Loop.Passed })
		if i < 0 {
			r.Loop.Passed = ""
			continue
		}
		r.Via = c.result.Passes[i].Roots
	}
}

// leadingTo are the roots from which the nodes are reached, in order of position.
func (c *colourer) leadingTo(nodes []*Node) []*Root {
	var out []*Root
	queue := slices.Clone(nodes)
	done := make(map[*Node]bool)
	for ; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		if done[n] {
			continue
		}
		done[n] = true
		for _, r := range c.roots {
			if r == n.Root && n.Chain == nil || n.Fn != nil && r.Fn == n.Fn && r.Loop.Family == n.Root.Loop.Family {
				out = append(out, r)
			}
		}
		if n.Fn != nil {
			queue = append(queue, c.calledBy[nodeKey{n.Fn, n.Root.Loop.Family}]...)
		}
	}
	slices.SortFunc(out, func(a, b *Root) int { return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Name(), b.Name())) })
	return slices.Compact(out)
}
