package driver

import (
	"context"
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
)

// InProcess is the engine that loads packages with all their dependencies from source and analyses them in this
// process. It keeps nothing between runs.
type InProcess struct {
	Analyzer *analysis.Analyzer
	Progress *Progress // where to say which package is at hand; nil for nowhere
}

// Run implements [Engine]. It may be called once: it changes the analyzer.
func (p *InProcess) Run(ctx context.Context, r *Request) (*Result, error) {
	flags := append(r.flags(), flagValue{configFlag, r.Config})
	for _, f := range flags {
		if err := p.Analyzer.Flags.Set(f.name, f.value); err != nil {
			return nil, fmt.Errorf("-%s=%s: %w", f.name, f.value, err)
		}
	}
	end := p.Progress.show(p.count())
	defer end()
	pkgs, err := p.load(ctx, r)
	if err != nil {
		return nil, err
	}
	failures := p.guard(pkgs)
	graph, err := checker.Analyze([]*analysis.Analyzer{p.Analyzer}, pkgs, nil)
	if err != nil {
		return nil, err
	}
	var diagnostics []Diagnostic
	asked := map[string]bool{}
	for _, act := range graph.Roots {
		asked[act.Package.ID] = true
	}
	for act := range graph.All() {
		for _, d := range act.Diagnostics {
			posn := act.Package.Fset.Position(d.Pos).String()
			diagnostics = append(diagnostics, Diagnostic{act.Package.ID, d.Category, posn, d.Message})
		}
	}
	result := collect(diagnostics, func(pkg string) bool { return asked[pkg] }, r.Implementations)
	result.Problems = append(loadProblems(r.Dir, pkgs), failures()...)
	return result, nil
}

// count makes the analyzer count its passes, for the progress.
func (p *InProcess) count() (next func() (int, string)) {
	var mu sync.Mutex
	var count int
	var last string
	run := p.Analyzer.Run
	p.Analyzer.Run = func(pass *analysis.Pass) (any, error) {
		mu.Lock()
		count, last = count+1, pass.Pkg.Path()
		mu.Unlock()
		return run(pass)
	}
	return func() (int, string) {
		mu.Lock()
		defer mu.Unlock()
		return count, last
	}
}

// load loads the packages and, from source, all that they import.
func (p *InProcess) load(ctx context.Context, r *Request) ([]*packages.Package, error) {
	config := &packages.Config{
		Context: ctx,
		Mode:    packages.LoadAllSyntax | packages.NeedModule,
		Dir:     r.Dir,
		Env:     append(os.Environ(), "PWD="+r.Dir),
		Tests:   r.Tests,
		Overlay: r.Unsaved,
	}
	if r.Tags != "" {
		config.BuildFlags = []string{"-tags=" + r.Tags}
	}
	pkgs, err := packages.Load(config, r.Patterns...)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return pkgs, err
}

// guard keeps failures on dependencies from spreading. The function it returns lists those on the packages asked for.
func (p *InProcess) guard(pkgs []*packages.Package) func() []Problem {
	roots := map[*ast.File]bool{} // a pass knows its package's files and nothing else that both sides share
	for _, pkg := range pkgs {
		for _, file := range pkg.Syntax {
			roots[file] = true
		}
	}
	var mu sync.Mutex
	failed := map[string]string{}
	guard([]*analysis.Analyzer{p.Analyzer}, func(pass *analysis.Pass, err error) error {
		if len(pass.Files) > 0 && roots[pass.Files[0]] {
			mu.Lock()
			defer mu.Unlock()
			if _, ok := failed[pass.Pkg.Path()]; !ok {
				failed[pass.Pkg.Path()] = err.Error()
			}
		}
		return nil
	})
	return func() []Problem {
		var out []Problem
		for pkg, text := range failed {
			out = append(out, Problem{pkg, text})
		}
		sort.Slice(out, func(i, j int) bool { return out[i].Package < out[j].Package })
		return out
	}
}

// loadProblems lists what is wrong with the packages and their dependencies, each once, with paths relative to dir as the
// go command has them.
func loadProblems(dir string, pkgs []*packages.Package) []Problem {
	var out []Problem
	seen := map[string]bool{}
	packages.Visit(pkgs, nil, func(pkg *packages.Package) {
		var lines []string
		for _, e := range pkg.Errors {
			if text := e.Error(); !seen[text] {
				seen[text] = true
				lines = append(lines, strings.TrimPrefix(strings.ReplaceAll(text, dir+string(filepath.Separator), ""), "-: "))
			}
		}
		if lines != nil {
			out = append(out, Problem{Text: "# " + pkg.PkgPath + "\n" + strings.Join(lines, "\n")})
		}
	})
	return out
}
