package remedy

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// The packages that rewrites call.
const (
	offloadPath = "github.com/loopblock/loopblock/offload"
	postPath    = offloadPath + "/post"
)

// A newImport is an import that a change adds.
type newImport struct{ name, path string } // name is "" where it is the path's own

// A fileImport is an import that changes add to a file.
type fileImport struct {
	file *ast.File
	path string
}

// pkg returns the name by which the package is called at pos: that of the file's import, or that of one which the change
// adds.
func (c *change) pkg(importPath, own string, pos token.Pos) string {
	if importPath == c.Pkg.Path() {
		return ""
	}
	for _, imp := range c.imports {
		if imp.path == importPath {
			if imp.name != "" {
				return imp.name
			}
			return own
		}
	}
	for _, spec := range c.file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p != importPath {
			continue
		}
		obj := c.Info.PkgNameOf(spec)
		if obj == nil || obj.Name() == "_" || obj.Name() == "." {
			continue
		}
		if _, seen := c.scope(pos).LookupParent(obj.Name(), pos); seen == obj {
			return obj.Name()
		}
	}
	key := fileImport{c.file, importPath}
	name := c.adds[key] // the changes of a file have one name for it
	if name == "" {
		name = c.freeIn(c.file, own)
		c.adds[key] = name
	}
	imp := newImport{path: importPath}
	if name != own {
		imp.name = name
	}
	c.imports = append(c.imports, imp)
	return name
}

// importEdits add the change's imports and remove those that it leaves unused.
func (c *change) importEdits(unused []*ast.ImportSpec) []analysis.TextEdit {
	var lines []string
	for _, imp := range c.imports {
		line := strconv.Quote(imp.path)
		if imp.name != "" {
			line = imp.name + " " + line
		}
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b string) int { // those of the standard library stand first
		a, b = a[strings.Index(a, `"`):], b[strings.Index(b, `"`):]
		return cmp.Or(stdFirst(b)-stdFirst(a), strings.Compare(a, b))
	})
	at := &change{site: c.site}
	switch decl := c.importDecl(); {
	case len(lines) == 0:
	case decl == nil:
		at.insert(c.file.Name.End(), "\n\nimport "+strings.Join(lines, "\nimport "))
	case !decl.Lparen.IsValid() && len(unused) == 1 && unused[0] == decl.Specs[0] && len(lines) == 1:
		at.replace(decl.Specs[0].Pos(), decl.Specs[0].End(), lines[0])
		return at.edits
	case !decl.Lparen.IsValid():
		at.insert(decl.End(), "\nimport "+strings.Join(lines, "\nimport "))
	default:
		for _, line := range lines {
			at.addSpec(decl, line)
		}
	}
	added := len(at.edits)
	for _, spec := range unused {
		at.removeSpec(spec)
	}
	for i, add := range at.edits[:added] { // beside an import that goes
		for _, gone := range at.edits[added:] {
			if gone.Pos < add.Pos && add.Pos < gone.End {
				at.edits[i].Pos, at.edits[i].End = gone.Pos, gone.Pos
				at.edits[i].NewText = []byte("\t" + strings.TrimSpace(string(add.NewText)) + "\n")
			}
		}
	}
	return at.edits
}

// importDecl is the import declaration to add to: the first with parentheses, else the last.
func (s *site) importDecl() *ast.GenDecl {
	var last *ast.GenDecl
	for _, d := range s.file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			break
		}
		last = g
		if g.Lparen.IsValid() && len(g.Specs) > 0 {
			return g
		}
	}
	return last
}

// addSpec puts an import into the group of its kind, in order: the standard library's, or others that are not the
// module's own; a group that is not there yet is made.
func (c *change) addSpec(decl *ast.GenDecl, line string) {
	quoted := line[strings.Index(line, `"`):]
	std := isStdPath(quoted)
	var group []*ast.ImportSpec
	var own *ast.ImportSpec // the first of the module's that stand alone
	for _, g := range c.groups(decl) {
		switch {
		case slices.ContainsFunc(g, func(spec *ast.ImportSpec) bool {
			return isStdPath(spec.Path.Value) == std && !c.isOwn(spec)
		}):
			group = g
		case own == nil && c.isOwn(g[0]):
			own = g[0]
		}
	}
	specs := decl.Specs
	switch {
	case group != nil && group[0].Path.Value > quoted:
		c.insert(c.start(group[0]), line+"\n\t")
	case group != nil:
		before := group[0]
		for _, spec := range group {
			if spec.Path.Value < quoted {
				before = spec
			}
		}
		c.insert(c.lineEnd(before.End()), "\n\t"+line)
	case std:
		c.newGroup(c.start(specs[0].(*ast.ImportSpec)), "", line, "\n\n\t")
	case own != nil:
		c.newGroup(c.start(own), "", line, "\n\n\t")
	default:
		c.newGroup(c.lineEnd(specs[len(specs)-1].End()), "\n\n\t", line, "")
	}
}

