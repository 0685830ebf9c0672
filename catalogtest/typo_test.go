package catalogtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// TestATypoIsFound misspells each claim that resolves, in each of its parts, and wants that not to resolve.
func TestATypoIsFound(t *testing.T) {
	newest, older := readTrees(t)
	claims := catalog.Builtin().Claims()
	misspelled := 0
	for _, cl := range claims {
		tree := newest
		if resolveIn(t, newest, cl).verdict != resolved {
			tree = older
		}
		f := resolveIn(t, tree, cl)
		if f.verdict != resolved {
			continue // of a module that is not served: TestClaims compares what it says with what is written down
		}
		for _, typo := range typos(cl) {
			misspelled++
			got, err := tree.resolveOn(f.platform, typo)
			if err != nil {
				t.Fatal(err)
			}
			if got.verdict == resolved {
				t.Errorf("%s: %s resolves, misspelled as %s", cl.File, cl, typo)
			}
		}
	}
	if misspelled < 2*len(claims) {
		t.Errorf("%d claims, only %d ways to misspell them", len(claims), misspelled)
	}
}

// typos misspells a claim's parts one at a time: its import paths, the type, the name, the parameter's index.
func typos(cl catalog.Claim) []catalog.Claim {
	paths, recv, name, param := cl, cl, cl, cl
	paths.Packages = slices.Clone(cl.Packages)
	for i, p := range paths.Packages {
		paths.Packages[i] = misspell(p)
	}
	out := []catalog.Claim{paths}
	if strings.Trim(cl.Recv, "*") != "" {
		recv.Recv = misspell(cl.Recv)
		out = append(out, recv)
	}
	if strings.Trim(cl.Name, "*") != "" {
		name.Name = misspell(cl.Name)
		out = append(out, name)
	}
	if cl.Param >= 0 {
		param.Param = 40
		out = append(out, param)
	}
	return out
}

// misspell inserts what no name has.
func misspell(name string) string {
	i := strings.IndexFunc(name, func(r rune) bool { return r != '*' })
	return name[:i] + "xQx" + name[i:]
}

// TestAMisplacedClaimIsFound wants claims not to resolve that name what is there, but is of another kind.
func TestAMisplacedClaimIsFound(t *testing.T) {
	newest, _ := readTrees(t)
	for _, tt := range []struct {
		kind       catalog.ClaimKind
		recv, name string
		param      int
		want       verdict
	}{
		{catalog.ClaimParam, "", "AfterFunc", 1, resolved},
		{catalog.ClaimParam, "", "AfterFunc", 0, wrong},
		{catalog.ClaimParam, "", "AfterFunc", 2, wrong},
		{catalog.ClaimBlocks, "", "Timer", -1, wrong},
		{catalog.ClaimBlocks, "Timer", "C", -1, wrong},
		{catalog.ClaimBlocks, "Timer", "Stop", -1, resolved},
		{catalog.ClaimHolds, "Timer", "C", -1, resolved},
		{catalog.ClaimHolds, "Timer", "Stop", -1, wrong},
		{catalog.ClaimField, "Timer", "C", -1, wrong},
		{catalog.ClaimMethod, "Timer", "Stop", -1, missing},
		{catalog.ClaimType, "", "Duration", -1, wrong},
		{catalog.ClaimResult, "", "Now", -1, wrong},
		{catalog.ClaimSignature, "", "Time", -1, resolved},
		{catalog.ClaimSignature, "", "Now", -1, wrong},
		{catalog.ClaimDrop, "", "Now", -1, wrong},
	} {
		cl := catalog.Claim{Kind: tt.kind, Packages: []string{"time"}, Recv: tt.recv, Name: tt.name, Param: tt.param}
		if got := resolveIn(t, newest, cl); got.verdict != tt.want {
			t.Errorf("%s: %d, want %d", cl, got.verdict, tt.want)
		}
	}
}
