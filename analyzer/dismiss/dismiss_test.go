package dismiss_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer/dismiss"
)

const source = `package p

type pages struct{ open, busy bool }

func (p *pages) Remove(name string) *pages { return p }
func work() error
func show(error)

func dismisses(p *pages)            { p.Remove("") }
func dismissesThrough(p *pages)     { dismisses(p) }
func dismissesInARow(p *pages)      { p.Remove("").open = false }
func dismissesInAHeader(p *pages)   { if p.Remove("") != nil { work() } }
func dismissesAtTheEnd(p *pages)    { if !p.open { return }; show(nil); dismisses(p) }
func dismissesUnlessItFails(p *pages) {
	if err := work(); err != nil {
		show(err)
		return
	}
	p.Remove("")
}
func dismissesInALiteral(p *pages)  { func() { p.Remove("") }() }
func dismissesWithARecursion(p *pages, n int) { if n > 0 { dismissesWithARecursion(p, n-1) }; p.Remove("") }

func keeps(p *pages)                { work() }
func keepsWhatItMay(p *pages)       { if p.busy { p.Remove("") } }
func keepsInAGoroutine(p *pages)    { go p.Remove(""); go func() { p.Remove("") }() }
func keepsForLater(p *pages) func() { return func() { p.Remove("") } }

func mayDismiss(p *pages)           { if p.busy { p.Remove("") } }
func mayDismissThrough(p *pages)    { for p.busy { dismisses(p) } }
func mayDismissElse(p *pages)       { if err := work(); err != nil { show(err) } else { p.Remove("") } }
func mayDismissWhereItWorked(p *pages) { if err := work(); err == nil { p.Remove("") } }

func mustNotDismiss(p *pages)        { if err := work(); err != nil { p.Remove("") } }
func mustNotDismissElse(p *pages)    { if err := work(); err == nil { show(nil) } else { p.Remove("") } }
func mustNotDismissLater(p *pages)   { f := func() { p.Remove("") }; _ = f }
`

func check(t *testing.T) (dismiss.Config, *ast.File) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object),
		Uses: make(map[*ast.Ident]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}
	conf := &types.Config{Importer: importer.Default(), Error: func(error) {}} // work and show have no bodies
	if _, err := conf.Check("p", fset, []*ast.File{file}, info); err != nil && !strings.Contains(err.Error(), "missing function body") {
		t.Fatal(err)
	}
	known := func(f *types.Func) bool { return f.Name() == "Remove" }
	return dismiss.Config{Files: []*ast.File{file}, Info: info, Known: known}, file
}

// The functions say by their names what they do.
func TestFunctions(t *testing.T) {
	cfg, file := check(t)
	found := make(map[string]bool)
	for f := range dismiss.Functions(cfg) {
		found[f.Name()] = true
	}
	for _, d := range file.Decls {
		d, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		name := d.Name.Name
		if dismisses := strings.HasPrefix(name, "dismisses"); (dismisses || strings.HasPrefix(name, "keeps")) && found[name] != dismisses {
			t.Errorf("%s: %v", name, found[name])
		}
	}
}

func TestAny(t *testing.T) {
	cfg, file := check(t)
	own, known := dismiss.Functions(cfg), cfg.Known
	cfg.Known = func(f *types.Func) bool { return own[f] || known(f) }
	for _, d := range file.Decls {
		d, ok := d.(*ast.FuncDecl)
		if !ok || d.Body == nil {
			continue
		}
		name := d.Name.Name
		may := strings.HasPrefix(name, "mayDismiss") || strings.HasPrefix(name, "dismisses")
		if (may || strings.HasPrefix(name, "mustNotDismiss")) && cfg.Any(d.Body.List) != may {
			t.Errorf("%s: %v", name, !may)
		}
	}
}
