package effect_test

import (
	"bytes"
	"flag"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/effect/internal/stdgen"
)

var update = flag.Bool("update", false, "write testdata/std_blocking.txt anew")

// std analyses the standard library of the running toolchain, once for the tests that look at it.
var std = sync.OnceValues(func() (lib library, err error) {
	lib.tables, lib.paths, err = stdgen.Tables("std")
	return lib, err
})

type library struct {
	tables map[string]*effect.Table
	paths  []string
}

// running skips a test of the standard library's table where it was made from another release's.
func running(t *testing.T) library {
	t.Helper()
	if v := runtime.Version(); v != effect.StdRelease && !strings.HasPrefix(v, effect.StdRelease+".") {
		t.Skipf("the table is of %s and this is %s: run go generate with that release", effect.StdRelease, v)
	}
	if testing.Short() {
		t.Skip("it takes the analysis of the standard library")
	}
	lib, err := std()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func TestStdTableIsWhatTheEngineFinds(t *testing.T) {
	lib := running(t)
	text, err := os.ReadFile("std.txt")
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for _, p := range lib.paths {
		got.Write(lib.tables[p].Encode(nil))
	}
	was, is := functions(string(text)), functions(got.String())
	if diff := cmp.Diff(was, is); diff != "" {
		t.Errorf("std.txt is out of date, run go generate ./analyzer/effect and review what changes (-old +new):\n%s", head(diff, 60))
	}
}

// functions cuts a table into what it says of each function.
func functions(text string) map[string]string {
	out := make(map[string]string)
	pkg, name := "", ""
	for line := range strings.Lines(text) {
		switch {
		case strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "package\t"):
			pkg, _, _ = strings.Cut(strings.TrimPrefix(line, "package\t"), "\t")
			name = pkg
		case strings.HasPrefix(line, "=\t"):
			name = pkg + "." + strings.TrimSpace(line[2:])
		}
		out[name] += line
	}
	return out
}

func head(s string, lines int) string {
	all := strings.SplitAfter(s, "\n")
	if len(all) <= lines {
		return s
	}
	return strings.Join(all[:lines], "") + "…\n"
}

// The golden file is for people: what a reviewer of a new Go release, or of a change to the engine, reads.
func TestStdBlockingFunctionsAreReviewed(t *testing.T) {
	lib := running(t)
	golden := filepath.Join("testdata", "std_blocking.txt")
	got := blocking(lib)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s changes: review, then run go test ./analyzer/effect -update\n%s", golden, head(diff, 60))
	}
}

// blocking lists the functions and methods that a program can name and that block with a class that is on by default:
// function, class, primitive.
func blocking(lib library) string {
	var out strings.Builder
	for line := range strings.Lines(stdgen.Blocking(lib.tables, lib.paths)) {
		f := strings.Split(line, "\t")
		_, name, _ := strings.Cut(path.Base(f[0]), ".")
		if token.IsExported(name) && catalog.Class(f[1]).OnByDefault() {
			out.WriteString(line)
		}
	}
	return out.String()
}

func TestStdTableReadsBack(t *testing.T) {
	text, err := os.ReadFile("std.txt")
	if err != nil {
		t.Fatal(err)
	}
	sections := strings.Split(string(text), "\npackage\t")
	for _, s := range sections[1:] {
		path, _, _ := strings.Cut(s, "\t")
		table := effect.StdTable(path)
		if table == nil || !effect.IsStd(path) {
			t.Errorf("%s is not in the table", path)
			continue
		}
		want := "package\t" + strings.TrimSuffix(s, "\n") + "\n"
		if got := string(table.Encode(nil)); got != want {
			t.Errorf("%s is written differently from how it was read:\n%s", path, head(cmp.Diff(want, got), 20))
		}
	}
	if effect.IsStd("example.com/p") || effect.StdTable("example.com/p") != nil {
		t.Error("example.com/p is in the table")
	}
}
