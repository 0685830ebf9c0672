package analyzer_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files that tests compare with")

// goldens are the families whose remedies package remedy's tests look at, in testdata/src/remedies.
var goldens = []string{
	"bubbletea", "clientgo", "finalizers", "fyne", "gio", "gocui", "goja", "gojafunctions", "memberlist", "memberlistevents", "offload",
	"offloadpost", "paho", "tview",
}

// Of each finding in the other families' packages, remedies.txt has the titles of its fixes, or why there is none, or nothing
// where nothing is known of the loop. A fix is offered once the package is shown to compile with it.
func TestFamilyRemedies(t *testing.T) {
	var got []string
	for _, r := range checkFamilies().results {
		for _, d := range r.Diagnostics {
			var remedies []string
			for _, f := range d.SuggestedFixes {
				remedies = append(remedies, f.Message)
			}
			if _, reason, ok := strings.Cut(d.Message, "no fix: "); ok {
				reason, _, _ = strings.Cut(reason, "): ")
				remedies = append(remedies, "no fix: "+reason)
			}
			at := r.Action.Package.Fset.Position(d.Pos)
			dir := filepath.Base(filepath.Dir(at.Filename))
			if slices.Contains(goldens, dir) {
				continue
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s:%03d: %s", dir, at.Line, strings.Join(remedies, " | "))))
		}
	}
	slices.Sort(got)
	text := strings.Join(got, "\n") + "\n"
	path := filepath.Join(testdata, "remedies.txt")
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}
