package main

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// newToy returns an analyzer with loopblock's flags and as little else as the command needs to be tested on: a function
// named Update is a loop, time.Sleep blocks, and so does a function that calls one that does.
func newToy() *analysis.Analyzer {
	a := &analysis.Analyzer{
		Name:      "loopblock",
		Doc:       "a toy for tests of the command",
		FactTypes: []analysis.Fact{new(sleeps)},
	}
	wire := a.Flags.Bool("wire", false, "")
	tests := a.Flags.Bool("tests", false, "")
	why := a.Flags.Bool("why", false, "")
	a.Flags.String("enable", "", "")
	disable := a.Flags.String("disable", "", "")
	config := a.Flags.String("config", "", "")
	a.Run = func(pass *analysis.Pass) (any, error) {
		t := &toy{pass: pass, wire: *wire, tests: *tests, why: *why, off: *disable == "sleep"}
		if *config != "" {
			known, err := (&options{}).catalogue(*config)
			if err != nil {
				return nil, err
			}
			t.off = t.off || !known.ClassEnabled(catalog.Sleep)
		}
		if strings.HasSuffix(pass.Pkg.Path(), "/panics") {
			panic("the toy panics here")
		}
		t.run()
		return nil, nil
	}
	return a
}

// A toy is one pass.
type toy struct {
	pass                  *analysis.Pass
	wire, tests, why, off bool
}

// sleeps is the fact that a function sleeps.
type sleeps struct{ Chain []finding.Hop }

func (*sleeps) AFact() {}

// run goes through the functions in order: a function that is called stands above its callers in the tests' sources.
func (t *toy) run() {
	for _, file := range t.pass.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			ast.Inspect(fn.Body, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					t.call(fn, call)
				}
				return true
			})
			t.effect(fn)
		}
	}
}

func (t *toy) call(fn *ast.FuncDecl, call *ast.CallExpr) {
	callee := typeutil.StaticCallee(t.pass.TypesInfo, call)
	if callee == nil {
		return
	}
	posn := t.pass.Fset.Position(call.Pos())
	chain := []finding.Hop{{Function: fn.Name.Name, Path: posn.Filename, Line: posn.Line, Column: posn.Column}}
	var inner sleeps
	if callee.FullName() != "time.Sleep" {
		if !t.pass.ImportObjectFact(callee, &inner) {
			return
		}
		chain = append(chain, inner.Chain...)
	}
	self := t.pass.TypesInfo.Defs[fn.Name].(*types.Func)
	if fn.Name.Name != "Update" {
		t.pass.ExportObjectFact(self, &sleeps{chain})
		return
	}
	if t.off || strings.HasSuffix(posn.Filename, "_test.go") && !t.tests {
		return
	}
	t.report(call.Pos(), self, catalog.Sleep, fmt.Sprintf("%s sleeps in %s", callee.Name(), fn.Name.Name), chain, t.fixes(fn, call)...)
}

// fixes are what a comment after the call asks for: "//toy:fix TEXT" puts the text in the call's place, and
// "//toy:fix TEXT after FIRST" puts a line before the function's others, too.
func (t *toy) fixes(fn *ast.FuncDecl, call *ast.CallExpr) []finding.Fix {
	at := func(p token.Pos) token.Position { return t.pass.Fset.Position(p) }
	for _, file := range t.pass.Files {
		for _, group := range file.Comments {
			for _, c := range group.List {
				text, ok := strings.CutPrefix(c.Text, "//toy:fix ")
				if !ok || file.FileStart > call.Pos() || call.Pos() >= file.FileEnd || at(c.Pos()).Line != at(call.End()).Line {
					continue
				}
				text, first, ok := strings.Cut(text, " after ")
				path := at(call.Pos()).Filename
				edits := []finding.Edit{{Path: path, Start: at(call.Pos()).Offset, End: at(call.End()).Offset, New: text}}
				if start := at(fn.Body.Lbrace).Offset + 1; ok {
					edits = append([]finding.Edit{{Path: path, Start: start, End: start, New: "\n\t" + first}}, edits...)
				}
				return []finding.Fix{{Title: "call " + text, Edits: edits}}
			}
		}
	}
	return nil
}

// effect reports what a function does, for the subcommand why.
func (t *toy) effect(fn *ast.FuncDecl) {
	if !t.why {
		return
	}
	self := t.pass.TypesInfo.Defs[fn.Name].(*types.Func)
	var fact sleeps
	if t.pass.ImportObjectFact(self, &fact) {
		t.report(fn.Pos(), self, "why", self.FullName()+" waits for a timer", fact.Chain)
	} else {
		t.report(fn.Pos(), self, "why", self.FullName()+" does not block", nil)
	}
}

func (t *toy) report(pos token.Pos, fn *types.Func, class catalog.Class, message string, chain []finding.Hop, fixes ...finding.Fix) {
	posn := t.pass.Fset.Position(pos)
	f := &finding.Finding{
		Path: posn.Filename, Line: posn.Line, Column: posn.Column,
		Class: string(class), Callee: "time.Sleep", Message: message, Chain: chain, Fixes: fixes,
		Context: finding.Context{Framework: "Toy", Function: fn.FullName(), Reason: "Toy calls Update", Path: posn.Filename, Line: posn.Line},
	}
	if class == "why" {
		f.Context.Reason = ""
	}
	if t.wire {
		message = f.Wire()
	}
	t.pass.Report(analysis.Diagnostic{Pos: pos, Category: string(class), Message: message})
}
