package remedy

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// snippet is an expression of the catalogue as it is written at the place: packages by the names that they have in the
// file, and the value that it is about.
func (c *change) snippet(text string, pos token.Pos) (string, error) {
	if strings.Contains(text, "$") {
		value, err := c.value(pos)
		if err != nil {
			return "", err
		}
		text = strings.ReplaceAll(text, "$", value)
	}
	e, err := parser.ParseExpr(text)
	if err != nil {
		return "", err
	}
	type name struct {
		at       token.Pos
		old, new string
	}
	var names []name
	missing := ""
	ast.Inspect(e, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := sel.X.(*ast.Ident); ok {
			if id.Name == "post" {
				names = append(names, name{id.Pos(), id.Name, c.post()})
			} else if p := c.packageOf(id.Name); p != nil {
				names = append(names, name{id.Pos(), id.Name, c.pkg(p.Path(), p.Name(), pos)})
			} else if paths := c.pathsOf(id.Name); len(paths) > 0 {
				missing = paths[0]
			}
		}
		return true
	})
	if missing != "" {
		return "", refuse("import %s, which posts to this loop", missing)
	}
	for _, n := range slices.Backward(names) {
		at := int(n.at) - 1
		text = text[:at] + n.new + text[at+len(n.old):]
	}
	return text, nil
}

// pathsOf are the import paths of the packages that the family calls by that short name.
func (s *site) pathsOf(short string) []string {
	for _, imp := range s.remedy.Imports {
		if imp.Short == short {
			return imp.Paths
		}
	}
	return nil
}

// packageOf is the package that the family calls by that short name, as far as this one sees it.
func (s *site) packageOf(short string) *types.Package {
	seen := map[*types.Package]bool{s.Pkg: true}
	for queue := []*types.Package{s.Pkg}; len(queue) > 0; queue = queue[1:] {
		for _, p := range queue[0].Imports() {
			if s.isShortFor(short, p) {
				return p
			}
			if !seen[p] {
				seen[p] = true
				queue = append(queue, p)
			}
		}
	}
	return nil
}

// value is what the $ of the remedy stands for: a variable in scope, or a field of one, of the remedy's type. An interface
// of what the program uses of that type is none: it is there for another one in its place, which may run what is posted
// whenever it likes.
func (c *change) value(pos token.Pos) (string, error) {
	short, name, _ := strings.Cut(c.remedy.Value, ".")
	p := c.packageOf(short)
	if p == nil {
		return "", refuse("%s is not in scope", c.remedy.Value)
	}
	isValue := func(t types.Type) bool {
		n, ok := types.Unalias(deref(t)).(*types.Named)
		return ok && n.Obj().Pkg() == p && n.Obj().Name() == name
	}
	found := c.visible(pos, func(v *types.Var) bool { return isValue(v.Type()) || embeds(v.Type(), isValue) })
	if found != "" {
		return found, nil
	}
	holder := ""
	field := ""
	holder = c.visible(pos, func(v *types.Var) bool {
		field = fieldOf(v.Type(), c.Pkg, isValue)
		return field != ""
	})
	if holder != "" {
		return holder + "." + field, nil
	}
	if text := c.ofImports(pos, isValue); text != "" {
		return text, nil
	}
	return "", refuse("no %s is in scope", c.remedy.Value)
}

// visible is the innermost variable at pos that the function accepts, in the order of names.
func (s *site) visible(pos token.Pos, accept func(*types.Var) bool) string {
	for sc := s.scope(pos); sc != nil && sc != types.Universe; sc = sc.Parent() {
		for _, name := range sc.Names() {
			v, ok := sc.Lookup(name).(*types.Var)
			if !ok || name == "_" || sc != s.Pkg.Scope() && v.Pos() >= pos {
				continue
			}
			if _, seen := s.scope(pos).LookupParent(name, pos); seen == v && accept(v) {
				return name
			}
		}
	}
	return ""
}

// maxEmbeds bounds how deep embedded fields are looked for.
const maxEmbeds = 5

// embeds reports whether a struct has an embedded field of such a type, or one that has, so that its methods are those.
func embeds(t types.Type, is func(types.Type) bool) bool { return embedsWithin(t, is, maxEmbeds) }

func embedsWithin(t types.Type, is func(types.Type) bool, depth int) bool {
	st, ok := deref(t).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if f.Embedded() && (is(f.Type()) || depth > 0 && embedsWithin(f.Type(), is, depth-1)) {
			return true
		}
	}
	return false
}

// maxEmbedded bounds how deep fields are looked for in embedded structs.
const maxEmbedded = 3

// fieldOf is the field of a struct that has such a type, its own or one of a struct that is embedded in it.
func fieldOf(t types.Type, from *types.Package, is func(types.Type) bool) string {
	level := []types.Type{t}
	for range maxEmbedded {
		var next []types.Type
		for _, e := range level {
			st, ok := deref(e).Underlying().(*types.Struct)
			if !ok {
				continue
			}
			for f := range st.Fields() {
				if f.Embedded() {
					next = append(next, f.Type())
				}
				if !f.Exported() && f.Pkg() != from || !is(f.Type()) && !embeds(f.Type(), is) {
					continue
				}
				if found, _, _ := types.LookupFieldOrMethod(t, true, from, f.Name()); found == f {
					return f.Name()
				}
			}
		}
		level = next
	}
	return ""
}

// ofImports is a variable of a package that the file imports.
func (c *change) ofImports(pos token.Pos, is func(types.Type) bool) string {
	for _, spec := range c.file.Imports {
		obj := c.Info.PkgNameOf(spec)
		if obj == nil || obj.Name() == "_" || obj.Name() == "." {
			continue
		}
		if _, seen := c.scope(pos).LookupParent(obj.Name(), pos); seen != obj {
			continue
		}
		for _, name := range obj.Imported().Scope().Names() {
			v, ok := obj.Imported().Scope().Lookup(name).(*types.Var)
			if ok && v.Exported() && (is(v.Type()) || embeds(v.Type(), is)) {
				return obj.Name() + "." + name
			}
		}
	}
	return ""
}
