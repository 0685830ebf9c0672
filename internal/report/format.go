package report

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// Options say how findings are written.
type Options struct {
	Dir     string // paths are relative to it, where they can be
	Color   bool   // text: colours, and excerpts of the source
	Version string // of loopblock, for formats that name it
}

// A Format is a way to write findings.
type Format struct {
	Name, Short string
	Write       func(io.Writer, Options, []*finding.Finding) error
}

// Formats returns every format, the default one first.
func Formats() []Format {
	return []Format{
		{"text", "for readers", Text},
		{"json", "for programs", writeJSON},
		{"sarif", "SARIF 2.1.0, for code scanning", writeSARIF},
		{"github", "annotations in a GitHub workflow", writeGitHub},
	}
}

// IsTerminal reports whether colours and excerpts fit where w writes to.
func IsTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// checkout is the directory that a host of reviews knows paths from: that of the workflow, if dir is in it.
func checkout(dir string) string {
	root := os.Getenv("GITHUB_WORKSPACE")
	if root == "" {
		return dir
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	if rel, err := filepath.Rel(root, dir); err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return dir
	}
	return root
}
