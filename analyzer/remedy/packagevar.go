package remedy

import (
	"bytes"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A packageVar is a variable of the package that changes declare. Each of them that needs it does so, with the same edit,
// so that any of them can be applied first.
type packageVar struct {
	file *ast.File
	name string
}

// A wantedVar is a variable of the package that a change asks for.
type wantedVar struct {
	key   string                                          // the same for all changes that mean the same variable
	name  string                                          // a wish
	does  string                                          // what it does, for its comment
	after *ast.GenDecl                                    // what it is declared after; nil: before all other declarations of the file that first asks
	value func(at *change, pos token.Pos) (string, error) // in the file in which it is declared
}

// packageVar is the name of the package's variable, declared by the change.
func (c *change) packageVar(want wantedVar) (string, error) {
	v, ok := c.vars[want.key]
	if !ok {
		v = &packageVar{file: c.file}
		if want.after != nil {
			v.file = c.fileOf(want.after.Pos())
		}
		v.name = c.freeInPackage(v.file, want.name)
	}
	if pos := c.node.Node().Pos(); c.named(v.name, pos) {
		return "", refuse("%s, which the fix of another finding declares, means something else here: apply that first", v.name)
	}
	at := c
	if v.file != c.file {
		other := &site{Suggester: c.Suggester, found: c.found, remedy: c.remedy, file: v.file, node: c.node}
		if err := other.read(); err != nil {
			return "", err
		}
		at = other.change()
	}
	if err := at.declareVar(v, want); err != nil {
		return "", err
	}
	c.vars[want.key] = v
	if at != c {
		c.with(at)
	}
	return v.name, nil
}

// declareVar is the edit that declares the variable.
func (c *change) declareVar(v *packageVar, want wantedVar) error {
	pos, before, after := c.firstDecl(), "", "\n\n"
	if want.after != nil {
		pos, before, after = c.lineEnd(want.after.End()), "\n\n", ""
	}
	value, err := want.value(c, pos)
	if err != nil {
		return err
	}
	text := before + "// " + v.name + " " + want.does + "\nvar " + v.name + " = " + value + after
	c.declaring = append(c.declaring, v.name)
	c.declares = append(c.declares, analysis.TextEdit{Pos: pos, End: pos, NewText: []byte(text)})
	return nil
}

// firstDecl is where the first declaration of the file begins that is no import.
func (s *site) firstDecl() token.Pos {
	var decl ast.Decl
	for _, d := range s.file.Decls {
		decl = d
		if g, ok := d.(*ast.GenDecl); !ok || g.Tok != token.IMPORT {
			break
		}
	}
	if doc := docOf(decl); doc != nil {
		return doc.Pos()
	}
	return decl.Pos()
}

func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	}
	return nil
}

// named reports whether something has that name at pos.
func (c *change) named(name string, pos token.Pos) bool {
	_, obj := c.scope(pos).LookupParent(name, pos)
	return obj != nil
}

// freeInPackage is a name for a variable of the package: no file's import has it, either.
func (c *change) freeInPackage(file *ast.File, want string) string {
	at := &change{site: &site{Suggester: c.Suggester, file: file}}
	for {
		name := at.freeIn(file, want)
		if !c.imported(name) {
			return name
		}
	}
}

// declaresVar reports whether changes declare a variable of the package that has that name.
func (s *Suggester) declaresVar(name string) bool {
	for _, v := range s.vars {
		if v.name == name {
			return true
		}
	}
	return false
}

// imported reports whether a file of the package calls an import so.
func (s *Suggester) imported(name string) bool {
	for _, f := range s.Files {
		if s.Info.Scopes[f].Lookup(name) != nil {
			return true
		}
	}
	return false
}

