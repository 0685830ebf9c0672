package filter

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/finding"
)

func call(path string, line int, function, callee string) *finding.Finding {
	return &finding.Finding{
		Path: path, Line: line, Column: 2, Callee: callee,
		Chain:   []finding.Hop{{Function: "Update", Path: path, Line: 1, Column: 1}, {Function: function, Path: path, Line: line, Column: 2}},
		Context: finding.Context{Function: "m.Update"},
	}
}

// TestBaselineOutlivesEdits: a known finding stays known wherever it stands in its function; one more is new.
func TestBaselineOutlivesEdits(t *testing.T) {
	dir := t.TempDir()
	ui, store := filepath.Join(dir, "ui", "ui.go"), filepath.Join(dir, "store", "store.go")
	path := filepath.Join(dir, "base.json")
	directive := &finding.Finding{Path: ui, Line: 1, Class: "directive", Message: "unused"}
	old := []*finding.Finding{call(ui, 3, "load", "os.ReadFile"), call(ui, 4, "load", "<-ch"), directive}
	if err := NewBaseline(path, old).Write(path); err != nil {
		t.Fatal(err)
	}
	b, err := ReadBaseline(path)
	if err != nil {
		t.Fatal(err)
	}
	moved := *directive
	moved.Line = 7
	now := []*finding.Finding{
		call(filepath.Join(dir, "ui", "other.go"), 30, "load", "os.ReadFile"), call(ui, 40, "load", "<-ch"), &moved,
		call(ui, 50, "load", "<-ch"), call(ui, 60, "save", "os.ReadFile"), call(store, 70, "load", "os.ReadFile"),
	}
	if diff := cmp.Diff(now[3:], b.New(now)); diff != "" {
		t.Error(diff)
	}
	if got := b.New(nil); len(got) != 0 {
		t.Error(got)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := `{
"version": 1,
"findings": [
{"dir":"ui","function":"","callee":"unused","count":1},
{"dir":"ui","function":"load","callee":"<-ch","count":1},
{"dir":"ui","function":"load","callee":"os.ReadFile","count":1}
]
}
`
	if diff := cmp.Diff(want, string(data)); diff != "" {
		t.Error(diff)
	}
}

func TestBaselineMistakes(t *testing.T) {
	for text, want := range map[string]string{
		"":                "b.json:1: not a baseline: EOF",
		"[]":              "b.json:1: not a baseline: ",
		`{"version": 2}`:  "b.json:1: a baseline of version 2, want 1",
		`{"versoin": 1}`:  "b.json:1: not a baseline: json: unknown field",
		`{"version":1}{}`: "b.json:1: something follows",
		"{\"version\":1,\n\"findings\":[\n{\"dir\":\"ui\"}]}":                      "b.json:3: not an entry",
		"{\"version\":1,\"findings\":[{\"callee\":\"x\",\"count\":1,\"line\":3}]}": "b.json:1: not an entry",
	} {
		_, err := parseBaseline("b.json", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
	_, err := ReadBaseline(filepath.Join(t.TempDir(), "none"))
	if err == nil || !strings.Contains(err.Error(), "-write-baseline") {
		t.Error(err)
	}
}

// FuzzBaseline: no file crashes the reader, and what it takes can be written and read again.
func FuzzBaseline(f *testing.F) {
	f.Add([]byte(`{"version":1,"findings":[{"dir":"ui","function":"f","callee":"c","count":2}]}`))
	f.Add([]byte(`{"version":1,"findings":[null]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parseBaseline("b", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "b:") {
				t.Errorf("the error has no place: %v", err)
			}
			return
		}
		path := filepath.Join(t.TempDir(), "b")
		if err := b.Write(path); err != nil {
			t.Fatal(err)
		}
		again, err := ReadBaseline(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(b.counts, again.counts); diff != "" {
			t.Error(diff)
		}
	})
}

func TestParseDiff(t *testing.T) {
	const diff = `diff --git a.go a.go
index 1..2 100644
--- a.go
+++ a.go
@@ -1 +1,2 @@ package a
-+++ no.go
+@@ -1 +9 @@
++++ nor.go
@@ -9,2 +11,0 @@ func f()
--- x
-
\ No newline at end of file
diff --git gone.go gone.go
--- gone.go
+++ /dev/null
@@ -1,3 +0,0 @@
-a
-b
-c
diff --git with space.go with space.go
--- /dev/null
+++ with space.go	
@@ -0,0 +1,3 @@
+a
+b
+c
--- "\303\251\".go"
+++ "\303\251\".go"
@@ -5 +5 @@
-a
+b
`
	want := map[string][]lines{"a.go": {{1, 2}, {11, 12}}, "with space.go": {{1, 3}}, "é\".go": {{5, 5}}}
	if diff := cmp.Diff(want, parseDiff([]byte(diff)), cmp.AllowUnexported(lines{})); diff != "" {
		t.Error(diff)
	}
}

// FuzzParseDiff: no diff crashes the reader.
func FuzzParseDiff(f *testing.F) {
	f.Add([]byte("+++ a.go\n@@ -1,99999999999999999999 +1 @@\n"))
	f.Fuzz(func(t *testing.T, data []byte) { parseDiff(data) })
}

// TestTouched: a finding belongs to a change by any of its hops, or by what makes it a loop.
func TestTouched(t *testing.T) {
	c := &Change{map[string][]lines{"/m/a.go": {{1, 1}, {10, 12}}, "/m/new.go": {everything}}}
	far := call("/m/b.go", 3, "f", "x")
	byHop := call("/m/b.go", 3, "f", "x")
	byHop.Chain = append(byHop.Chain, finding.Hop{Path: "/m/a.go", Line: 12})
	byLoop := call("/m/b.go", 3, "f", "x")
	byLoop.Context.Path, byLoop.Context.Line = "/m/a.go", 1
	isNew := call("/m/new.go", 300, "f", "x")
	got := c.Touched([]*finding.Finding{far, byHop, byLoop, isNew})
	if diff := cmp.Diff([]*finding.Finding{byHop, byLoop, isNew}, got); diff != "" {
		t.Error(diff)
	}
}