// newGroup adds an import to a group that the change makes.
func (c *change) newGroup(at token.Pos, before, line, after string) {
	for i, e := range c.edits {
		if e.Pos == at {
			c.edits[i].NewText = []byte(strings.TrimSuffix(string(e.NewText), after) + "\n\t" + line + after)
			return
		}
	}
	c.insert(at, before+line+after)
}

// groups are the declaration's imports between blank lines.
func (s *site) groups(decl *ast.GenDecl) [][]*ast.ImportSpec {
	line := func(pos token.Pos) int { return s.Fset.File(s.file.Pos()).Line(pos) }
	var out [][]*ast.ImportSpec
	last := 0
	for _, spec := range decl.Specs {
		spec := spec.(*ast.ImportSpec)
		if n := len(out); n > 0 && line(s.start(spec)) <= last+1 {
			out[n-1] = append(out[n-1], spec)
		} else {
			out = append(out, []*ast.ImportSpec{spec})
		}
		last = line(spec.End())
	}
	return out
}

// isOwn reports whether the import is of this package's module, as far as its path tells: they begin alike.
func (s *site) isOwn(spec *ast.ImportSpec) bool {
	path, _ := strconv.Unquote(spec.Path.Value)
	theirs, ours := strings.Split(path, "/"), strings.Split(s.Pkg.Path(), "/")
	n := 1
	if strings.Contains(ours[0], ".") { // a host, an owner and a name
		n = min(3, len(ours))
	}
	return len(theirs) >= n && slices.Equal(theirs[:n], ours[:n])
}

// start is where the import begins, its comment included.
func (s *site) start(spec *ast.ImportSpec) token.Pos {
	if spec.Doc != nil {
		return spec.Doc.Pos()
	}
	return spec.Pos()
}

// lineEnd is the end of the line that pos is in.
func (s *site) lineEnd(pos token.Pos) token.Pos {
	for int(pos) < int(s.file.FileEnd) && s.src[s.offset(pos)] != '\n' {
		pos++
	}
	return pos
}

// removeSpec removes an import with its line, or with its declaration where it is the only one.
func (c *change) removeSpec(spec *ast.ImportSpec) {
	from, to := spec.Pos(), spec.End()
	for _, d := range c.file.Decls {
		g, ok := d.(*ast.GenDecl)
		if ok && g.Pos() <= from && from < g.End() && len(g.Specs) == 1 {
			from, to = g.Pos(), g.End()
		}
	}
	to = c.lineEnd(to)
	for from > c.file.FileStart && strings.ContainsRune(" \t", rune(c.src[c.offset(from)-1])) {
		from--
	}
	if int(to) < int(c.file.FileEnd) {
		to++ // the line's end
	}
	c.replace(from, to, "")
}

// unused lists the imports that the file uses and its changed form does not.
func (s *site) unused(changed *ast.File) []*ast.ImportSpec {
	was, is := qualifiers(s.file), qualifiers(changed)
	var out []*ast.ImportSpec
	for _, spec := range s.file.Imports {
		obj := s.Info.PkgNameOf(spec)
		if obj != nil && was[obj.Name()] && !is[obj.Name()] {
			out = append(out, spec)
		}
	}
	return out
}

// qualifiers are the names that stand before a dot.
func qualifiers(f *ast.File) map[string]bool {
	out := make(map[string]bool)
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				out[id.Name] = true
			}
		}
		return true
	})
	return out
}

func stdFirst(line string) int {
	if isStdPath(line[strings.Index(line, `"`):]) {
		return 1
	}
	return 0
}

func isStdPath(quoted string) bool {
	first, _, _ := strings.Cut(strings.Trim(quoted, "`\""), "/")
	return !strings.Contains(first, ".")
}
