package driver

import (
	"encoding/json"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"
)

// A unit is the part of a unit.cfg that we read.
type unit struct {
	Dir           string
	ImportPath    string
	GoFiles       []string
	IgnoredFiles  []string
	ModulePath    string
	ModuleVersion string
	Module        *analysis.Module // since Go 1.27 in place of the two
	VetxOnly      bool             // the unit is a dependency of those asked for
	Stdout        string           // where diagnostics go, since Go 1.26
}

// serveUnit analyses one unit and ends the program, unless it cannot begin.
func (t *Tool) serveUnit(args []string) error {
	// A unit's process is short: collecting garbage costs more than memory does, until there is much of it.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(512 << 20)
	cfgFile := args[len(args)-1]
	data, err := os.ReadFile(cfgFile)
	if err != nil {
		return err
	}
	u := new(unit)
	if err := json.Unmarshal(data, u); err != nil {
		return fmt.Errorf("cannot read %s: %v", cfgFile, err)
	}
	config, set, err := EnvConfig()
	if err != nil {
		return err
	}
	if !set && u.isOurs() {
		config = FindConfig(u.Dir)
	}
	if err := t.Analyzer.Flags.Set(configFlag, config); err != nil {
		return err
	}
	reportProgress(u.ImportPath)
	u.keep(data)
	report := u.mustReport(args, t.Analyzer.Name)
	guard([]*analysis.Analyzer{t.Analyzer}, func(_ *analysis.Pass, err error) error {
		if u.VetxOnly && !report {
			return nil // its dependents do without
		}
		return err
	})
	if report {
		if cfgFile, err = reporting(cfgFile, data); err != nil {
			return err
		}
	}
	os.Args = append(append([]string{os.Args[0]}, args[:len(args)-1]...), cfgFile)
	unitchecker.Main(t.Analyzer)
	return nil
}

// isOurs reports whether the unit is of a module that is worked on: a main module has no version.
func (u *unit) isOurs() bool {
	if u.Module != nil {
		return u.Module.Version == ""
	}
	if u.ModulePath != "" {
		return u.ModuleVersion == ""
	}
	return strings.HasPrefix(u.ImportPath, "command-line-arguments")
}

// mustReport reports whether the unit's diagnostics have to be printed although it is a dependency.
//
// The go command (1.26) keeps one cache entry for a package, whether it was analysed for facts alone or for its
// diagnostics as well. What is not printed in the first case is lost in the second: after "go vet ./cmd", which imports
// ./lib, "go vet ./lib" says nothing. So a unit that shares its entry with one that may be asked for prints. Under go
// vet that is a package of ours, without test files of its own (with them, what is asked for is another unit). The
// loopblock command can ask for any package, and drops what it has not asked for.
func (u *unit) mustReport(args []string, analyzer string) bool {
	if !u.VetxOnly || u.Stdout == "" {
		return false
	}
	has := func(name string) bool {
		return slices.ContainsFunc(args, func(arg string) bool {
			return strings.TrimLeft(arg, "-") == name || strings.TrimLeft(arg, "-") == name+"=true"
		})
	}
	switch {
	case has("fix") || !has("json"):
		return false // fixes have a cache entry of their own
	case has(analyzer + ".wire"):
		return true
	}
	return u.isOurs() && !u.isTested()
}

// isTested reports whether the package has test files in it, as opposed to those of an external test package.
func (u *unit) isTested() bool {
	files, err := filepath.Glob(filepath.Join(u.Dir, "*_test.go"))
	if err != nil || len(files) == 0 || len(u.GoFiles) == 0 {
		return false
	}
	fset := token.NewFileSet()
	for _, file := range files {
		if slices.Contains(u.IgnoredFiles, file) {
			continue
		}
		f, err := parser.ParseFile(fset, file, nil, parser.PackageClauseOnly)
		if err == nil && !strings.HasSuffix(f.Name.Name, "_test") {
			return true
		}
	}
	return false
}

// reporting writes the unit's configuration as that of a package that was asked for, beside the old one, which is in a
// temporary directory of the go command's.
func reporting(cfgFile string, data []byte) (string, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return "", err
	}
	all["VetxOnly"] = json.RawMessage("false")
	data, err := json.Marshal(all)
	if err != nil {
		return "", err
	}
	path := strings.TrimSuffix(cfgFile, ".cfg") + ".loopblock.cfg"
	return path, os.WriteFile(path, data, 0o600)
}
