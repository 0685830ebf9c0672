package catalogtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A module is one that a go.mod file requires.
type module struct {
	Path, Version string
	Dir           string // its folder in the module cache, once downloaded
	Error         string
	packages      map[string]string // import path: folder; once listed
}

// requirements reads what a go.mod file requires, the longest paths first.
func requirements(name string, text []byte) ([]*module, error) {
	file, err := modfile.Parse(name, text, nil)
	if err != nil {
		return nil, err
	}
	var out []*module
	for _, r := range file.Require {
		out = append(out, &module{Path: r.Mod.Path, Version: r.Mod.Version})
	}
	for _, r := range file.Replace { // this project's own packages, the only ones that are here
		for _, m := range out {
			if m.Path == r.Old.Path && r.New.Version == "" {
				m.Dir = filepath.Join(filepath.Dir(name), filepath.FromSlash(r.New.Path))
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *module) int { return len(b.Path) - len(a.Path) })
	return out, nil
}

// mayHold reports whether the module can have packages that a claim's import path, with globs, means.
func (m *module) mayHold(pattern string) bool {
	path := catalog.NormPath(m.Path)
	head, _, glob := strings.Cut(pattern, "*")
	return pattern == path || strings.HasPrefix(pattern, path+"/") || glob && strings.HasPrefix(path+"/", head)
}

// download has the go command bring modules to the module cache, checked against go.sum.
func download(dir string, modules []*module) error {
	args := []string{"-C", dir, "mod", "download", "-json"}
	byPath := make(map[string]*module)
	for _, m := range modules {
		if m.Dir == "" {
			args, byPath[m.Path] = append(args, m.Path), m
		}
	}
	if len(byPath) == 0 {
		return nil
	}
	var stderr bytes.Buffer
	cmd := exec.Command("go", args...)
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var got module
		if decErr := dec.Decode(&got); decErr == io.EOF {
			break
		} else if decErr != nil {
			return fmt.Errorf("go mod download in %s: %w", dir, decErr)
		}
		m := byPath[got.Path]
		if got.Error != "" || m == nil {
			return fmt.Errorf("go mod download in %s: %s %s", dir, got.Path, got.Error)
		}
		m.Dir = got.Dir
		delete(byPath, got.Path)
	}
	if err != nil || len(byPath) > 0 {
		return fmt.Errorf("go mod download in %s: %v, left are %v\n%s", dir, err, slices.Collect(maps.Keys(byPath)), &stderr)
	}
	return nil
}

// folders lists the folders of a module that have Go files, by import path.
func (m *module) folders() (map[string]string, error) {
	if m.packages != nil {
		return m.packages, nil
	}
	found, err := goFolders(m.Dir, m.Path)
	m.packages = found
	return found, err
}

// goFolders lists the folders below dir that have Go files, by import path; prefix is that of dir.
func goFolders(dir, prefix string) (map[string]string, error) {
	found := make(map[string]string)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := d.Name()
		if d.IsDir() {
			if name != dir && isModule(name) {
				return filepath.SkipDir
			}
			if name != dir && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(base, ".go") && !strings.HasSuffix(base, "_test.go") {
			folder := filepath.Dir(name)
			rel, err := filepath.Rel(dir, folder)
			if err != nil {
				return err
			}
			path := strings.TrimPrefix(strings.TrimSuffix(prefix+"/"+filepath.ToSlash(rel), "/."), "/")
			found[path] = folder
		}
		return nil
	})
	return found, err
}

func isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}
