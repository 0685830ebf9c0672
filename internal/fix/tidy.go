package fix

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"regexp"
	"strconv"

	"golang.org/x/tools/go/ast/astutil"
)

// tidy formats a changed file, if it was formatted before, and removes imports that the change left unused.
func tidy(old, text []byte) ([]byte, error) {
	fset := token.NewFileSet()
	before, err := parser.ParseFile(fset, "", old, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	after, err := parser.ParseFile(fset, "", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	was, is := qualifiers(before), qualifiers(after)
	removed := false
	for _, spec := range after.Imports {
		if name := nameOf(spec); was[name] && !is[name] {
			removed = removeImport(fset, after, spec) || removed
		}
	}
	if removed {
		var b bytes.Buffer
		if err := format.Node(&b, fset, after); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
	if was, err := format.Source(old); err != nil || !bytes.Equal(was, old) {
		return text, nil
	}
	return format.Source(text)
}

func removeImport(fset *token.FileSet, f *ast.File, spec *ast.ImportSpec) bool {
	p, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return false
	}
	name := ""
	if spec.Name != nil {
		name = spec.Name.Name
	}
	return astutil.DeleteNamedImport(fset, f, name, p)
}

var version = regexp.MustCompile(`^v[0-9]+$`)

// nameOf is the name of an import: its own, or what its path most often means. Where that is a wrong guess, the name
// stands nowhere in the file and nothing is removed.
func nameOf(spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	p, _ := strconv.Unquote(spec.Path.Value)
	if base := path.Base(p); !version.MatchString(base) {
		return base
	}
	return path.Base(path.Dir(p))
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
