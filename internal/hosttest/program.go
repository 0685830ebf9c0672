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

	"golang.org/x/tools/txtar"
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
	return dir
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

// Findings are the places of the program's findings, sorted: "ui/ui.go:14".
func Findings() []string {
	var out []string
	for _, f := range txtar.Parse(program).Files {
		for i, line := range strings.Split(string(f.Data), "\n") {
			if strings.Contains(line, "// found: ") {
				out = append(out, fmt.Sprintf("%s:%d", f.Name, i+1))
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

var place = regexp.MustCompile(`(?m)^(?:vet: )?(?:\./)?([\w./-]+\.go:\d+)(?::\d+)?: [^\t]`)

// Places finds the places that a host's output names at the beginning of lines, sorted, each once.
func Places(output string) []string {
	var out []string
	for _, m := range place.FindAllStringSubmatch(filepath.ToSlash(output), -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Mended is the file ui/coroutine.go after its fix.
const Mended = `package ui

import (
	"context"
	"os"

	"github.com/loopblock/loopblock/offload"
)

func start(ctx context.Context) {
	offload.Go(ctx, func(ctx context.Context) error {
		data, err := offload.Call1(ctx, os.ReadFile, "notes") // found: file
		println(len(data))
		return err
	})
}
`
