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
	isTaken := func(name string) bool {
		return taken[name] || c.taken[fileName{c.file, name}] || c.taken[fileName{n, name}] || token.IsKeyword(name) || types.Universe.Lookup(name) != nil ||
			c.Pkg.Scope().Lookup(name) != nil || c.Info.Scopes[c.file].Lookup(name) != nil
	}
	name := want
	for i := 2; isTaken(name); i++ {
		name = want + strconv.Itoa(i)
	}
	c.taken[fileName{n, name}] = true
	return name
}

// A fileName is a name that a change declares in a file, or in a function of one.
type fileName struct {
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
