package join_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
)

func TestDeeper(t *testing.T) {
	begin := finding.Edit{Path: "ui.go", Start: 1, End: 2, New: "post.Go("}
	waits := finding.Edit{Path: "state.go", Start: 5, End: 6, New: "offload.Do("}
	chain := []finding.Hop{
		{Function: "(*ui.View).Save", Path: "ui.go", Line: 1, Column: 1},
		{Function: "(*state.State).Update", Path: "state.go", Line: 2, Column: 2},
		{Function: "(*repo.Repo).Write", Path: "repo.go", Line: 3, Column: 3},
	}
	told := []*join.Package{
		{Mixing: []string{"(*state.State).Update"}},
		{Sites: []join.Site{{Path: "state.go", Line: 2, Column: 2, Fix: finding.Fix{Title: "run r.Write off the loop; x was read before", Edits: []finding.Edit{waits}}}}},
	}
	writes := finding.Edit{Path: "repo.go", Start: 8, End: 9, New: "offload.Do3("}
	deepest := append([]*join.Package{{
		Mixing: []string{"(*repo.Repo).Write"},
		Sites:  []join.Site{{Path: "repo.go", Line: 3, Column: 3, Fix: finding.Fix{Title: "run os.WriteFile off the loop", Edits: []finding.Edit{writes}}}},
	}}, told...)
	start := &finding.Fix{Title: ", in a coroutine", Edits: []finding.Edit{begin}}
	starts := []finding.Fix{{Title: "let (*state.State).Update give the loop away, in a coroutine", Edits: []finding.Edit{begin}}}
	own := []finding.Fix{{Title: "own"}}
	both := []finding.Fix{{Title: "run r.Write off the loop, in a coroutine; x was read before", Edits: []finding.Edit{waits, begin}}}
	for _, c := range []struct {
		rule    string
		finding finding.Finding
		told    []*join.Package
		want    []finding.Fix
	}{
		{"what cannot run beside the loop is mended deeper", finding.Finding{Start: start, Advice: "no"}, told, both},
		{"so is what turns out to mix behind an interface", finding.Finding{Start: start, Fixes: own, Beside: true}, told, both},
		{"what mixes there, too, is mended deeper still", finding.Finding{Start: start, Advice: "no"}, deepest,
			[]finding.Fix{{Title: "run os.WriteFile off the loop, in a coroutine", Edits: []finding.Edit{writes, begin}}}},
		{"what mixes has no fix where nothing is known of what it calls", finding.Finding{Start: start, Fixes: own, Beside: true}, told[:1], nil},
		{"a handler's work may mix: all of it is handed off", finding.Finding{Fixes: own}, told, own},
		{"what does not mix keeps its fix", finding.Finding{Start: start, Fixes: own, Beside: true}, told[1:], own},
		{"what gives the loop away needs a coroutine", finding.Finding{Inline: true, Start: start, Fixes: own, Beside: true}, told, starts},
		{"what gives the loop away in one has its fix", finding.Finding{Inline: true, Fixes: starts}, told, starts},
	} {
		t.Run(c.rule, func(t *testing.T) {
			f := c.finding
			f.Path, f.Line, f.Column, f.Chain = "ui.go", 1, 1, chain
			join.Deeper([]*finding.Finding{&f}, c.told)
			if diff := cmp.Diff(c.want, f.Fixes); diff != "" {
				t.Error(diff)
			}
			if f.Start != nil || f.Beside || (f.Advice == "") != (len(c.want) > 0) {
				t.Errorf("start %v, beside %t, advice %q", f.Start, f.Beside, f.Advice)
			}
		})
	}
}
