package driver

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// A listing is what the patterns of a request stand for.
type listing struct {
	packages map[string]bool // import paths
	foreign  bool            // whether one is of a module that is not worked on
	tests    []string        // test files of the other packages, where these have other files too
}

// Foreign reports whether a request asks for packages of modules that are not worked on: dependencies.
func Foreign(ctx context.Context, r *Request) bool {
	l := list(ctx, r, "")
	return l != nil && l.foreign
}

// list asks the go command, without loading what the packages import. It returns nil where the go command fails: go vet
// then fails of the same, and says why. The overlay is a file for the go command, or "".
func list(ctx context.Context, r *Request, overlay string) *listing {
	// The go command replaces no files of the module cache.
	const format = `P{{.ImportPath}}{{"\n"}}` +
		`{{if or .Standard (and .Module (not .Module.Main))}}F{{"\n"}}{{else if or .GoFiles .CgoFiles}}` +
		`{{range .TestGoFiles}}T{{$.Dir}}{{"\x00"}}{{.}}{{"\n"}}{{end}}` +
		`{{range .XTestGoFiles}}T{{$.Dir}}{{"\x00"}}{{.}}{{"\n"}}{{end}}{{end}}`
	args := []string{"list", "-e", "-find", "-f", format}
	if r.Tags != "" {
		args = append(args, "-tags="+r.Tags)
	}
	if overlay != "" {
		args = append(args, "-overlay="+overlay)
	}
	cmd := exec.CommandContext(ctx, "go", append(append(args, "--"), r.Patterns...)...)
	cmd.Dir = r.Dir
	cmd.Env = append(os.Environ(), "PWD="+r.Dir)
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	if err := cmd.Run(); err != nil {
		return nil
	}
	l := &listing{packages: map[string]bool{}}
	for line := range strings.Lines(stdout.String()) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case line == "":
		case line == "F":
			l.foreign = true
		case line[0] == 'P':
			l.packages[line[1:]] = true
		case line[0] == 'T':
			l.tests = append(l.tests, filepath.FromSlash(strings.Replace(line[1:], "\x00", "/", 1)))
		}
	}
	return l
}

// hideTests adds to an overlay for the go command that the packages have no test files. go vet would analyse every
// package with its tests and all that these import, and fail where one does not compile or is not there. Who has not
// asked for tests need not wait for them.
//
// A package of nothing but tests keeps them: without a file it would be an error.
func (l *listing) hideTests(replace map[string]string) {
	if l == nil {
		return
	}
	for _, file := range l.tests {
		replace[file] = ""
	}
}

// asked reports whether a package was asked for, rather than analysed for those that were. Its ID may be that of a test
// variant, "m/p [m/p.test]", or of an external test, "m/p_test" or "m/p_test [m/p.test]".
func (l *listing) asked(id string) bool {
	if l == nil {
		return true
	}
	path, _, _ := strings.Cut(id, " [")
	return l.packages[path] || l.packages[strings.TrimSuffix(path, "_test")]
}
