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

// free returns a name like the wanted one that nothing in the file has, nor in the package's scope, nor the change itself.
func (c *change) free(want string) string {
	taken := c.names()
	name := want
	for i := 2; taken[name] || c.Pkg.Scope().Lookup(name) != nil || types.Universe.Lookup(name) != nil || token.IsKeyword(name); i++ {
		name = want + strconv.Itoa(i)
	}
	if c.taken == nil {
		c.taken = make(map[string]bool)
	}
	c.taken[name] = true
	return name
}

// names are all names in the file, and those that the change adds.
func (c *change) names() map[string]bool {
	out := make(map[string]bool)
	ast.Inspect(c.file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			out[id.Name] = true
		}
		return true
	})
	for _, spec := range c.file.Imports {
		if obj := c.Info.PkgNameOf(spec); obj != nil {
			out[obj.Name()] = true
		}
	}
	for _, imp := range c.imports {
		out[imp.name] = true
		if imp.name == "" {
			out[ownName(nil, imp.path)] = true
		}
	}
	for name := range c.taken {
		out[name] = true
	}
	return out
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
