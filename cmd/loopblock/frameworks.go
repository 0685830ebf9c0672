package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/driver"
)

// A framework is a family that a program's go.mod has a module of.
type framework struct {
	*catalog.Family
	module string // path and version
}

// frameworks lists the families whose modules the program in dir requires, sorted by name, each once.
func frameworks(known *catalog.Catalog, dir string) ([]framework, error) {
	var out []framework
	for _, path := range driver.ModFiles(dir) {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		file, err := modfile.ParseLax(path, data, nil)
		if err != nil {
			return nil, err
		}
		for _, require := range file.Require {
			for _, f := range known.FamiliesIn(require.Mod.Path) {
				if !slices.ContainsFunc(out, func(have framework) bool { return have.Family == f }) {
					out = append(out, framework{f, fmt.Sprintf("%s %s", require.Mod.Path, require.Mod.Version)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b framework) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}
