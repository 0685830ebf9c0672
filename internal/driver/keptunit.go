package driver

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
)

// unitsEnv names, for the units of a run, the directory to which those that were asked for copy their configuration.
const unitsEnv = "LOOPBLOCK_UNITS"

// keep gives a unit's configuration to the run that wants it. That one does without where it cannot.
func (u *unit) keep(data []byte) {
	dir := os.Getenv(unitsEnv)
	if dir == "" || u.VetxOnly {
		return
	}
	if f, err := os.CreateTemp(dir, "*.cfg"); err == nil {
		_, _ = f.Write(data)
		_ = f.Close()
	}
}

// A keptUnit is how the go command called the tool for a package, with the editor's files in place of those that the
// tool was told to read.
type keptUnit struct {
	unit
	ID          string
	PackageFile map[string]string
	PackageVetx map[string]string
	all         map[string]json.RawMessage
}

// readUnits reads what a run's units left in a directory, by the directories of their packages. A package that has
// several, or files that the go command made, is left out. The second argument is the run's overlay.
func readUnits(dir string, replace map[string]string) map[string]*keptUnit {
	names, _ := filepath.Glob(filepath.Join(dir, "*.cfg"))
	units := map[string]*keptUnit{}
	variants := map[string]int{}
	for _, name := range names {
		u, err := readUnit(name)
		if err != nil {
			continue // cut off: the next run leaves another
		}
		variants[u.Dir]++
		if u.restore(replace) && variants[u.Dir] == 1 {
			units[u.Dir] = u
		} else {
			delete(units, u.Dir)
		}
	}
	return units
}

func readUnit(name string) (*keptUnit, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	u := new(keptUnit)
	if err := json.Unmarshal(data, &u.unit); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, u); err != nil {
		return nil, err
	}
	return u, json.Unmarshal(data, &u.all)
}

// restore puts the editor's names of files in place of the overlay's. It reports whether all are in the package's
// directory.
func (u *keptUnit) restore(replace map[string]string) bool {
	names := map[string]string{}
	for path, file := range replace {
		names[file] = path
	}
	for i, file := range u.GoFiles {
		if !filepath.IsAbs(file) {
			file = filepath.Join(u.Dir, file)
		}
		if path, ok := names[file]; ok {
			file = path
		}
		if filepath.Dir(file) != u.Dir {
			return false
		}
		u.GoFiles[i] = file
	}
	return true
}

// isThere reports whether what the unit reads of other packages is there: the go command drops what was only for the
// run, and what has not been used for days.
func (u *keptUnit) isThere() bool {
	for _, files := range []map[string]string{u.PackageFile, u.PackageVetx} {
		for _, file := range files {
			if !isFile(file) {
				return false
			}
		}
	}
	return true
}

// write writes the unit as a configuration for the tool into a directory, with an overlay, and returns its path and
// that of the file to which the tool will print.
func (u *keptUnit) write(dir string, replace map[string]string) (cfg, stdout string, err error) {
	files := make([]string, len(u.GoFiles))
	for i, file := range u.GoFiles {
		if files[i] = file; replace[file] != "" {
			files[i] = replace[file]
		}
	}
	cfg, stdout = filepath.Join(dir, "unit.cfg"), filepath.Join(dir, "unit.stdout")
	all := map[string]any{}
	for key, value := range u.all {
		all[key] = value
	}
	all["GoFiles"], all["VetxOutput"], all["Stdout"] = files, filepath.Join(dir, "unit.out"), stdout
	data, err := json.Marshal(all)
	if err != nil {
		return "", "", err
	}
	return cfg, stdout, os.WriteFile(cfg, data, 0o600)
}

// changed are the files of which two editors have different texts.
func changed(before, after Unsaved) []string {
	var out []string
	for path := range after {
		if !bytes.Equal(before.text(path), after[path]) {
			out = append(out, path)
		}
	}
	for path, text := range before {
		if _, ok := after[path]; !ok && !bytes.Equal(text, after.text(path)) {
			out = append(out, path)
		}
	}
	return out
}

// text is what the editor has of a file, or else the disk.
func (u Unsaved) text(path string) []byte {
	if text, ok := u[path]; ok {
		return text
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return text
}

// sameHead reports whether two texts of a Go file are the same up to the end of their imports: what is there decides
// whether the file belongs to the package, and what that needs.
func sameHead(a, b []byte) bool {
	headA, okA := head(a)
	headB, okB := head(b)
	return okA && okB && bytes.Equal(headA, headB)
}

// head is a file's text up to the end of its imports.
func head(text []byte) ([]byte, bool) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "", text, parser.ImportsOnly)
	if err != nil {
		return nil, false
	}
	end := f.Name.End()
	for _, d := range f.Decls {
		end = max(end, d.End())
	}
	return text[:fset.PositionFor(end, false).Offset], true
}
