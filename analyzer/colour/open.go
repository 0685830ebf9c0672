package colour

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// An open is a call that cannot be followed, with the root that the called value comes from, if it comes from one.
type open struct {
	effect.Open
	of effect.Value
}

// keepOpens keeps the open calls that nobody knows more of. What a function does with what it was given is told of its
// caller too, who may know what it gives: where that runs on the loop of the same root, its word counts. The callees are the
// nodes that have such a caller, unless they are roots.
func (c *colourer) keepOpens(nodes, callees []*Node) {
	type call struct {
		fn   *ssa.Function
		root *Root
	}
	called := make(map[call]bool)
	for _, n := range callees {
		if n.Chain != nil {
			called[call{n.Fn, n.Root}] = true
		}
	}
	for _, n := range nodes {
		for _, o := range n.maybe {
			if o.of.Kind == effect.FromRoot && called[call{o.of.Fn, n.Root}] {
				continue
			}
			if c.throughLoop(o.Chain) {
				continue
			}
			o.Chain = n.Chain.Append(o.Chain)
			n.Opens = append(n.Opens, o.Open)
		}
		n.maybe = nil
	}
}

// throughLoop reports whether the calls lead through a loop context of another package: what it cannot follow is told
// there.
func (c *colourer) throughLoop(chain *effect.Chain) bool {
	for _, h := range chain.Hops() {
		if h.Pkg != c.Engine.Pkg.Pkg.Path() && c.ownLoop(h.Pkg, tableName(h.Func)) {
			return true
		}
	}
	return false
}

// tableName is the name in a table of the function, or of the one around the literal, that people write like this.
func tableName(display string) string {
	display = strings.TrimPrefix(display, "func literal in ")
	_, name, _ := strings.Cut(strings.NewReplacer("(", "", "*", "", ")", "").Replace(display), ".")
	return name
}
