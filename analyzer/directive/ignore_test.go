package directive_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/directive"
)

// ignores are sources in which exactly the lines that hold HIDE are ignored, and that many ignores hide nothing if
// only the words "call" are findings.
var ignores = []struct {
	name, src string
	unused    int
}{
	{"end of line", "package p\n\nfunc f() {\n\tcall()\n\tcall() /*HIDE*/ //loopblock:ignore why\n\tcall()\n}\n", 0},
	{"line above", "package p\n\nfunc f() {\n\tcall()\n\t//loopblock:ignore why\n\tcall() // HIDE\n\tcall()\n}\n", 0},
	{"comment between", "package p\n\nfunc f() {\n\t//loopblock:ignore why\n\t// This calls.\n\tcall() // HIDE\n}\n", 0},
	{"statement of lines", "package p\n\nfunc f() {\n\t//loopblock:ignore why\n\tg( // HIDE\n\t\tcall(), // HIDE\n\t) // HIDE\n\tcall()\n}\n", 0},
	{"end of first line only", "package p\n\nfunc f() {\n\tif g() { /*HIDE*/ //loopblock:ignore why\n\t\tcall()\n\t}\n}\n", 1},
	{"block", "package p\n\nfunc f() {\n\t//loopblock:ignore why\n\tif g() { // HIDE\n\t\tcall() // HIDE\n\t} // HIDE\n\tcall()\n}\n", 0},
	{"bare block", "package p\n\nfunc f() {\n\t//loopblock:ignore why\n\t{ // HIDE\n\t\tcall() // HIDE\n\t} // HIDE\n\tcall()\n}\n", 0},
	{"case", "package p\n\nfunc f() {\n\tswitch {\n\t//loopblock:ignore why\n\tcase g(): // HIDE\n\t\tcall() // HIDE\n\tdefault:\n\t\tcall()\n\t}\n}\n", 0},
	{"chain", "package p\n\nfunc f() {\n\tx.\n\t\t//loopblock:ignore why\n\t\tcall(). // HIDE\n\t\tcall()\n}\n", 0},
	{"element", "package p\n\nvar m = []any{\n\t//loopblock:ignore why\n\tfunc() { // HIDE\n\t\tcall() // HIDE\n\t}, // HIDE\n\tcall(),\n}\n", 0},
	{"line with a closing brace", "package p\n\nfunc f() {\n\tif g() {\n\t\t//loopblock:ignore why\n\t} else { // HIDE\n\t\tcall()\n\t}\n}\n", 1},
	{"function", "package p\n\n// f calls.\n//\n//loopblock:ignore why\nfunc f() { // HIDE\n\tcall() // HIDE\n} // HIDE\n\nfunc g() { call() }\n", 0},
	{"above package", "//loopblock:ignore why\n\n// Package p. HIDE\npackage p\n\nfunc f() {\n\tcall()\n}\n", 0},
	{"at package", "package p //loopblock:ignore why\n\nfunc f() {\n\tcall()\n}\n", 0},
	{"package", "//loopblock:ignore-package why\npackage p // HIDE\n\nfunc f() {\n\tcall()\n}\n", 0},
	{"nolint", "package p\n\nfunc f() {\n\tcall() /*HIDE*/ //nolint:loopblock // why\n\t//nolint:a, loopblock // why\n\tcall() // HIDE\n\tcall() //nolint\n\tcall() //nolint:a // why\n}\n", 0},
	{"nolint with a space", "package p\n\nfunc f() {\n\tcall() /*HIDE*/ // nolint:LoopBlock // why\n}\n", 0},
	{"lint", "package p\n\nfunc f() {\n\tcall() /*HIDE*/ //lint:ignore loopblock why\n\t//lint:ignore SA1000,loopblock why\n\tcall() // HIDE\n\t//lint:ignore SA1000 loopblock\n\tcall()\n}\n", 0},
	{"lint file", "package p\n\nfunc f() {\n\tcall() // HIDE\n}\n\n//lint:file-ignore loopblock why\n", 0},
	{"nested", "package p\n\n//loopblock:ignore why\nfunc f() { // HIDE\n\tcall() /*HIDE*/ //loopblock:ignore because\n} // HIDE\n", 0},
	{"unused", "package p\n\n//loopblock:ignore why\nfunc f() { // HIDE\n\tg() /*HIDE*/ //nolint:loopblock // why\n} // HIDE\n", 2},
	{"line comments", "package p\n\n//line q.go:100\nfunc f() {\n\t//loopblock:ignore why\n\tcall() // HIDE\n\tcall()\n//line q.go:3\n\tcall()\n}\n", 0},
}

