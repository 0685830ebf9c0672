package report

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// example is a finding whose chain leads out of the directory, and one of a directive, with the file that they are in.
func example(t *testing.T) (dir string, findings []*finding.Finding) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "program")
	ui := filepath.Join(dir, "ui 1", "ui.go")
	if err := os.MkdirAll(filepath.Dir(ui), 0o777); err != nil {
		t.Fatal(err)
	}
	source := "package ui\n\n\ts := \"é𝄞\"; store.Load(\x1b[2J)\n\tx, y := <-ch\n"
	if err := os.WriteFile(ui, []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(filepath.Dir(dir), "lib", "store.go")
	return dir, []*finding.Finding{{
		Path: ui, Line: 3, Column: 17, Class: "sleep", Callee: "time.Sleep", Message: "time.Sleep waits: 100%, ever",
		Chain: []finding.Hop{
			{Function: "Update", Path: ui, Line: 3, Column: 17}, {Function: "store.Load", Path: store, Line: 5, Column: 6},
		},
		Context: finding.Context{Framework: "Toy", Function: "m.Update", Reason: "Toy calls Update", Path: ui, Line: 2},
		Fixes:   []finding.Fix{{Title: "wake up", Edits: []finding.Edit{{Path: ui, Start: 28, End: 33, New: "wake"}}}},
	}, {
		Path: ui, Line: 4, Column: 10, Class: "directive", Message: "unused", Advice: "it is a test",
	}}
}

func write(t *testing.T, format string, o Options, findings []*finding.Finding) string {
	t.Helper()
	for _, f := range Formats() {
		if f.Name == format {
			var b bytes.Buffer
			if err := f.Write(&b, o, findings); err != nil {
				t.Fatal(err)
			}
			return b.String()
		}
	}
	t.Fatal("no format", format)
	return ""
}

func TestText(t *testing.T) {
	dir, findings := example(t)
	want := `ui 1/ui.go:3:17: time.Sleep waits: 100%, ever
	ui 1/ui.go:3:17: Update calls store.Load
	../lib/store.go:5:6: store.Load calls time.Sleep
	ui 1/ui.go:2: the loop: Toy calls Update
ui 1/ui.go:4:10: unused
`
	if diff := cmp.Diff(filepath.FromSlash(want), write(t, "text", Options{Dir: dir}, findings)); diff != "" {
		t.Error(diff)
	}
}

// TestTextOnTerminal: colours, and the source with what could steer the terminal masked.
func TestTextOnTerminal(t *testing.T) {
	dir, findings := example(t)
	got := write(t, "text", Options{Dir: dir, Color: true}, findings)
	for code, name := range map[string]string{"\x1b[1m": "{place}", "\x1b[1;31m": "{class}", "\x1b[1;33m": "{mark}", "\x1b[2m": "{quiet}", "\x1b[0m": "{}"} {
		got = strings.ReplaceAll(got, code, name)
	}
	want := `{place}ui 1/ui.go:3:17:{} {class}sleep{}: time.Sleep waits: 100%, ever
 {quiet}3 |{} s := "é𝄞"; store.Load(·[2J)
 {quiet}  |{}            {mark}^^^^^^^^^^{}
	{quiet}ui 1/ui.go:3:17:{} Update calls store.Load
	{quiet}../lib/store.go:5:6:{} store.Load calls time.Sleep
	{quiet}ui 1/ui.go:2: the loop: Toy calls Update{}
	{mark}fix:{} wake up (-fix does it)

{place}ui 1/ui.go:4:10:{} {class}directive{}: unused
 {quiet}4 |{} x, y := <-ch
 {quiet}  |{}         {mark}^{}
	{quiet}no fix: it is a test{}
`
	if diff := cmp.Diff(filepath.FromSlash(want), got); diff != "" {
		t.Error(diff)
	}
}

// TestNoSource: a file that is gone, or shorter than it was, costs the excerpt.
func TestNoSource(t *testing.T) {
	dir, findings := example(t)
	findings[0].Line, findings[1].Path = 99, filepath.Join(dir, "gone.go")
	for _, f := range Formats() {
		if got := write(t, f.Name, Options{Dir: dir, Color: true}, findings); strings.Contains(got, "^") {
			t.Error(got)
		}
	}
}

func TestJSONOutsideOfDir(t *testing.T) {
	dir, findings := example(t)
	got := write(t, "json", Options{Dir: dir}, findings)
	for _, want := range []string{`"path": "ui 1/ui.go"`, `"path": "../lib/store.go"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestGitHub(t *testing.T) {
	dir, findings := example(t)
	t.Setenv("GITHUB_WORKSPACE", filepath.Dir(dir))
	want := "::error file=program/ui 1/ui.go,line=3,col=17,title=loopblock%3A sleep::time.Sleep waits: 100%25, ever%0A" +
		"\tprogram/ui 1/ui.go:3:17: Update calls store.Load%0A\tlib/store.go:5:6: store.Load calls time.Sleep\n" +
		"::error file=program/ui 1/ui.go,line=4,col=10,title=loopblock%3A directive::unused\n"
	if diff := cmp.Diff(want, filepath.ToSlash(write(t, "github", Options{Dir: dir}, findings))); diff != "" {
		t.Error(diff)
	}
}

func TestSARIF(t *testing.T) {
	dir, findings := example(t)
	t.Setenv("GITHUB_WORKSPACE", "")
	got := write(t, "sarif", Options{Dir: dir, Version: "v1.2.3"}, findings)
	for _, want := range []string{
		`"startColumn": 14`, // in UTF-16: the é is one unit in two bytes, the clef two in four
		`"uri": "ui%201/ui.go"`, `"uri": "file:///`, `"codeFlows"`, `"text": "wake"`, `"endColumn": 19`, `"text": "store.Load calls time.Sleep"`, `"version": "v1.2.3"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if none := write(t, "sarif", Options{Dir: dir}, nil); !strings.Contains(none, `"results": []`) {
		t.Errorf("nothing found is no empty list: %s", none)
	}
}

// TestSARIFSchema holds the report to the schema of SARIF 2.1.0, which is no part of this project: the gate fetches it
// and names it in the environment.
func TestSARIFSchema(t *testing.T) {
	path := os.Getenv("LOOPBLOCK_SARIF_SCHEMA")
	if path == "" {
		t.Skip("LOOPBLOCK_SARIF_SCHEMA names no schema; .ci/run does")
	}
	schema, err := jsonschema.NewCompiler().Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir, findings := example(t)
	gone := *findings[0]
	gone.Path, gone.Line, gone.Column, gone.Context = filepath.Join(dir, "gone.go"), 0, 0, finding.Context{}
	for name, list := range map[string][]*finding.Finding{"some": append(findings, &gone), "none": nil} {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(write(t, "sarif", Options{Dir: dir, Version: "v1.2.3"}, list)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if schema.Validate(map[string]any{"version": "2.1.0"}) == nil {
		t.Error("the schema takes anything")
	}
}

func TestSummary(t *testing.T) {
	_, findings := example(t)
	for want, got := range map[string]string{
		"nothing found, 0.3 s":                                    Summary(nil, 0, 340*time.Millisecond),
		"2 findings in 1 file (1 sleep, 1 directive), 1.0 s":      Summary(findings, 0, time.Second),
		"1 finding in 1 file (1 sleep), 3 more not shown, 12.0 s": Summary(findings[:1], 3, 12*time.Second),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
