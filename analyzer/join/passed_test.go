package join_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
)

// handing is a root that is handed off by one edit.
func handing(title string, start, end int) join.Root {
	return join.Root{Fix: &finding.Fix{Title: title, Edits: []finding.Edit{{Path: "/p.go", Start: start, End: end, New: title}}}}
}

func TestPassed(t *testing.T) {
	refused := join.Root{Advice: "the loop needs what the handler returns"}
	elsewhere := func(key string) join.Root { return join.Root{Passed: key} }
	for _, c := range []struct {
		rule    string
		passes  map[string][]join.Root
		finding finding.Finding
		want    string // the title of the fix and its edits' texts
		advice  string
	}{
		{
			rule:   "the root's remedy",
			passes: map[string][]join.Root{"k": {handing("add", 1, 2)}},
			want:   "add: add",
		},
		{
			rule:   "all roots that lead there, in order of position",
			passes: map[string][]join.Root{"k": {handing("update", 5, 7), handing("add", 1, 2)}},
			want:   "update: add update",
		},
		{
			rule:   "what several say alike is done once",
			passes: map[string][]join.Root{"k": {handing("add", 1, 2), handing("add", 1, 2)}},
			want:   "add: add",
		},
		{
			rule:   "edits that touch do not go together",
			passes: map[string][]join.Root{"k": {handing("add", 1, 5), handing("update", 4, 6)}},
			advice: "what calls it on the loop has to be handed off in more than one place, and these touch",
		},
		{
			rule:   "one root that cannot be handed off keeps the call on the loop",
			passes: map[string][]join.Root{"k": {handing("add", 1, 2), refused}},
			advice: refused.Advice,
		},
		{
			rule:   "a root that is passed on itself has the remedy of its roots",
			passes: map[string][]join.Root{"k": {elsewhere("far")}, "far": {handing("add", 1, 2)}},
			want:   "add: add",
		},
		{
			rule:   "packages that pass to each other",
			passes: map[string][]join.Root{"k": {elsewhere("far"), handing("add", 1, 2)}, "far": {elsewhere("k")}},
			want:   "add: add",
		},
		{
			rule:    "its own remedy goes first",
			passes:  map[string][]join.Root{"k": {handing("add", 1, 2)}},
			finding: finding.Finding{Fixes: []finding.Fix{{Title: "own"}}},
			want:    "own:",
		},
		{
			rule:    "a deadlock is not handed off to a queue that may be full",
			passes:  map[string][]join.Root{"k": {handing("add", 1, 2)}},
			finding: finding.Finding{Class: "deadlock", Advice: "not here"},
			advice:  "not here",
		},
		{rule: "where nothing is told the advice stays", finding: finding.Finding{Advice: "elsewhere"}, advice: "elsewhere"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			pkg := new(join.Package)
			for _, key := range []string{"k", "far"} {
				pkg.Passes = append(pkg.Passes, join.Pass{Key: key, Roots: c.passes[key]})
			}
			f := c.finding
			f.Context.Passed = "k"
			join.Passed([]*finding.Finding{&f}, []*join.Package{pkg, pkg})
			got := ""
			for _, fix := range f.Fixes {
				got = fix.Title + ":"
				for _, e := range fix.Edits {
					got += " " + e.New
				}
			}
			if diff := cmp.Diff([]string{c.want, c.advice, ""}, []string{got, f.Advice, f.Context.Passed}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
