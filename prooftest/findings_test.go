package prooftest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "github.com/loopblock/loopblock/analyzer" // so that what go test keeps of this one is not of an older analyzer
)

var comment = regexp.MustCompile(`// finding: (\w+)$`)

// wanted lists what the comments say: "tview/loop.go:20: network".
func wanted(t *testing.T) []string {
	var out []string
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || name == "doc.go" {
			return err
		}
		text, err := os.ReadFile(name)
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			if m := comment.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
				out = append(out, filepath.ToSlash(name)+":"+strconv.Itoa(n)+": "+m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// found lists what loopblock finds, and the frameworks on whose loops.
func found(t *testing.T, tool string, env []string, args ...string) (findings, frameworks []string) {
	t.Helper()
	cmd := exec.Command(tool, append([]string{"-engine=inprocess", "-format=json"}, args...)...)
	cmd.Env = append(os.Environ(), env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("loopblock %q: %v\n%s%s", args, err, out, &stderr)
	}
	var report struct {
		Findings []struct {
			Path    string
			Line    int
			Class   string
			Context struct{ Framework string }
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		t.Fatalf("%v in\n%s", err, out)
	}
	for _, f := range report.Findings {
		findings = append(findings, filepath.ToSlash(f.Path)+":"+strconv.Itoa(f.Line)+": "+f.Class)
		frameworks = append(frameworks, f.Context.Framework)
	}
	return findings, frameworks
}

func TestFindings(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "loopblock")
	if out, err := exec.Command("go", "-C", "..", "build", "-o", tool, "./cmd/loopblock").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, frameworks := found(t, tool, nil, "-enable", strings.Join(optIn, ","), "./...")
	inJS, js := found(t, tool, []string{"GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0"}, "./wasm")
	got, frameworks = append(got, inJS...), append(frameworks, js...)
	slices.Sort(got)
	want := wanted(t)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found\n\t%s\nthe comments say\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
	slices.Sort(frameworks)
	if n := len(slices.Compact(frameworks)); n < 12 {
		t.Errorf("%d frameworks: %q", n, frameworks)
	}
}

// optIn are families that are off unless somebody asks for them.
var optIn = []string{"gobreaker", "log-hooks", "nats-handlers", "prometheus", "xsync"}
