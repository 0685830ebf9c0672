package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ast/inspector"
)

// scope is the innermost scope at pos.
func (s *site) scope(pos token.Pos) *types.Scope {
	if sc := s.Info.Scopes[s.file].Innermost(pos); sc != nil {
		return sc
	}
	return s.Info.Scopes[s.file]
}

// free returns a name like the wanted one that nothing in the function has, nor in the package's or the file's scope, nor
// any change of this function before, so that changes go together.
func (c *change) free(want string) string { return c.freeIn(c.outermost(), want) }

// freeAt is a name like the wanted one for a variable that is declared at pos, for what follows in its block.
func (c *change) freeAt(pos token.Pos, want string) string {
	at, ok := c.root.FindByPos(pos, pos)
	if !ok {
		return c.free(want)
	}
	for block := range at.Enclosing((*ast.BlockStmt)(nil), (*ast.CaseClause)(nil), (*ast.CommClause)(nil)) {
		if block.Node().Pos() < pos { // not one that begins there
			return c.freeIn(block.Node(), want)
		}
	}
	return c.free(want)
}

// freeIn is a name that nothing in the node has, nor what it can see, nor what changes declare there or around it.
func (c *change) freeIn(n ast.Node, want string) string {
	taken := make(map[string]bool)
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, visit)
			return false
		case *ast.Ident:
			taken[n.Name] = true
		}
		return true
	}
	ast.Inspect(n, visit)
	hasMeaning := func(name string) bool {
		_, seen := c.scope(n.Pos()).LookupParent(name, n.Pos())
		return taken[name] || seen != nil || c.isTaken(n, name) || token.IsKeyword(name) || types.Universe.Lookup(name) != nil ||
			c.Pkg.Scope().Lookup(name) != nil || c.Info.Scopes[c.file].Lookup(name) != nil || c.declaresVar(name)
	}
	name := want
	for i := 2; hasMeaning(name); i++ {
		name = want + strconv.Itoa(i)
	}
	c.taken[takenName{n, name}] = true
	return name
}

// isTaken reports whether a change declares the name where the node would share it: in the node, or in one around it. What
// a file declares, a function may declare again.
func (s *Suggester) isTaken(n ast.Node, name string) bool {
	_, isFile := n.(*ast.File)
	for t := range s.taken {
		if t.name == name && t.in.Pos() < n.End() && n.Pos() < t.in.End() && (!isFile || t.in == n) {
			return true
		}
	}
	return false
}

// A takenName is one that a change declares in a file, or in a part of one.
type takenName struct {
	in   ast.Node
	name string
}

// typeText writes a type as it can be written at pos, with the imports that it needs.
func (c *change) typeText(t types.Type, pos token.Pos) string {
	return types.TypeString(t, func(p *types.Package) string {
		return c.pkg(p.Path(), p.Name(), pos)
	})
}

// inside reports whether the node stands in the function itself, not in a literal within it.
func inside(fn, c inspector.Cursor) bool {
	for p := range c.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		if p != c {
			return p == fn
		}
	}
	return false
}
