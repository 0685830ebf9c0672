package explain

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/catalog"
)

// TestClassesAreAsTheirExamplesSay runs the analyzer over the examples of the classes: of wrong.go it finds what the want
// comments say, of right.go nothing.
func TestClassesAreAsTheirExamplesSay(t *testing.T) {
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	var names, pkgs []string
	for _, c := range catalog.Classes() {
		names, pkgs = append(names, string(c)), append(pkgs, "explain/"+string(c))
	}
	a := analyzer.New(analyzer.Options{Enable: strings.Join(names[1:], ",")})
	analysistest.Run(told{t}, dir, a, pkgs...)
}

// told fails the test with what analysistest has to say but for facts, which the analyzer's own tests look at.
type told struct{ t *testing.T }

func (r told) Errorf(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !strings.Contains(text, ":1:1: unexpected fact: {package ") {
		r.t.Error(text)
	}
}