func (s *Suggester) fileOf(pos token.Pos) *ast.File {
	for _, f := range s.Files {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// queue is the package's queue, made where there is none. It is one for all handlers, whose order among each other stays.
func (c *change) queue() (string, error) {
	for _, name := range c.Pkg.Scope().Names() {
		v, ok := c.Pkg.Scope().Lookup(name).(*types.Var)
		if !ok {
			continue
		}
		n, ok := types.Unalias(deref(v.Type())).(*types.Named)
		if ok && n.Obj().Name() == "Queue" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == postPath {
			return name, nil
		}
	}
	return c.packageVar(wantedVar{
		key:  "queue",
		name: "work",
		does: "does what handlers have to wait for, in order. Close it before the program ends, or what it has left is lost.",
		value: func(at *change, pos token.Pos) (string, error) {
			return at.pkg(postPath, "post", pos) + ".NewQueue(" + strconv.Itoa(queueSize) + ")", nil
		},
	})
}

// packagePoster is the package's poster to the loop, of that text, where what it posts with is a variable of this package
// or of one that it imports.
func (c *change) packagePoster(text string, pos token.Pos) (string, bool) {
	after, of, ok := c.ofPackage(text, pos)
	if !ok || after == nil && c.isTest() {
		return "", false
	}
	name, err := c.packageVar(wantedVar{
		key:   c.remedy.Poster + " " + of,
		name:  "ui",
		does:  "posts to the event loop of " + c.found.Root.Loop.Family.Title + ".",
		after: after,
		value: func(at *change, pos token.Pos) (string, error) { return at.snippet(at.remedy.Poster, pos) },
	})
	return name, err == nil
}

// isTest reports whether the file is one of tests, which others do not see.
func (s *site) isTest() bool {
	return strings.HasSuffix(s.Fset.File(s.file.Pos()).Name(), "_test.go")
}

// ofPackage reports whether the expression, at pos, is about packages and their variables alone, which those are, and which
// declaration declares this package's own; nil where it has none of those.
func (c *change) ofPackage(text string, pos token.Pos) (after *ast.GenDecl, of string, ok bool) {
	e, err := parser.ParseExpr(text)
	if err != nil {
		return nil, "", false
	}
	own := make(map[string]bool) // parameters of literals
	ok = true
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Field:
			for _, name := range n.Names {
				own[name.Name] = true
			}
			ast.Inspect(n.Type, visit)
			return false
		case *ast.SelectorExpr:
			of += " " + n.Sel.Name
			ast.Inspect(n.X, visit)
			return false
		case *ast.Ident:
			if own[n.Name] || c.addsImport(n.Name) {
				return false
			}
			_, obj := c.scope(pos).LookupParent(n.Name, pos)
			switch obj := obj.(type) {
			case *types.PkgName:
				if obj.Imported().Path() != postPath { // which files call as they like
					of += " " + obj.Imported().Path()
				}
			case *types.Var:
				of += " " + obj.Name()
				decl := c.plainDecl(obj)
				ok = ok && decl != nil
				after = decl
			case nil:
				ok = false
			}
		}
		return ok
	}
	ast.Inspect(e, visit)
	return after, of, ok
}

// addsImport reports whether an import that the change adds has that name.
func (c *change) addsImport(name string) bool {
	for _, imp := range c.imports {
		if imp.name == name || imp.name == "" && imp.path == postPath && name == "post" {
			return true
		}
	}
	return false
}

// plainDecl is the declaration of a variable of the package, if it has its value there and for good, and that comes from
// elsewhere: what is computed by the package's own functions may depend on what is declared with it.
func (c *change) plainDecl(v *types.Var) *ast.GenDecl {
	if v.Parent() != c.Pkg.Scope() {
		return nil
	}
	file := c.fileOf(v.Pos())
	if file == nil || ast.IsGenerated(file) || !c.isEverywhere(file) || c.isSet(v) {
		return nil
	}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || v.Pos() < g.Pos() || v.Pos() >= g.End() {
			continue
		}
		plain := true
		ast.Inspect(g, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				plain = false
			case *ast.ValueSpec:
				plain = plain && len(n.Values) > 0
			case *ast.Ident:
				if obj := c.Info.Uses[n]; obj != nil && obj.Parent() == c.Pkg.Scope() && !isType(obj) {
					plain = false
				}
			}
			return plain
		})
		if plain {
			return g
		}
	}
	return nil
}

// isSet reports whether something is assigned to the variable after its declaration, or its address taken.
func (s *Suggester) isSet(v *types.Var) bool {
	is := func(e ast.Expr) bool {
		id, ok := ast.Unparen(e).(*ast.Ident)
		return ok && s.Info.Uses[id] == v
	}
	for cur := range s.root.Preorder((*ast.AssignStmt)(nil), (*ast.UnaryExpr)(nil), (*ast.RangeStmt)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.AssignStmt:
			if slices.ContainsFunc(n.Lhs, is) {
				return true
			}
		case *ast.UnaryExpr:
			if n.Op == token.AND && is(n.X) {
				return true
			}
		case *ast.RangeStmt:
			if n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value) {
				return true
			}
		}
	}
	return false
}

// isEverywhere reports whether the file is part of the package whatever is built: a platform that no file is made for takes
// it, too.
func (s *Suggester) isEverywhere(file *ast.File) bool {
	name := s.Fset.File(file.Pos()).Name()
	elsewhere := build.Default
	elsewhere.GOOS, elsewhere.GOARCH, elsewhere.CgoEnabled, elsewhere.BuildTags = "plan9", "loong64", false, nil
	elsewhere.OpenFile = func(string) (io.ReadCloser, error) {
		src, err := s.ReadFile(name)
		return io.NopCloser(bytes.NewReader(src)), err
	}
	ok, err := elsewhere.MatchFile(filepath.Split(name))
	return ok && err == nil
}

func isType(obj types.Object) bool {
	_, ok := obj.(*types.TypeName)
	return ok
}
