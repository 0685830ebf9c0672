package clientstest

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A call is a statement of a loop here.
type call struct {
	place  string // "redis/calls.go:17"
	line   int
	silent bool     // it stands in a function where nothing may be reported
	missed bool     // it is known that nothing is
	want   []string // "network inferred", by the comment
}

// kind is the call's column in the table: how its most serious finding is known.
func (c call) kind() string {
	switch {
	case c.silent:
		return "silent"
	case c.missed || len(c.want) == 0:
		return "missed"
	}
	_, how, _ := strings.Cut(c.want[0], " ")
	return how
}

const (
	wantMark   = "// want "
	missedMark = "// missed: "
)

// readCalls reads the statements of a file's loops, with their comments.
func readCalls(t *testing.T, name string) []call {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	comments := make(map[int]string)
	for _, g := range file.Comments {
		for _, c := range g.List {
			comments[fset.Position(c.Pos()).Line] = c.Text
		}
	}
	var out []call
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if fn.Doc == nil || !strings.HasPrefix(fn.Doc.List[len(fn.Doc.List)-1].Text, "//loopblock:loop") {
			t.Errorf("%s: function %s is no loop", name, fn.Name.Name)
		}
		for _, stmt := range fn.Body.List {
			line := fset.Position(stmt.Pos()).Line
			c := call{place: fmt.Sprintf("%s:%d", filepath.ToSlash(name), line), line: line,
				silent: strings.HasPrefix(fn.Name.Name, "silent"), missed: strings.HasPrefix(comments[line], missedMark)}
			if want, ok := strings.CutPrefix(comments[line], wantMark); ok {
				c.want = strings.Split(want, ", ")
			}
			out = append(out, c)
		}
	}
	return out
}

// writeCalls writes the comments of a file's calls.
func writeCalls(t *testing.T, name string, calls []call) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	for _, c := range calls {
		if c.missed {
			continue
		}
		line, _, _ := strings.Cut(lines[c.line-1], wantMark)
		line = strings.TrimRight(line, " ")
		if len(c.want) > 0 {
			line += " " + wantMark + strings.Join(c.want, ", ")
		}
		lines[c.line-1] = line
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := command("gofmt", "-w", name); err != nil {
		t.Fatal(err)
	}
}

// run is what loopblock reports, by place: "network inferred", each once.
func run(t *testing.T) map[string][]string {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "loopblock")
	if _, err := command("go", "-C", "..", "build", "-o", tool, "./cmd/loopblock"); err != nil {
		t.Fatal(err)
	}
	text, err := command(tool, "-format=json", "./...")
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Findings []struct {
			Path   string
			Line   int
			Class  string
			Callee string
		}
	}
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	found := make(map[string][]string)
	for _, f := range report.Findings {
		how := "inferred"
		if !ofStd(f.Callee) {
			how = "listed"
		}
		place := fmt.Sprintf("%s:%d", filepath.ToSlash(f.Path), f.Line)
		if what := f.Class + " " + how; !slices.Contains(found[place], what) {
			found[place] = append(found[place], what)
		}
	}
	return found
}

// ofStd reports whether what a chain ends at is of the standard library or the language: "(*net/http.Client).Do",
// "channel receive".
func ofStd(callee string) bool {
	path := strings.TrimLeft(callee, "(*")
	first, _, slash := strings.Cut(path, "/")
	return !slash || !strings.Contains(first, ".")
}
