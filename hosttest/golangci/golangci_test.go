package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// TestMain makes the test's executable the linter as well.
func TestMain(m *testing.M) {
	if os.Getenv("LOOPBLOCK_GOLANGCI") != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// lint runs golangci-lint in a directory, with its config, and returns what it prints.
func lint(t *testing.T, dir, config string, args ...string) string {
	t.Helper()
	hosttest.Write(t, filepath.Join(dir, ".golangci.yml"), config)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, append([]string{"run", "--output.text.print-issued-lines=false"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LOOPBLOCK_GOLANGCI=1", "GOLANGCI_LINT_CACHE="+cache, "PWD="+dir, "GOFLAGS=", "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if _, ok := err.(*exec.ExitError); err != nil && !ok {
		t.Fatal(err)
	}
	return string(out)
}

// cache is one for all tests: that settings and texts are told apart is among what is tested.
var cache = filepath.Join(os.TempDir(), "loopblock-golangci-test")

const config = `version: "2"
linters:
  default: none
  enable: [loopblock, nolintlint]
  settings:
    nolintlint: {require-explanation: true, require-specific: true}
    custom:
      loopblock:
        type: module
        settings:
`

// TestFindings: what other hosts find, by the same comments, with the way there in the message.
func TestFindings(t *testing.T) {
	dir := hosttest.Program(t)
	out := lint(t, dir, config+"          tests: off\n", "./...")
	if diff := cmp.Diff(hosttest.Findings(), hosttest.Places(out)); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, out)
	}
	if want := "ui.Key → store.Load → store.load → http.Get (loopblock)"; !strings.Contains(out, want) {
		t.Errorf("no %q in\n%s", want, out)
	}

	// Settings are those of a .loopblock.yaml, and an edit of them holds at once.
	out = lint(t, dir, config+"          classes: {network: off, file: off}\n          unused-ignores: off\n", "./...")
	left := slices.DeleteFunc(hosttest.Findings(), func(f string) bool { return !strings.HasSuffix(f, " sleep") })
	if diff := cmp.Diff(left, hosttest.Places(out)); diff != "" {
		t.Errorf("(-want +got):\n%s\n%s", diff, out)
	}
	out = lint(t, dir, config+"          familys: on\n", "./...")
	if want := `unknown key "familys" in the file: did you mean "families"?`; !strings.Contains(out, want) {
		t.Errorf("no %q in\n%s", want, out)
	}
}

// TestFix: --fix leaves the text that the other hosts leave, and it compiles.
func TestFix(t *testing.T) {
	dir := hosttest.Program(t)
	out := lint(t, dir, config+"          tests: off\n", "--fix", "./ui")
	hosttest.CheckMended(t, dir)
	if t.Failed() {
		t.Log(out)
	}
	cmd := exec.Command("go", "build", "./...")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestNothingIsHidden: golangci-lint shows three issues of one text; each call has a text of its own.
func TestNothingIsHidden(t *testing.T) {
	dir := hosttest.Program(t)
	hosttest.Write(t, filepath.Join(dir, "many", "many.go"), "package many\n\nimport \"time\"\n\n//loopblock:loop\nfunc Key() {\n"+
		strings.Repeat("\ttime.Sleep(1)\n", 6)+"}\n")
	out := lint(t, dir, config+"          tests: off\n", "./many")
	if got := hosttest.Places(out); len(got) != 6 {
		t.Errorf("%d of 6 are shown:\n%s", len(got), out)
	}
}
