package fix

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer/finding"
)

const source = `package p

import (
	"os"
	"time"
)

func f() {
	a(b(time.Now())) // first
	c()              // second
	_ = time.Now()
	_ = os.Args
}
`

// edit replaces the only place of a text in the source.
func edit(t *testing.T, old, new string) finding.Edit {
	t.Helper()
	at := strings.Index(source, old)
	if at < 0 {
		t.Fatalf("%q is not in the source", old)
	}
	return finding.Edit{Path: "p.go", Start: at, End: at + len(old), New: new}
}

func insert(t *testing.T, before, text string) finding.Edit {
	e := edit(t, before, text)
	e.End = e.Start
	return e
}

func TestMake(t *testing.T) {
	fixes := func(list ...finding.Fix) []finding.Fix { return list }
	of := func(edits ...finding.Edit) finding.Fix { return finding.Fix{Edits: edits} }
	imports := insert(t, "\t\"os\"", "\t\"net\"\n")
	for _, c := range []struct {
		rule             string
		fixes            []finding.Fix
		has              []string
		hasNot           []string
		applied, waiting int
	}{
		{
			rule:    "the file is formatted afterwards",
			fixes:   fixes(of(edit(t, "c()", "net.longer()"), imports)),
			has:     []string{"\ta(b(time.Now())) // first\n\tnet.longer()     // second\n", "\t\"net\"\n\t\"os\"\n"},
			applied: 1,
		},
		{
			rule:    "the same import is added once",
			fixes:   fixes(of(edit(t, "c()", "net.C()"), imports), of(edit(t, "b(time.Now())", "net.B()"), imports)),
			has:     []string{"import (\n\t\"net\"\n\t\"os\"\n", "a(net.B())"},
			applied: 2,
		},
		{
			rule:    "an edit within another waits",
			fixes:   fixes(of(edit(t, "a(b(time.Now()))", "x()")), of(edit(t, "b(", "y("))),
			has:     []string{"\tx()", "\t_ = time.Now()"},
			applied: 1, waiting: 1,
		},
		{
			rule:    "insertions at one place wait for each other",
			fixes:   fixes(of(insert(t, "a(b", "x(); ")), of(insert(t, "a(b", "y(); "))),
			has:     []string{"x()"},
			hasNot:  []string{"y()"},
			applied: 1, waiting: 1,
		},
		{
			rule: "imports at one place are sorted",
			fixes: fixes(of(edit(t, "c()", "net.C()"), insert(t, "\t\"os\"", "\t\"net\"\n")),
				of(edit(t, "b(time.Now())", "fmt.B(io.A())"), insert(t, "\t\"os\"", "\t\"io\"\n"), insert(t, "\t\"os\"", "\t\"fmt\"\n"))),
			has:     []string{"import (\n\t\"fmt\"\n\t\"io\"\n\t\"net\"\n\t\"os\"\n", "a(fmt.B(io.A()))"},
			applied: 2,
		},
		{
			rule:    "an edit waits for an insertion where it begins",
			fixes:   fixes(of(insert(t, "c()", "x(); ")), of(edit(t, "c()", "y()"))),
			has:     []string{"x()", "\tc() "},
			applied: 1, waiting: 1,
		},
		{
			rule:    "a fix is taken whole or not at all",
			fixes:   fixes(of(edit(t, "c()", "d()")), of(edit(t, "os.Args", "nil"), edit(t, "c()", "e()"))),
			has:     []string{"d()", "_ = os.Args"},
			applied: 1, waiting: 1,
		},
		{
			rule: "fixes that are no Go together wait for each other, whatever they have in common",
			fixes: fixes(of(insert(t, "c() ", "if true {\n"), insert(t, "_ = os.Args", "}\n")),
				of(insert(t, "_ = time.Now()", "if false {\n"), insert(t, "_ = os.Args", "}\n"))),
			has:     []string{"if true {"},
			hasNot:  []string{"if false {"},
			applied: 1, waiting: 1,
		},
		{
			rule:    "an import that all fixes together leave unused goes",
			fixes:   fixes(of(edit(t, "a(b(time.Now()))", "a()")), of(edit(t, "_ = time.Now()", "b()"))),
			has:     []string{"import (\n\t\"os\"\n)"},
			hasNot:  []string{"\"time\""},
			applied: 2,
		},
	} {
		t.Run(c.rule, func(t *testing.T) {
			plan, err := Make(c.fixes, func(string) ([]byte, error) { return []byte(source), nil })
			if err != nil {
				t.Fatal(err)
			}
			if plan.Applied != c.applied || plan.Waiting != c.waiting {
				t.Errorf("%d applied and %d waiting, want %d and %d", plan.Applied, plan.Waiting, c.applied, c.waiting)
			}
			text := string(plan.Files[0].New)
			for _, want := range c.has {
				if !strings.Contains(text, want) {
					t.Errorf("%q is missing in\n%s", want, text)
				}
			}
			for _, not := range c.hasNot {
				if strings.Contains(text, not) {
					t.Errorf("%q is in\n%s", not, text)
				}
			}
		})
	}
}

