package directive_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/directive"
)

// A source is a small package, parsed and type-checked as far as it goes.
type source struct {
	fset     *token.FileSet
	file     *ast.File
	set      *directive.Set
	problems []directive.Problem
	text     string
}

func read(t testing.TB, text string) *source {
	t.Helper()
	s := &source{fset: token.NewFileSet(), text: text}
	var err error
	if s.file, err = parser.ParseFile(s.fset, "p.go", text, parser.ParseComments|parser.SkipObjectResolution); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	conf := types.Config{Error: func(error) {}} // incomplete sources are part of the test
	conf.Check("p", s.fset, []*ast.File{s.file}, info)
	s.set, s.problems = directive.Parse(s.fset, []*ast.File{s.file}, info)
	return s
}

// describe writes a directive the way the tests want it.
func (s *source) describe(d directive.Directive) string {
	parts := []string{string(d.Kind)}
	if d.Class != "" {
		parts = append(parts, string(d.Class))
	}
	if d.Param != "" {
		parts = append(parts, fmt.Sprintf("%s#%d", d.Param, d.ParamIndex))
	}
	parts = append(parts, strings.TrimPrefix(fmt.Sprintf("%T", d.Node), "*ast."))
	if d.Obj != nil {
		parts = append(parts, d.Obj.Name())
	}
	if d.Reason != "" {
		parts = append(parts, "-- "+d.Reason)
	}
	return strings.Join(parts, " ")
}

func (s *source) all() []string {
	var out []string
	for _, d := range s.set.All() {
		out = append(out, s.describe(d))
	}
	return out
}

func messages(problems []directive.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Message)
	}
	return out
}

