package driver

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// wire makes the diagnostic of a finding.
func wire(pkg, category string, f finding.Finding) Diagnostic {
	return Diagnostic{Package: pkg, Category: category, Posn: "/wrong:1:1", Message: f.Wire()}
}

func TestCollect(t *testing.T) {
	short := finding.Finding{Path: "/m/b.go", Line: 2, Column: 3, Class: "sleep", Callee: "time.Sleep", Chain: make([]finding.Hop, 1)}
	long := short
	long.Chain = make([]finding.Hop, 2)
	early := finding.Finding{Path: "/m/b.go", Line: 2, Column: 1, Class: "file", Callee: "os.Open"}
	first := finding.Finding{Path: "/m/a.go", Line: 9, Column: 1, Class: "directive", Message: "unused"}
	other := finding.Finding{Path: "/m/a.go", Line: 9, Column: 1, Class: "directive", Message: "misspelled"}
	why := finding.Finding{Path: "/m/a.go", Line: 1, Context: finding.Context{Function: "m.F"}}

	got := collect([]Diagnostic{
		wire("m", "sleep", long), wire("m [m.test]", "sleep", short), wire("m", "file", early), wire("m", "directive", first),
		wire("m [m.test]", "directive", first), wire("m", "directive", other), wire("m", CategoryWhy, why),
		{Package: "m", Category: "config", Posn: "/m/z.go:4:5", Message: "in words"},
		wire("other", "file", early),
	}, func(pkg string) bool { return pkg != "other" }, 16)
	want := &Result{
		Findings: []*finding.Finding{
			&other, &first, &early, &short,
			{Path: "/m/z.go", Line: 4, Column: 5, Class: "config", Message: "in words"},
		},
		Why: []*finding.Finding{&why},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSplitPosn(t *testing.T) {
	type posn struct {
		path         string
		line, column int
	}
	for in, want := range map[string]posn{
		"":                {},
		"-":               {"-", 0, 0},
		"a.go":            {"a.go", 0, 0},
		"a.go:3":          {"a.go", 3, 0},
		"/x/a.go:3:4":     {"/x/a.go", 3, 4},
		`C:\x\a.go:3:4`:   {`C:\x\a.go`, 3, 4},
		"/x:7/a.go:3:4":   {"/x:7/a.go", 3, 4},
		"a.go:three:four": {"a.go:three:four", 0, 0},
	} {
		var got posn
		got.path, got.line, got.column = splitPosn(in)
		if got != want {
			t.Errorf("splitPosn(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestFindConfig(t *testing.T) {
	root := t.TempDir()
	for _, file := range []string{
		"a/go.mod", "a/.loopblock.yaml", "a/sub/.loopblock.yaml", "a/sub/deep/x", "a/nested/go.mod", "a/nested/x",
		"work/go.work", "work/.loopblock.yaml", "work/m/go.mod", "work/m/x", "none/go.mod", "none/x",
	} {
		path := filepath.Join(root, file)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for dir, want := range map[string]string{
		"a": "a", "a/sub": "a", "a/sub/deep": "a", "a/nested": "a", "work": "work", "work/m": "work", "none": "", ".": "",
	} {
		if want != "" {
			want = filepath.Join(root, want, ConfigName)
		}
		if got := FindConfig(filepath.Join(root, dir)); got != want {
			t.Errorf("in %s: %q, want %q", dir, got, want)
		}
	}
}

func TestCheckGo(t *testing.T) {
	for _, test := range []struct {
		running, built string
		ok             bool
	}{
		{"go1.26.8", "go1.26.0", true},
		{"go1.25.1", "go1.26.0", true},
		{"go1.27rc1", "go1.26.8", false},
		{"go1.27.0", "go1.26.8", false},
		{"", "go1.26.8", true},
		{"devel go1.28-abcdef", "go1.26.8", true},
		{"go1.26.8 X:jsonv2", "go1.26.8", true},
		{"go1.27.1 X:jsonv2", "go1.26.8 X:jsonv2", false},
	} {
		if err := checkGo(test.running, test.built); (err == nil) != test.ok {
			t.Errorf("running %q, built with %q: %v", test.running, test.built, err)
		}
	}
}

func TestProgressLine(t *testing.T) {
	p := &Progress{width: 40}
	if got := p.line(0, "", 2*time.Second); got != "loopblock: 2s, loading packages" {
		t.Error(got)
	}
	got := p.line(12, "example.com/a/very/long/path/of/a/package", 61*time.Second)
	if len(got) >= 40 || !strings.HasPrefix(got, "loopblock: 61s, 12 packages analysed") {
		t.Error(got)
	}
}

func TestFileCounter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	t.Setenv(progressEnv, path)
	c := &fileCounter{file: file}
	for i, pkg := range []string{"fmt", "net/http"} {
		reportProgress(pkg)
		if count, last := c.next(); count != i+1 || last != pkg {
			t.Errorf("after %s: %d, %q", pkg, count, last)
		}
	}
	if count, last := c.next(); count != 2 || last != "net/http" {
		t.Errorf("after nothing more: %d, %q", count, last)
	}
}

func TestServesVet(t *testing.T) {
	for args, want := range map[string]bool{
		"-V=full": true, "--V=full": true, "-flags": true, "x.cfg": true, "-json -loopblock.wire=true /tmp/b001/vet.cfg": true,
		"": false, "./...": false, "-tests ./...": false, "-flags ./...": false, "version": false,
	} {
		if got := ServesVet(strings.Fields(args)); got != want {
			t.Errorf("%q: %v", args, got)
		}
	}
}
