package catalogtest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
	_ "github.com/loopblock/loopblock/offload/post" // so that what go test keeps of this one is not of an older offload
)

var (
	update = flag.Bool("update", false, "write testdata/dropped.txt and testdata/unchecked.txt")
	today  = flag.String("today", "", "a folder for a copy of testdata/newest with today's releases, to check in its place")
)

// trees reads the modules once for all tests: the newest releases first.
var trees = sync.OnceValues(func() ([]*tree, error) {
	var out []*tree
	dirs := []string{"testdata/newest", "testdata/older"}
	if *today != "" {
		failed, err := upgrade(dirs[0], *today)
		if err != nil {
			return nil, err
		}
		fmt.Println(strings.Join(failed, "\n"))
		dirs[0] = *today
	}
	for _, dir := range dirs {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err != nil {
			return nil, err
		}
		t, err := newTree(dir, text)
		if err != nil {
			return nil, err
		}
		if err := t.fetch(catalog.Builtin().Claims()); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
})

func readTrees(t *testing.T) (newest, older *tree) {
	t.Helper()
	both, err := trees()
	if err != nil {
		t.Fatal(err)
	}
	return both[0], both[1]
}

// TestClaims resolves every claim of the built-in catalogue in the newest releases; what is not there in older ones. What
// is in neither has to be of a module that is listed as unserved.
func TestClaims(t *testing.T) {
	newest, older := readTrees(t)
	unserved := readUnserved(t)
	var dropped, unchecked lines
	for _, cl := range catalog.Builtin().Claims() {
		f := resolveIn(t, newest, cl)
		if f.verdict == resolved {
			continue
		}
		if old := resolveIn(t, older, cl); old.verdict == resolved {
			dropped.add(cl, "only in "+older.version(old.pkg))
			continue
		}
		path, ok := unserved.of(cl)
		switch {
		case ok:
			at := unserved.readAt(cl, path)
			if at == "" {
				t.Errorf("%s: %s: the source does not say at which version it was read", cl.File, cl)
			}
			unchecked.add(cl, "read in "+at)
		case f.verdict == nowhere:
			t.Errorf("%s: %s: no module in testdata/newest/go.mod has the package: go -C testdata/newest get it, or list its module in "+
				"testdata/unserved.txt", cl.File, cl)
		default:
			t.Errorf("%s: %s: not in %s%s", cl.File, cl, newest.versions(cl), f.explain())
		}
	}
	dropped.compare(t, "testdata/dropped.txt")
	unchecked.compare(t, "testdata/unchecked.txt")
}

// TestEveryPathIsServedOrListed wants each of several import paths that match alike to be a package, too.
func TestEveryPathIsServedOrListed(t *testing.T) {
	newest, older := readTrees(t)
	unserved := readUnserved(t)
	seen := make(map[string]bool)
	for _, cl := range catalog.Builtin().Claims() {
		for _, path := range cl.Packages {
			if seen[path] {
				continue
			}
			seen[path] = true
			if unserved.has(path) && unserved.readAt(cl, path) == "" {
				t.Errorf("%s: family %s: source does not say at which version %s was read", cl.File, cl.Family.Name, path)
			}
			if !has(t, newest, path) && !has(t, older, path) && !unserved.has(path) {
				t.Errorf("%s: family %s: no module in testdata/*/go.mod has package %s", cl.File, cl.Family.Name, path)
			}
		}
	}
	for _, path := range sortedKeys(unserved) {
		if !slices.ContainsFunc(sortedKeys(seen), func(p string) bool { return under(p, path) }) {
			t.Errorf("testdata/unserved.txt: nothing in the catalogue is about module %s", path)
		}
		for _, tree := range []*tree{newest, older} {
			if unserved[path] == "" && slices.ContainsFunc(tree.modules, func(m *module) bool { return m.Path == path }) {
				t.Errorf("testdata/unserved.txt: module %s is required in %s", path, tree.dir)
			}
		}
	}
}

func has(t *testing.T, tree *tree, pattern string) bool {
	t.Helper()
	paths, err := tree.packages(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return len(paths) > 0
}

func resolveIn(t *testing.T, tree *tree, cl catalog.Claim) found {
	t.Helper()
	f, err := tree.resolve(cl)
	if err != nil {
		t.Fatalf("%s: %v", cl, err)
	}
	return f
}

func (f found) explain() string {
	switch f.verdict {
	case wrong:
		return ": " + f.why
	case unclear:
		return ": its type is of a package that no module there has"
	}
	return ""
}

// unservedModules are modules that cannot be required. Those with a version are, but at an older one.
type unservedModules map[string]string

// readUnserved reads lines of a module's path and a reason.
func readUnserved(t *testing.T) unservedModules {
	t.Helper()
	data, err := os.ReadFile("testdata/unserved.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := make(unservedModules)
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, _, ok := strings.Cut(line, " ")
		path, version, _ := strings.Cut(name, "@")
		if _, twice := out[path]; !ok || twice {
			t.Errorf("testdata/unserved.txt: %q: want a module's path, once, and a reason", line)
		}
		out[path] = version
	}
	return out
}

// of returns the first of a claim's import paths that is of such a module.
func (u unservedModules) of(cl catalog.Claim) (path string, ok bool) {
	for _, p := range cl.Packages {
		if u.has(p) {
			return p, true
		}
	}
	return "", false
}

func (u unservedModules) has(path string) bool {
	for module := range u {
		if under(path, module) {
			return true
		}
	}
	return false
}

// under reports whether a normalised import path is of a module.
func under(path, module string) bool {
	m := catalog.NormPath(module)
	return path == m || strings.HasPrefix(path, m+"/")
}

var moduleAt = regexp.MustCompile(`([\w.\-~/]+)@([\w.\-+]+\w)`)

// readAt finds, in what the family's source says, the version at which a package was read: "example.com/m@v1.2.3".
func (u unservedModules) readAt(cl catalog.Claim, path string) string {
	for module, version := range u {
		if version != "" && under(path, module) && strings.Contains(cl.Family.Source, "@"+version) {
			return module + "@" + version
		}
	}
	for _, m := range moduleAt.FindAllStringSubmatch(cl.Family.Source, -1) {
		if under(path, m[1]) {
			return m[0]
		}
	}
	return ""
}

// lines are those of a file that the test writes, sorted.
type lines []string

func (l *lines) add(cl catalog.Claim, what string) {
	*l = append(*l, fmt.Sprintf("%s: %s: %s\n", cl.Family.Name, cl, what))
}

func (l lines) compare(t *testing.T, name string) {
	t.Helper()
	slices.Sort(l)
	want := []byte(strings.Join(slices.Compact(l), ""))
	if *update {
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not current; -update writes\n%s", name, want)
	}
}

func sortedKeys[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
