package hosttest

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

//go:embed program.txtar
var program []byte

// Program writes the program into a directory, and returns its path, without symbolic links.
func Program(t testing.TB) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	Extract(t, program, dir)
	for name := range Mended() {
		if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name+mended))); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const mended = ".mended"

// Mended are the texts of the program's files after their fixes.
func Mended() map[string]string {
	out := map[string]string{}
	for _, f := range txtar.Parse(program).Files {
		if name, ok := strings.CutSuffix(f.Name, mended); ok {
			out[name] = string(f.Data)
		}
	}
	return out
}

// CheckMended compares the files below a directory with what they are after their fixes.
func CheckMended(t testing.TB, dir string) {
	t.Helper()
	for name, want := range Mended() {
		if diff := cmp.Diff(want, Read(t, filepath.Join(dir, filepath.FromSlash(name)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Extract writes the files of an archive below a directory.
func Extract(t testing.TB, archive []byte, dir string) {
	t.Helper()
	for _, f := range txtar.Parse(archive).Files {
		Write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
}

// Write writes a file, and the directories above it.
func Write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// Read is a file's text.
func Read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Findings are the program's findings, sorted: "ui/ui.go:14 network", place and class.
func Findings() []string {
	var out []string
	for _, f := range txtar.Parse(program).Files {
		for i, line := range strings.Split(string(f.Data), "\n") {
			if _, class, ok := strings.Cut(line, "// found: "); ok && !strings.HasSuffix(f.Name, mended) {
				out = append(out, fmt.Sprintf("%s:%d %s", f.Name, i+1, class))
			}
		}
	}
	slices.Sort(out)
	return out
}

// FindingsIn are those of one file.
func FindingsIn(file string) []string {
	return slices.DeleteFunc(Findings(), func(f string) bool { return !strings.HasPrefix(f, file+":") })
}

var place = regexp.MustCompile(`(?m)^(?:vet: )?(?:\./)?([\w./-]+\.go:\d+)(?::\d+)?: ([^\t].*)`)

// Places finds the findings that a host's output has at the beginning of lines, sorted, each once.
func Places(output string) []string {
	var out []string
	for _, m := range place.FindAllStringSubmatch(filepath.ToSlash(output), -1) {
		out = append(out, m[1]+" "+class(m[2]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// class is the class that a message is about: each has words of its own.
func class(message string) string {
	for _, c := range catalog.Classes() {
		if strings.Contains(message, " "+c.Means()) {
			return string(c)
		}
	}
	return "directive"
}
