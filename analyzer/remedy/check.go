package remedy

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// prove returns the change's edits, with its imports, once it is shown that the files that they make are formatted and
// compile.
func (s *Suggester) prove(c *change) ([]analysis.TextEdit, error) {
	var pieces []piece
	for _, one := range append([]*change{c}, c.others...) {
		p, err := one.piece()
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, p)
	}
	if err := s.compiles(pieces); err != nil {
		return nil, s.notHere(err)
	}
	var edits []analysis.TextEdit
	for _, p := range pieces {
		formatted, err := s.formattedPiece(p)
		if err != nil {
			return nil, err
		}
		edits = append(edits, formatted...)
	}
	return edits, nil
}

// notHere says why a rewrite does not compile.
func (s *Suggester) notHere(err error) error {
	if strings.Contains(err.Error(), "requires go1.") {
		v := strings.TrimPrefix(s.Pkg.GoVersion(), "go")
		return refuse("go.mod says go %s, which is too old for package offload: go get of it raises that", v)
	}
	return refuse("the rewrite would not compile here (%v)", err)
}

// A piece is what a change makes of one file.
type piece struct {
	*change
	apart []analysis.TextEdit // those of imports and declarations
	all   []analysis.TextEdit
	after []byte
}

func (c *change) piece() (piece, error) {
	if c.overlaps() {
		return piece{}, refuse("its statement is rewritten as a whole already")
	}
	changed, err := parser.ParseFile(token.NewFileSet(), "", c.apply(slices.Concat(c.edits, c.declares)), parser.SkipObjectResolution)
	if err != nil {
		return piece{}, refuse("the rewrite would not be Go here (%v)", err)
	}
	p := piece{change: c}
	p.apart = slices.Concat(c.importEdits(c.unused(changed)), c.declares)
	p.all = slices.Concat(c.edits, p.apart)
	p.after = c.apply(p.all)
	return p, nil
}

// overlaps reports whether two of the change's edits are about the same text.
func (c *change) overlaps() bool {
	edits := sorted(c.edits)
	for i := 1; i < len(edits); i++ {
		if edits[i].Pos < edits[i-1].End {
			return true
		}
	}
	return false
}

// formattedPiece are the edits that leave the file formatted, if it was.
func (s *Suggester) formattedPiece(p piece) ([]analysis.TextEdit, error) {
	if !s.isFormatted(p.file, p.src) {
		return sorted(p.all), nil // its other lines are left alone
	}
	formatted, err := format.Source(p.after)
	if err != nil {
		return nil, refuse("the rewrite would not be Go here (%v)", err)
	}
	if bytes.Equal(formatted, p.after) {
		return sorted(p.all), nil
	}
	return p.reformatted(formatted)
}

// isFormatted reports whether the file is as gofmt wants it.
func (s *Suggester) isFormatted(file *ast.File, src []byte) bool {
	is, known := s.formatted[file]
	if !known {
		want, err := format.Source(src)
		is = err == nil && bytes.Equal(want, src)
		s.formatted[file] = is
	}
	return is
}

// reformatted is what turns the file's text into the formatted one, declaration by declaration. The edits of imports, and
// new declarations, stay as they are, so that those of several fixes are the same.
func (p piece) reformatted(formatted []byte) ([]analysis.TextEdit, error) {
	fset := token.NewFileSet()
	after, err := parser.ParseFile(fset, "", formatted, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	olds, news := bounds(p.Fset, p.file, nil), bounds(fset, after, p.declaring)
	if len(olds) != len(news) {
		return nil, refuse("the rewrite would change other declarations")
	}
	lines := p.lines(formatted)
	edits := p.apart
	for i := range olds {
		edits = append(edits, lines.between(olds[i], news[i])...)
	}
	if !bytes.Equal(p.apply(edits), formatted) {
		return lines.between([2]int{0, len(p.src)}, [2]int{0, len(formatted)}), nil
	}
	return sorted(edits), nil
}

// bounds are the offsets at which the file's declarations begin and end, but for imports and those of the new names.
func bounds(fset *token.FileSet, f *ast.File, new []string) [][2]int {
	tok := fset.File(f.Pos())
	var out [][2]int
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && (g.Tok == token.IMPORT || declaresOne(g, new)) {
			continue
		}
		end := tok.Offset(d.End())
		out = append(out, [2]int{tok.Offset(d.Pos()), end})
	}
	return out
}

func declaresOne(g *ast.GenDecl, names []string) bool {
	if len(g.Specs) != 1 {
		return false
	}
	v, ok := g.Specs[0].(*ast.ValueSpec)
	return ok && slices.Contains(names, v.Names[0].Name)
}

// compiles type-checks the package with files changed. Of other files and functions only the declarations count.
func (s *Suggester) compiles(pieces []piece) error {
	fset := token.NewFileSet()
	for _, f := range s.Files {
		fset.AddExistingFiles(s.Fset.File(f.Pos()))
	}
	files := slices.Clone(s.bodiless())
	var changed []*ast.File
	for _, p := range pieces {
		f, err := parser.ParseFile(fset, s.Fset.File(p.file.Pos()).Name(), p.after, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		p.dropUntouched(f)
		files[slices.Index(s.Files, p.file)] = f
		changed = append(changed, f)
	}
	var first error
	config := &types.Config{
		Importer:  (*importer)(s),
		Sizes:     s.Sizes,
		GoVersion: s.Pkg.GoVersion(),
		Error: func(err error) {
			e, ok := err.(types.Error)
			if !ok || first != nil || ofDropped(e.Msg) {
				return
			}
			if slices.ContainsFunc(changed, func(f *ast.File) bool { return f.FileStart <= e.Pos && e.Pos < f.FileEnd }) {
				first = fmt.Errorf("%s", e.Msg)
			}
		},
	}
	_, _ = config.Check(s.Pkg.Path(), fset, files, nil) // errors outside of the changed files are those of missing bodies
	return first
}

// ofDropped reports whether an error comes of a body that was dropped. Whether imports are used is known already.
func ofDropped(message string) bool {
	return strings.HasSuffix(message, "imported and not used") || strings.Contains(message, "missing function body") ||
		strings.HasSuffix(message, "must have a body") ||
		strings.Contains(message, "imported as ") && strings.HasSuffix(message, "and not used")
}

// dropUntouched drops the bodies of functions that the change does not touch.
func (c *change) dropUntouched(changed *ast.File) {
	var old, new []*ast.FuncDecl
	for _, d := range c.file.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			old = append(old, fn)
		}
	}
	for _, d := range changed.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			new = append(new, fn)
		}
	}
	if len(old) != len(new) {
		return
	}
	for i, fn := range old {
		if !slices.ContainsFunc(c.edits, func(e analysis.TextEdit) bool { return fn.Pos() <= e.End && e.Pos <= fn.End() }) {
			new[i].Body = nil
		}
	}
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
	return s.find(func(p *types.Package) bool { return p.Path() == path && p.Complete() })
}

// find is the first package that is accepted, of those that the analysed one imports, directly or not.
func (s *Suggester) find(accept func(*types.Package) bool) *types.Package {
	done := map[*types.Package]bool{}
	queue := []*types.Package{s.Pkg}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, p := range queue[0].Imports() {
			if accept(p) {
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