// places are where a directive may stand: D is the directive. The first column names the place in the table below.
var places = []struct{ name, src, want string }{
	{"function", "D\nfunc g(a int, f func()) {}", "FuncDecl g"},
	{"function doc", "// g does.\n//\nD\nfunc g(a int, f func()) {}", "FuncDecl g"},
	{"function doc middle", "// g does.\nD\n// And more.\nfunc g(a int, f func()) {}", "FuncDecl g"},
	{"function line", "func g(a int, f func()) { D\n}", "FuncDecl g"},
	{"function brace", "func g(\n\ta int, f func(),\n) { D\n}", "FuncDecl g"},
	{"function without body", "D\nfunc g(a int, f func())", "FuncDecl g"},
	{"generic function", "D\nfunc g[T any](a T, f func(T)) {}", "FuncDecl g"},
	{"method", "type T int\nD\nfunc (T) g(a int, f func()) {}", "FuncDecl g"},
	{"literal", "func h() {\n\tD\n\tgo func() { func() {}() }()\n}", "FuncLit"},
	{"literal line", "var v = func() { D\n}", "FuncLit"},
	{"literal argument", "func h(f func()) {\n\th(\n\t\tD\n\t\tfunc() {},\n\t)\n}", "FuncLit"},
	{"interface method", "type I interface {\n\tD\n\tg(a int, f func())\n}", "Field g"},
	{"interface method line", "type I interface {\n\tg(a int, f func()) D\n}", "Field g"},
	{"interface", "D\ntype I interface { g() }", "TypeSpec I"},
	{"interface in group", "type (\n\tD\n\tI interface { g() }\n\tJ int\n)", "TypeSpec I"},
	{"interface by name", "type I interface { g() }\nD\ntype J I", "TypeSpec J"},
	{"local interface", "func h() {\n\tD\n\ttype I interface { g() }\n}", "TypeSpec I"},
	{"func type", "D\ntype F func(a int, f func())", "TypeSpec F"},
	{"func type line", "type F func(\n\ta int, f func(),\n) D", "TypeSpec F"},
	{"func type by name", "type F func()\nD\ntype H F", "TypeSpec H"},
	{"field", "type S struct {\n\tD\n\tf func()\n}", "Field f"},
	{"field line", "type S struct {\n\tf func() D\n}", "Field f"},
	{"field end", "type S struct {\n\tf func(\n\t\tint,\n\t) D\n}", "Field f"},
	{"fields", "type S struct {\n\tD\n\tf, g func()\n}", "Field f; Field g"},
	{"field of funcs", "type S struct {\n\tD\n\tf map[string][]func()\n}", "Field f"},
	{"field of any", "type S struct {\n\tD\n\tf any\n}", "Field f"},
	{"field embedded", "type F func()\ntype S struct {\n\tD\n\tF\n}", "Field F"},
	{"field of generic", "type S[F ~func()] struct {\n\tD\n\tf F\n}", "Field f"},
	{"field of unknown type", "type S struct {\n\tD\n\tf nosuch.F\n}", "Field f"},
	{"for", "func h() {\n\tD\n\tfor {\n\t}\n}", "ForStmt"},
	{"for line", "func h() {\n\tfor { D\n\t}\n}", "ForStmt"},
	{"range", "func h() {\n\tD\n\tfor range 3 {\n\t}\n}", "RangeStmt"},
	{"label", "func h() {\n\tD\nL:\n\tfor {\n\t\tbreak L\n\t}\n}", "ForStmt"},

	// And where none may.
	{"alias", "D\ntype A = func()", ""},
	{"struct", "D\ntype S struct{}", ""},
	{"any", "D\ntype I any", ""},
	{"group", "D\ntype (\n\tF func()\n)", ""},
	{"int field", "type S struct {\n\tD\n\tn int\n}", ""},
	{"int field of a recursive type", "type R []R\ntype S struct {\n\tD\n\tn R\n}", ""},
	{"embedded interface", "type J interface { m() }\ntype I interface {\n\tD\n\tJ\n}", ""},
	{"variable", "D\nvar v int", ""},
	{"constant", "D\nconst c = 1", ""},
	{"import", "D\nimport _ \"x\"", ""},
	{"statement", "func h() {\n\tD\n\tprintln()\n}", ""},
	{"parameter", "func h(\n\tD\n\tf func(),\n) {\n}", ""},
	{"blank line", "D\n\nfunc g(f func()) {}", ""},
	{"end of body", "func h() {\n\tD\n}", ""},
	{"end of file", "D\n", ""},
	{"two literals", "func h(f, g func()) {\n\tD\n\th(func() {}, func() {})\n}", ""},
	{"two fields", "D\ntype S struct{ f func(); g func() }", ""},
}

// may says on which groups of places each directive stands.
var may = []struct{ directive, kind, on string }{
	{"//loopblock:loop", "loop", "function method literal interface func field for range label generic local fields"},
	{"//loopblock:loop -- it polls", "loop", "function method literal interface func field for range label generic local fields"},
	{"//loopblock:loop param=f", "loop f#1", "function method interface_method generic"},
	{"//loopblock:blocks network", "blocks network", "function method interface_method func field generic fields"},
	{"//loopblock:nonblocking", "nonblocking", "function method interface_method generic"},
	{"//loopblock:offloads param=f", "offloads f#1", "function method interface_method generic"},
	{"//loopblock:onloop param=f // it posts", "onloop f#1", "function method interface_method generic"},
}

// TestPlaces puts every directive on every place.
func TestPlaces(t *testing.T) {
	for _, d := range may {
		for _, at := range places {
			t.Run(d.kind+"/"+at.name, func(t *testing.T) {
				s := read(t, "package p\n\n"+strings.ReplaceAll(at.src, "D", d.directive)+"\n")
				allowed := at.want != "" && (contains(d.on, strings.Fields(at.name)[0]) ||
					strings.HasPrefix(at.name, "interface method") && contains(d.on, "interface_method"))
				var want []string
				if allowed {
					_, reason, _ := strings.Cut(d.directive, " -- ")
					for on := range strings.SplitSeq(at.want, "; ") {
						on = d.kind + " " + on
						if reason != "" {
							on += " -- " + reason
						}
						want = append(want, on)
					}
				}
				if diff := cmp.Diff(want, s.all()); diff != "" {
					t.Errorf("directives (-want +got):\n%s%s", diff, s.text)
				}
				if got := len(s.problems); got != 1 && !allowed || got != 0 && allowed {
					t.Errorf("%d problems: %q\n%s", got, messages(s.problems), s.text)
				}
			})
		}
	}
}

