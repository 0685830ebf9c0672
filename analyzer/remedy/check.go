package remedy

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
)

// prove returns the change's edits, with its imports, once it is shown that the file that they make is formatted and
// compiles.
func (s *Suggester) prove(c *change) ([]analysis.TextEdit, error) {
	fset := token.NewFileSet()
	changed, err := parser.ParseFile(fset, "", c.apply(c.edits), parser.SkipObjectResolution)
	if err != nil {
		return nil, refuse("the rewrite would not be Go here (%v)", err)
	}
	edits := append(c.edits, c.importEdits(c.unused(changed))...)
	after := c.apply(edits)
	if err := s.compiles(c.file, after); err != nil {
		return nil, refuse("the rewrite would not compile here (%v)", err)
	}
	formatted, err := format.Source(after)
	if err != nil {
		return nil, refuse("the rewrite would not be Go here (%v)", err)
	}
	if was, err := format.Source(c.src); err != nil || !bytes.Equal(was, c.src) || bytes.Equal(formatted, after) {
		return sorted(edits), nil // also where the file was not formatted before: its other lines are left alone
	}
	return c.reformatted(formatted)
}

// reformatted is what turns the file's text into the formatted one, declaration by declaration.
func (c *change) reformatted(formatted []byte) ([]analysis.TextEdit, error) {
	fset := token.NewFileSet()
	after, err := parser.ParseFile(fset, "", formatted, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	olds, news := c.bounds(), bounds(fset, after, len(formatted))
	if len(olds) != len(news) {
		return c.between(0, len(c.src), formatted), nil
	}
	var edits []analysis.TextEdit
	for i := 1; i < len(olds); i++ {
		edits = append(edits, c.between(olds[i-1], olds[i], formatted[news[i-1]:news[i]])...)
	}
	return edits, nil
}

// bounds are the offsets at which the file's declarations end, after the file's begin and before its end.
func (c *change) bounds() []int { return bounds(c.Fset, c.file, len(c.src)) }

func bounds(fset *token.FileSet, f *ast.File, size int) []int {
	tok := fset.File(f.Pos())
	out := []int{0}
	for _, d := range f.Decls {
		out = append(out, tok.Offset(d.End()))
	}
	return append(out, size)
}

// between replaces what differs of a part of the file, in whole lines.
func (c *change) between(from, to int, text []byte) []analysis.TextEdit {
	old := c.src[from:to]
	if bytes.Equal(old, text) {
		return nil
	}
	head := 0
	for i := 0; i < len(old) && i < len(text) && old[i] == text[i]; i++ {
		if old[i] == '\n' {
			head = i + 1
		}
	}
	tail := 0
	for i := 1; i <= len(old)-head && i <= len(text)-head && old[len(old)-i] == text[len(text)-i]; i++ {
		if old[len(old)-i] == '\n' {
			tail = i - 1
		}
	}
	base := c.Fset.File(c.file.Pos())
	return []analysis.TextEdit{{
		Pos: base.Pos(from + head), End: base.Pos(to - tail), NewText: bytes.Clone(text[head : len(text)-tail]),
	}}
}

// compiles type-checks the package with a file changed. Of the other files only the declarations count.
func (s *Suggester) compiles(file *ast.File, text []byte) error {
	fset := token.NewFileSet()
	s.Fset.Iterate(func(f *token.File) bool {
		fset.AddExistingFiles(f)
		return true
	})
	changed, err := parser.ParseFile(fset, s.Fset.File(file.Pos()).Name(), text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	files := make([]*ast.File, len(s.Files))
	for i, f := range s.bodiless() {
		files[i] = f
		if s.Files[i] == file {
			files[i] = changed
		}
	}
	var first error
	config := &types.Config{
		Importer:  (*importer)(s),
		Sizes:     s.Sizes,
		GoVersion: s.Pkg.GoVersion(),
		Error: func(err error) {
			if e, ok := err.(types.Error); ok && first == nil && changed.FileStart <= e.Pos && e.Pos < changed.FileEnd {
				first = fmt.Errorf("%s", e.Msg)
			}
		},
	}
	_, _ = config.Check(s.Pkg.Path(), fset, files, nil) // errors outside of the changed file are those of missing bodies
	return first
}

// bodiless are the package's files without their functions' bodies.
func (s *Suggester) bodiless() []*ast.File {
	if s.other != nil {
		return s.other
	}
	for _, f := range s.Files {
		g := *f
		g.Decls = make([]ast.Decl, len(f.Decls))
		for i, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				e := *fn
				e.Body = nil
				d = &e
			}
			g.Decls[i] = d
		}
		s.other = append(s.other, &g)
	}
	return s.other
}

// An importer knows the packages that the analysed one can see, and this module's own, of which a package that does not
// import them yet may know nothing.
type importer Suggester

func (i *importer) Import(path string) (*types.Package, error) {
	s := (*Suggester)(i)
	if p := s.seen(path); p != nil {
		return p, nil
	}
	return s.declared(path)
}

// seen is the package of that path, if the analysed one imports it, directly or not.
func (s *Suggester) seen(path string) *types.Package {
	done := map[*types.Package]bool{}
	queue := []*types.Package{s.Pkg}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, p := range queue[0].Imports() {
			if p.Path() == path && p.Complete() {
				return p
			}
			if !done[p] {
				done[p] = true
				queue = append(queue, p)
			}
		}
	}
	return nil
}
