package colour

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// declareNode handles a directive on a function literal or a for statement.
func (c *colourer) declareNode(d directive.Directive, loop *catalog.Loop) {
	for _, fn := range c.Engine.Funcs {
		syntax := fn.Syntax()
		if syntax == nil || d.Node == nil {
			continue
		}
		if _, ok := d.Node.(*ast.FuncLit); ok {
			if syntax == d.Node {
				c.root(Root{Fn: fn, Loop: loop, Reason: loop.Reason, Pos: d.Pos})
			}
			continue
		}
		if within(d.Node, syntax.Pos()) || !within(syntax, d.Node.Pos()) || c.inner(fn, d.Node) {
			continue
		}
		c.loopStatement(fn, d, loop)
	}
}

// inner reports whether a literal inside fn holds the node.
func (c *colourer) inner(fn *ssa.Function, n ast.Node) bool {
	for _, a := range fn.AnonFuncs {
		if a.Syntax() != nil && within(a.Syntax(), n.Pos()) {
			return true
		}
	}
	return false
}

func within(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }

// loopStatement colours what stands in a for statement: an event loop that the program runs itself.
func (c *colourer) loopStatement(fn *ssa.Function, d directive.Directive, loop *catalog.Loop) {
	r := &Root{Fn: fn, Loop: loop, Reason: loop.Reason, Pos: d.Pos}
	n := &Node{Fn: fn, Root: r}
	c.result.Nodes = append(c.result.Nodes, n)
	next := c.nextEvent(fn, d.Node)
	c.visit(n, func(pos token.Pos) bool { return !pos.IsValid() || within(d.Node, pos) && !next(pos) })
}

// nextEvent tells the places where a loop waits for its next event, which is what a loop is for: its header, and the
// first of its statements that blocks if it waits for somebody else: for a channel, a peer or a person.
func (c *colourer) nextEvent(fn *ssa.Function, loop ast.Node) func(token.Pos) bool {
	var body *ast.BlockStmt
	switch s := loop.(type) {
	case *ast.ForStmt:
		body = s.Body
	case *ast.RangeStmt:
		body = s.Body
	}
	header := func(pos token.Pos) bool { return pos < body.Lbrace }
	blocks := c.blocksAt(fn, body)
	for _, s := range body.List {
		for _, b := range blocks {
			switch {
			case !within(s, b.pos):
			case b.class == catalog.Wait, b.class == catalog.Network, b.class == catalog.Input:
				return func(pos token.Pos) bool { return header(pos) || within(s, pos) && !insideOf(s, pos) }
			default:
				return header
			}
		}
	}
	return header
}

type blocking struct {
	pos   token.Pos
	class catalog.Class
}

// blocksAt lists the places in a node at which the function blocks.
func (c *colourer) blocksAt(fn *ssa.Function, n ast.Node) (out []blocking) {
	c.Engine.Visit(fn, effect.Visitor{
		Within:    func(pos token.Pos) bool { return within(n, pos) },
		Coroutine: true, // nothing is known of the loop
		Effect: func(e effect.Effect) {
			if c.Catalog.ClassEnabled(e.Class) {
				out = append(out, blocking{e.Chain.Hop.Pos, e.Class})
			}
		},
		Use: func(u effect.Use) {
			if u.Op == effect.OpRecv || u.Op == effect.OpSelect {
				out = append(out, blocking{u.Chain.Hop.Pos, catalog.Wait})
			}
		},
	})
	return out
}

// insideOf reports whether the place stands in a statement inside s.
func insideOf(s ast.Stmt, pos token.Pos) (inside bool) {
	ast.Inspect(s, func(n ast.Node) bool {
		for _, in := range statements(n) {
			inside = inside || within(in, pos)
		}
		return !inside
	})
	return inside
}

// statements lists the statements that a node holds in braces or after a case.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.CommClause:
		return n.Body
	case *ast.CaseClause:
		return n.Body
	case *ast.BlockStmt:
		if len(n.List) > 0 {
			switch n.List[0].(type) {
			case *ast.CommClause, *ast.CaseClause:
				return nil
			}
		}
		return n.List
	}
	return nil
}
