package catalogtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// upgrade makes a copy of a go.mod file in a folder of its own, with today's release of every module that claims are about,
// and lists what it could not upgrade.
func upgrade(from, to string) (failed []string, err error) {
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(to, name), text, 0o666); err != nil {
			return nil, err
		}
	}
	text, err := os.ReadFile(filepath.Join(to, "go.mod"))
	if err != nil {
		return nil, err
	}
	modules, err := requirements(to, text)
	if err != nil {
		return nil, err
	}
	for _, m := range modules {
		if !slices.ContainsFunc(catalog.Builtin().Claims(), func(cl catalog.Claim) bool { return slices.ContainsFunc(cl.Packages, m.mayHold) }) {
			continue
		}
		if out, err := exec.Command("go", "-C", to, "get", m.Path+"@upgrade").CombinedOutput(); err != nil {
			failed = append(failed, m.Path+": "+string(out))
		}
	}
	return failed, nil
}

// TestUpgrade wants a name that a newer release dropped to be told, and only with its release: chromedp's listeners.
func TestUpgrade(t *testing.T) {
	newest, older := readTrees(t)
	for _, cl := range catalog.Builtin().Claims() {
		if cl.Kind == catalog.ClaimParam && cl.Name == "ListenTarget" {
			if f := resolveIn(t, newest, cl); f.verdict != missing || newest.versions(cl) == older.versions(cl) {
				t.Errorf("%s: %+v in %s", cl, f, newest.versions(cl))
			}
			if f := resolveIn(t, older, cl); f.verdict != resolved || older.version(f.pkg) != "github.com/chromedp/chromedp@v0.14.2" {
				t.Errorf("%s: %+v in %s", cl, f, older.versions(cl))
			}
			return
		}
	}
	t.Error("chromedp's ListenTarget is not in the catalogue any more: name another that a release dropped")
}
