package catalogtest

import (
	"errors"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A platform is what files are chosen for.
type platform struct{ goos, goarch string }

// platforms are tried in turn: what one has not, the next may have.
var platforms = []platform{{"linux", "amd64"}, {"windows", "amd64"}, {"darwin", "arm64"}, {"js", "wasm"}}

// A tree is the packages of the modules of one go.mod file, and those of the standard library.
type tree struct {
	dir     string
	modules []*module
	std     map[string]string // import path: folder
	loaders map[platform]*loader
	matches map[string][]string // import paths by pattern, as far as asked for
}

func newTree(dir string, goMod []byte) (*tree, error) {
	modules, err := requirements(filepath.Join(dir, "go.mod"), goMod)
	if err != nil {
		return nil, err
	}
	std, err := goFolders(filepath.Join(runtime.GOROOT(), "src"), "")
	if err != nil {
		return nil, err
	}
	return &tree{dir: dir, modules: modules, std: std, loaders: make(map[platform]*loader), matches: make(map[string][]string)}, nil
}

// fetch downloads the modules that can hold what the claims are about, all at once.
func (t *tree) fetch(claims []catalog.Claim) error {
	var need []*module
	for _, m := range t.modules {
		if slices.ContainsFunc(claims, func(cl catalog.Claim) bool { return slices.ContainsFunc(cl.Packages, m.mayHold) }) {
			need = append(need, m)
		}
	}
	return download(t.dir, need)
}

// packages lists the import paths, sorted, of the tree's packages that a claim's import path means.
func (t *tree) packages(pattern string) ([]string, error) {
	if out, ok := t.matches[pattern]; ok {
		return out, nil
	}
	var out []string
	add := func(folders map[string]string) {
		for path := range folders {
			if catalog.MatchPath(pattern, catalog.NormPath(path)) {
				out = append(out, path)
			}
		}
	}
	add(t.std)
	for _, m := range t.modules {
		if !m.mayHold(pattern) || m.Dir == "" {
			continue
		}
		folders, err := m.folders()
		if err != nil {
			return nil, err
		}
		add(folders)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	t.matches[pattern] = out
	return out, nil
}

// folder finds the folder and module of an import path. Modules that are not downloaded yet are, if fetch says so.
func (t *tree) folder(path string, fetch bool) (dir string, m *module, err error) {
	if dir := t.std[path]; dir != "" {
		return dir, nil, nil
	}
	for _, m := range t.modules {
		if path != m.Path && !strings.HasPrefix(path, m.Path+"/") {
			continue
		}
		if m.Dir == "" && fetch {
			if err := download(t.dir, []*module{m}); err != nil {
				return "", nil, err
			}
		}
		if m.Dir == "" {
			continue
		}
		folders, err := m.folders()
		if err != nil {
			return "", nil, err
		}
		if dir := folders[path]; dir != "" {
			return dir, m, nil
		}
	}
	return "", nil, errNotHere
}

// version is the module of an import path, with its version.
func (t *tree) version(path string) string {
	_, m, err := t.folder(path, false)
	switch {
	case err != nil:
		return path
	case m == nil:
		return runtime.Version()
	}
	return m.Path + "@" + m.Version
}

// versions are the modules that have the packages of a claim.
func (t *tree) versions(cl catalog.Claim) string {
	var out []string
	for _, pattern := range cl.Packages {
		paths, _ := t.packages(pattern)
		for _, path := range paths {
			out = append(out, t.version(path))
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), ", ")
}

var errNotHere = errors.New("not in this tree")

// A loader type-checks declarations, for one platform.
type loader struct {
	tree     *tree
	build    build.Context
	packages map[string]*types.Package
	depth    map[string]int // how many levels of a package's imports were loaded, wherever they are from
}

func (t *tree) loader(p platform) *loader {
	l := t.loaders[p]
	if l == nil {
		l = &loader{tree: t, build: build.Default, packages: make(map[string]*types.Package), depth: make(map[string]int)}
		l.build.GOOS, l.build.GOARCH, l.build.CgoEnabled = p.goos, p.goarch, p.goos != "js"
		t.loaders[p] = l
	}
	return l
}

// load returns the declarations of a package. What it imports is known as far as it is of the standard library or, for
// depth levels of imports, anywhere in the tree; types of other packages are invalid.
func (l *loader) load(path string, depth int) (*types.Package, error) {
	if pkg, ok := l.packages[path]; ok && depth <= l.depth[path] {
		if pkg == nil {
			return nil, errNotHere
		}
		return pkg, nil
	}
	l.packages[path], l.depth[path] = nil, depth // a cycle, or an error, is as if it were not there
	dir, _, err := l.tree.folder(path, depth > 0)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	files, err := l.parse(fset, dir)
	if err != nil {
		return nil, err
	}
	conf := types.Config{
		Importer:         importer{l, path, depth},
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Error:            func(error) {}, // what cannot be known is an invalid type
		Sizes:            types.SizesFor("gc", l.build.GOARCH),
	}
	pkg, _ := conf.Check(path, fset, files, nil)
	l.packages[path] = pkg
	return pkg, nil
}

func (l *loader) parse(fset *token.FileSet, dir string) ([]*ast.File, error) {
	p, err := l.build.ImportDir(dir, 0)
	var several *build.MultiplePackageError
	if err != nil && !errors.As(err, &several) {
		return nil, err
	}
	var files []*ast.File
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
		f, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		if f.Name.Name == p.Name {
			files = append(files, f)
		}
	}
	return files, nil
}

// An importer finds what one package imports.
type importer struct {
	*loader
	from  string
	depth int
}

func (im importer) Import(path string) (*types.Package, error) {
	switch {
	case path == "unsafe":
		return types.Unsafe, nil
	case im.tree.std[path] != "":
		return im.load(path, 0)
	case im.tree.std[im.from] != "":
		return im.load("vendor/"+path, 0)
	case im.depth > 0:
		return im.load(path, im.depth-1)
	}
	if pkg := im.packages[path]; pkg != nil {
		return pkg, nil // it is there anyway
	}
	return nil, errNotHere
}