func TestIgnore(t *testing.T) {
	for _, c := range ignores {
		t.Run(c.name, func(t *testing.T) {
			s := read(t, c.src)
			if len(s.problems) != 0 {
				t.Fatalf("problems %q", messages(s.problems))
			}
			whole := strings.Contains(c.name, "package") || c.name == "lint file"
			for i, text := range strings.Split(strings.TrimSuffix(c.src, "\n"), "\n") {
				probe := read(t, c.src) // marks are not to be shared
				pos := probe.fset.File(probe.file.Package).LineStart(i + 1)
				for ; strings.HasPrefix(text, "\t"); text = text[1:] {
					pos++
				}
				if strings.HasPrefix(text, "//") || text == "" {
					continue
				}
				if got, want := probe.set.Ignore(pos), whole || strings.Contains(text, "HIDE"); got != want {
					t.Errorf("line %d ignored: %t in\n%s", i+1, got, c.src)
				}
			}
			ast.Inspect(s.file, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && id.Name == "call" {
					s.set.Ignore(id.Pos())
				}
				return true
			})
			if got := s.set.Unused(); len(got) != c.unused {
				t.Errorf("%d ignores unused: %q", len(got), messages(got))
			}
		})
	}
}

func TestUnusedMessages(t *testing.T) {
	s := read(t, "package p\n\nfunc f() {\n\tf() //loopblock:ignore why\n\tf() //nolint:loopblock,gosec // why\n\tf() //lint:ignore loopblock why\n\tf() //loopblock:ignore\n}\n")
	want := []string{
		"//loopblock:ignore hides nothing: remove it",
		"//nolint:loopblock hides nothing: remove loopblock from it",
		"//lint:ignore loopblock hides nothing: remove loopblock from it",
	}
	if diff := cmp.Diff(want, messages(s.set.Unused())); diff != "" || len(s.problems) != 1 {
		t.Errorf("%s%q", diff, messages(s.problems))
	}
}

func TestIgnoreReasons(t *testing.T) {
	for text, want := range map[string]string{
		"//loopblock:ignore start-up only":                 "start-up only",
		"//loopblock:ignore -- start-up only":              "start-up only",
		"//loopblock:ignore see https://example.org // ok": "see https://example.org",
		"//nolint:loopblock // start-up only // ok":        "start-up only",
		"//nolint:a,loopblock // see https://example.org":  "see https://example.org",
		"//lint:ignore loopblock start-up only":            "start-up only",
	} {
		s := read(t, "package p\n\nfunc f() {\n\tf() "+text+"\n}\n")
		if all := s.set.All(); len(all) != 1 || all[0].Reason != want {
			t.Errorf("%s: got %q, %q", text, s.all(), messages(s.problems))
		}
	}
}

// The package comment is where people look directives up: it is part of the contract.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range may {
		if !strings.Contains(string(doc), "//loopblock:"+strings.Fields(d.kind)[0]+" ") {
			t.Errorf("doc.go does not show %s", d.directive)
		}
	}
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", doc, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	if set, problems := directive.Parse(token.NewFileSet(), []*ast.File{f}, nil); len(set.All())+len(problems) != 0 {
		t.Errorf("the table in doc.go is taken for directives")
	}
}

// BenchmarkWithout is the cost in a dependency without directives.
func BenchmarkWithout(b *testing.B) {
	text := "package p\n\n" + strings.Repeat("// F does what one would expect of it, a line of prose long.\n// It is documented.\nfunc F() { g() /* here */ }\n\n", 1000)
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", text, parser.ParseComments)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		directive.Parse(fset, []*ast.File{f}, nil)
	}
}
