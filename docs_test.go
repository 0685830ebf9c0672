package loopblock_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/explain"
)

// TestREADMEPages compares docs/families and docs/classes with what "loopblock explain" prints, or writes them.
func TestREADMEPages(t *testing.T) {
	c := catalog.Builtin()
	var families, classes []string
	for _, f := range explain.Families(c) {
		families = append(families, f.Name)
	}
	for _, class := range catalog.Classes() {
		classes = append(classes, string(class))
	}
	pages(t, c, "docs/families", families)
	pages(t, c, "docs/classes", classes)
}

func pages(t *testing.T, c *catalog.Catalog, dir string, names []string) {
	if *update {
		if err := os.MkdirAll(filepath.FromSlash(dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	var files []string
	for _, name := range names {
		want, err := explain.Page(c, name)
		if err != nil {
			t.Fatal(err)
		}
		file := dir + "/" + name + ".md"
		files = append(files, filepath.FromSlash(file))
		have, err := os.ReadFile(filepath.FromSlash(file))
		if err != nil && !*update {
			t.Error(err)
			continue
		}
		compare(t, file, string(have), want)
	}
	there, err := filepath.Glob(filepath.FromSlash(dir + "/*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range there {
		if slices.Contains(files, file) {
			continue
		}
		if *update {
			err = os.Remove(file)
		}
		if !*update || err != nil {
			t.Errorf("%s: what it is about is no more (%v)", file, err)
		}
	}
}
