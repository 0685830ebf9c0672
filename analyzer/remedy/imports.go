package remedy

import (
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
	slices.SortStableFunc(lines, func(a, b string) int { // those of the standard library stand first
		return stdFirst(b) - stdFirst(a)
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
	for _, spec := range unused {
		at.removeSpec(spec)
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

// addSpec puts an import into the group of its kind, the standard library's or the others, in order; a group that is not
// there yet is made.
func (c *change) addSpec(decl *ast.GenDecl, line string) {
	quoted := line[strings.Index(line, `"`):]
	var before, after ast.Spec // the neighbours of its kind
	for _, s := range decl.Specs {
		spec := s.(*ast.ImportSpec)
		if isStdPath(spec.Path.Value) != isStdPath(quoted) {
			continue
		}
		if spec.Path.Value < quoted {
			before = spec
		} else if after == nil && before == nil {
			after = spec
		}
	}
	last := decl.Specs[len(decl.Specs)-1]
	switch {
	case before != nil:
		c.insert(c.lineEnd(before.End()), "\n\t"+line)
	case after != nil:
		c.insert(c.start(after.(*ast.ImportSpec)), line+"\n\t")
	case isStdPath(quoted):
		c.insert(c.start(decl.Specs[0].(*ast.ImportSpec)), line+"\n\n\t")
	default:
		c.insert(c.lineEnd(last.End()), "\n\n\t"+line)
	}
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
