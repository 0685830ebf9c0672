package analyzer_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/catalog"
)

const familyRules = "rules/families/"

// elsewhere are the families whose loops exist on another platform only; package catalog's tests look them up.
var elsewhere = []string{
	"js", // GOOS=js
}

// familyDirs are the packages of testdata/src/rules/families: one a family, under the family's name without its dashes.
var familyDirs = sync.OnceValues(func() ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(testdata, "src", filepath.FromSlash(familyRules)))
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out, err
})

// checkFamilies looks at all of them at once, with the families switched on that are off unless asked for.
var checkFamilies = sync.OnceValue(func() *recorder {
	var optIn, pkgs []string
	for _, f := range catalog.Builtin().Families() {
		if !f.Enabled {
			optIn = append(optIn, f.Name)
		}
	}
	dirs, _ := familyDirs()
	for _, d := range dirs {
		pkgs = append(pkgs, familyRules+d)
	}
	return check(analyzer.New(analyzer.Options{Enable: strings.Join(optIn, ",")}), pkgs...)
})

// Each family reports a call that blocks on its loop, and one that its loop would have to serve, and keeps silent about
// a harmless one and about what its sinks take off the loop.
func TestFamilies(t *testing.T) {
	dirs, err := familyDirs()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range catalog.Builtin().Families() {
		names = append(names, strings.ReplaceAll(f.Name, "-", ""))
	}
	told := 0
	for _, d := range dirs {
		t.Run(d, func(t *testing.T) {
			if !slices.Contains(names, d) {
				t.Errorf("%s%s is named after no family", familyRules, d)
			}
			if !wants(t, d) {
				t.Errorf("%s%s wants no finding", familyRules, d)
			}
			for _, c := range checkFamilies().of(familyRules + d) {
				t.Error(c)
				told++
			}
		})
	}
	if r := checkFamilies(); told != len(r.complaints) {
		t.Errorf("all complaints:\n%s", strings.Join(r.complaints, "\n"))
	}
}

func TestEveryFamilyWithLoopsHasRules(t *testing.T) {
	dirs, err := familyDirs()
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for _, c := range catalog.Builtin().Claims() {
		switch c.Kind {
		case catalog.ClaimMethod, catalog.ClaimParam, catalog.ClaimField, catalog.ClaimType, catalog.ClaimResult,
			catalog.ClaimOn, catalog.ClaimSignature:
			dir := strings.ReplaceAll(c.Family.Name, "-", "")
			if !slices.Contains(dirs, dir) && !slices.Contains(append(missing, elsewhere...), dir) {
				missing = append(missing, dir)
			}
		}
	}
	for _, dir := range missing {
		t.Errorf("no package %s%s: make one with a call that blocks, a harmless one, and stubs of the framework",
			familyRules, dir)
	}
}

// wants reports whether a family's package has a want comment.
func wants(t *testing.T, dir string) bool {
	files, err := filepath.Glob(filepath.Join(testdata, "src", filepath.FromSlash(familyRules), dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	return slices.ContainsFunc(files, func(f string) bool {
		data, err := os.ReadFile(f)
		return err == nil && strings.Contains(string(data), "// want `")
	})
}
