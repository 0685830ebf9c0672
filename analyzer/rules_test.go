package analyzer_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/loopblock/loopblock/analyzer"
)

var testdata, _ = filepath.Abs("../testdata")

// rules are the packages of testdata/src/rules with the rule that each holds. They are loaded together, since what
// takes time is to load the standard library.
var rules = []struct{ rule, pkg string }{
	{"colour spreads along calls", "spreading"},
	{"a command runs off the loop", "commands"},
	{"the argument decides", "parametric"},
	{"what only looks alike is silent", "clean"},
	{"std is known", "stdsilent"},
	{"control flow", "flow"},
	{"what a channel operation waits for", "channels"},
	{"a join takes as long as what it joins", "joins"},
	{"function values are followed", "funcvalues"},
	{"function values are followed wherever they are kept", "shapes"},
	{"generic code does what its arguments do", "generics"},
	{"sync.Once is a freeze at first use", "once"},
	{"promoted methods are the embedded type's", "embedding"},
	{"an interface value is what it holds", "interfaces"},
	{"callbacks run on the loop", "callbacks"},
	{"a shape is enough for a child model", "signatures"},
	{"a loop does not wait for itself", "deadlock"},
	{"a loop does not wait for what only it receives", "ownchannels"},
	{"main, init and generated files are exempt", "exempt"},
	{"tests are exempt", "testfiles"},
	{"directives say what cannot be seen", "directives"},
	{"an ignore says why and hides something", "ignores"},
	{"effects cross packages", "acrosseffects"},
	{"obligations cross packages", "acrossloops"},
	{"values are followed through packages", "acrossvalues"},
	{"clients of other services are known by their interfaces and fields", "clients"},
	{"what a function stores in its arguments is followed", "stored"},
	{"what is put into an interface decides where nothing is known", "implementations"},
	{"what stands behind an interface beside its caller is reported where it leaves the package", "within"},
	{"an interface of what a program uses of a framework stands for the framework", "standins"},
	{"nothing is held up where the loop ends or hands the screen over", "quiet"},
	{"what gives the loop away on a coroutine is a plain call elsewhere", "inline"},
	{"what gives the loop away returns what its function does", "inlineresults"},
}

// A recorder keeps what analysistest complains of.
type recorder struct {
	complaints []string
	results    []*analysistest.Result
}

func (r *recorder) Errorf(format string, args ...any) {
	c := fmt.Sprintf(format, args...)
	if strings.Contains(c, ":1:1: unexpected fact: {package ") {
		return // TestEffects looks at them
	}
	r.complaints = append(r.complaints, c)
}

// of returns the complaints about files of a package of testdata/src.
func (r *recorder) of(pkg string) (out []string) {
	dir := filepath.Join(testdata, "src", filepath.FromSlash(pkg)) + string(filepath.Separator)
	short := filepath.FromSlash(pkg) + string(filepath.Separator)
	for _, c := range r.complaints {
		if strings.Contains(c, dir) || strings.HasPrefix(c, short) {
			out = append(out, strings.ReplaceAll(c, dir, ""))
		}
	}
	return out
}

// check runs an analyzer over packages of testdata/src and holds it to their want comments.
func check(a *analysis.Analyzer, pkgs ...string) *recorder {
	r := new(recorder)
	r.results = analysistest.Run(r, testdata, a, pkgs...)
	return r
}

var checkRules = sync.OnceValue(func() *recorder {
	var pkgs []string
	for _, r := range rules {
		pkgs = append(pkgs, "rules/"+r.pkg)
	}
	return check(analyzer.New(analyzer.Options{}), pkgs...)
})

func TestRules(t *testing.T) {
	r := checkRules()
	told := 0
	for _, rule := range rules {
		t.Run(rule.rule, func(t *testing.T) {
			for _, c := range r.of("rules/" + rule.pkg) {
				t.Error(c)
				told++
			}
		})
	}
	if told != len(r.complaints) {
		t.Errorf("all complaints:\n%s", strings.Join(r.complaints, "\n"))
	}
}

// Flags are set the way a host sets them, and the analyzer has them before its first run.
func TestFlags(t *testing.T) {
	for _, c := range []struct {
		rule, pkg string
		flags     map[string]string
	}{
		{"tests are looked at on request", "tests", map[string]string{"tests": "true"}},
		{"classes and families are switched", "classes", map[string]string{
			"enable": "metadata, lock,stdio,cpu", "disable": "file,tview",
		}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			t.Parallel()
			a := analyzer.New(analyzer.Options{})
			for name, value := range c.flags {
				if err := a.Flags.Set(name, value); err != nil {
					t.Fatal(err)
				}
			}
			for _, c := range check(a, "rules/flags/"+c.pkg).complaints {
				t.Error(c)
			}
		})
	}
}