func contains(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

func TestDirectiveFields(t *testing.T) {
	s := read(t, "package p\n\n//loopblock:offloads param=f -- on the pool\nfunc g(int, a string, fs ...func()) {}\n")
	if len(s.problems) != 1 { // no parameter f
		t.Fatalf("problems %q", messages(s.problems))
	}
	s = read(t, "package p\n\n//loopblock:offloads param=fs -- on the pool\nfunc g(_ int, a string, fs ...func()) {}\n")
	if len(s.set.All()) != 1 {
		t.Fatalf("directives %q, problems %q", s.all(), messages(s.problems))
	}
	d := s.set.All()[0]
	if d.ParamIndex != 2 || d.Reason != "on the pool" || s.fset.Position(d.Pos).Line != 3 {
		t.Errorf("got %+v", d)
	}
	if f, ok := d.Obj.(*types.Func); !ok || f.Signature().Params().At(d.ParamIndex).Name() != "fs" {
		t.Errorf("object %v", d.Obj)
	}
}

// Several directives of one thing are one each, in source order.
func TestSeveral(t *testing.T) {
	s := read(t, `package p

//loopblock:blocks network
//loopblock:blocks file -- its cache
//loopblock:offloads param=f
//loopblock:loop param=g
func h(f, g func()) {
	for { //loopblock:loop
	}
}
`)
	want := []string{"blocks network FuncDecl h", "blocks file FuncDecl h -- its cache", "offloads f#0 FuncDecl h",
		"loop g#1 FuncDecl h", "loop ForStmt"}
	if diff := cmp.Diff(want, s.all()); diff != "" || len(s.problems) != 0 {
		t.Errorf("%s%q", diff, messages(s.problems))
	}
}

// A dependency may be parsed without comments, without types, or come from another file set.
func TestIncomplete(t *testing.T) {
	const text = "package p\n\n//loopblock:loop\nfunc f() {}\n\n//loopblock:loop\ntype I interface{ m() }\n"
	fset := token.NewFileSet()
	bare, err := parser.ParseFile(fset, "p.go", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	full, err := parser.ParseFile(fset, "q.go", text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	set, problems := directive.Parse(fset, []*ast.File{nil, bare, {}, full}, nil)
	if len(set.All()) != 2 || set.All()[0].Obj != nil || len(problems) != 0 {
		t.Errorf("got %v, %v", set.All(), messages(problems))
	}
	set, problems = directive.Parse(token.NewFileSet(), []*ast.File{full}, nil)
	if len(set.All()) != 0 || len(problems) != 0 || set.Ignore(1) {
		t.Errorf("of another file set: got %v, %v", set.All(), messages(problems))
	}
}

func TestGenerated(t *testing.T) {
	const body = "\npackage p\n\n//loopblock:lop\n//loopblock:loop\nfunc f() {\n\t//loopblock:ignore\n\tf()\n}\n"
	s := read(t, "// Code generated by a test. DO NOT EDIT.\n"+body)
	if len(s.set.All()) != 2 || len(s.problems) != 0 || len(s.set.Unused()) != 0 {
		t.Errorf("got %q, %q, %q", s.all(), messages(s.problems), messages(s.set.Unused()))
	}
	s = read(t, "// Code generated by cmd/cgo; DO NOT EDIT.\n"+body)
	if len(s.set.All()) != 2 || len(s.problems) != 2 {
		t.Errorf("of cgo: got %q, %q", s.all(), messages(s.problems))
	}
}