// A file that is not formatted keeps its other lines, and one that has changed since is an error.
func TestMakeOfOtherFiles(t *testing.T) {
	loose := "package p\nfunc f()  { c() }\n"
	e := finding.Edit{Path: "p.go", Start: 22, End: 23, New: "d"}
	plan, err := Make([]finding.Fix{{Edits: []finding.Edit{e}}}, func(string) ([]byte, error) { return []byte(loose), nil })
	if err != nil || string(plan.Files[0].New) != strings.Replace(loose, "c()", "d()", 1) {
		t.Errorf("%v, %s", err, plan.Files[0].New)
	}
	e.End = len(loose) + 1
	if _, err := Make([]finding.Fix{{Edits: []finding.Edit{e}}}, func(string) ([]byte, error) { return []byte(loose), nil }); err == nil ||
		!strings.Contains(err.Error(), "has changed since") {
		t.Errorf("error %v", err)
	}
	e.End, e.New = 23, "}}"
	if _, err := Make([]finding.Fix{{Edits: []finding.Edit{e}}}, func(string) ([]byte, error) { return []byte(loose), nil }); err == nil ||
		!errors.Is(err, ErrApart) {
		t.Errorf("error %v", err)
	}
	if _, err := Make([]finding.Fix{{Edits: []finding.Edit{e}}}, func(string) ([]byte, error) { return nil, os.ErrNotExist }); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// A fix that changes several files is taken in all of them or in none, and counts in each.
func TestMakeOfSeveralFiles(t *testing.T) {
	read := func(path string) ([]byte, error) {
		return []byte("package p\n\nvar " + strings.TrimSuffix(path, ".go") + " = 1\n"), nil
	}
	value := func(path, text string) finding.Edit { return finding.Edit{Path: path, Start: 19, End: 20, New: text} }
	shared := finding.Edit{Path: "c.go", Start: 15, End: 15, New: "c"}
	plan, err := Make([]finding.Fix{
		{Edits: []finding.Edit{value("b.go", "2"), value("a.go", "2"), shared}},
		{Edits: []finding.Edit{value("d.go", "3"), value("b.go", "3")}}, // waits for the first
		{Edits: []finding.Edit{value("e.go", "4"), shared}},
	}, read)
	if err != nil || plan.Applied != 2 || plan.Waiting != 1 {
		t.Fatalf("%+v, %v", plan, err)
	}
	var got []string
	for _, f := range plan.Files {
		got = append(got, fmt.Sprintf("%d %s", f.Fixes, strings.TrimSpace(strings.TrimPrefix(string(f.New), "package p\n\nvar "))))
	}
	if want := []string{"1 a = 2", "1 b = 2", "2 cc = 1", "1 e = 4"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestWriteKeepsTheModeAndUndoTheText(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	p := &Plan{Files: []*File{{Path: path, Old: []byte("old"), New: []byte("new")}}}
	for _, c := range []struct {
		do   func() error
		want string
	}{{p.Write, "new"}, {p.Undo, "old"}} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil || string(text) != c.want {
			t.Errorf("%q, %v, want %q", text, err, c.want)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("mode %v, %v", info.Mode(), err)
		}
	}
	p.Files = append(p.Files, &File{Path: filepath.Join(path, "none")})
	if err := p.Write(); err == nil {
		t.Error("a file that is not there was written")
	}
	if text, _ := os.ReadFile(path); string(text) != "old" {
		t.Errorf("%q after a write that failed", text)
	}
}
