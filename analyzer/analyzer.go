package analyzer

import (
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/analysis/passes/ctrlflow"
	"honnef.co/go/tools/analysis/facts/generated"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// Analyzer is loopblock with its default options; its flags change them.
var Analyzer = New(Options{})

// New returns an analyzer with those options.
func New(o Options) *analysis.Analyzer {
	r := &runner{Options: o}
	a := &analysis.Analyzer{
		Name:       "loopblock",
		Doc:        Doc,
		URL:        "https://pkg.go.dev/github.com/loopblock/loopblock/analyzer",
		Run:        r.run,
		Requires:   []*analysis.Analyzer{ctrlflow.Analyzer, generated.Analyzer},
		FactTypes:  []analysis.Fact{new(Fact)},
		ResultType: reflect.TypeFor[*effect.Table](),
	}
	a.Flags.BoolVar(&r.Wire, "wire", o.Wire, "report each finding as JSON, for the loopblock command")
	a.Flags.BoolVar(&r.Tests, "tests", o.Tests, "report in test files too")
	a.Flags.StringVar(&r.Enable, "enable", o.Enable, "comma-separated classes and families to report besides the default ones")
	a.Flags.StringVar(&r.Disable, "disable", o.Disable, "comma-separated classes and families not to report")
	a.Flags.Var((*inverted)(&r.NoUnused), "report-unused-ignores", "report ignores that hide nothing")
	a.Flags.StringVar(&r.Config, "config", o.Config, "path of the config file")
	a.Flags.StringVar(&r.Implementations, "implementations", o.Implementations,
		"how many types may be put into an interface for what blocks behind it to be reported, in place of what the config says")
	a.Flags.BoolVar(&r.Why, "why", o.Why, "report the effect of every function, under the category why")
	return a
}

// A runner runs one analyzer. The catalogue is read once, when the flags have been parsed.
type runner struct {
	Options
	once sync.Once
	cat  *catalog.Catalog
	err  error
}

func (r *runner) catalog() (*catalog.Catalog, error) {
	r.once.Do(func() { r.cat, r.err = r.Effective() })
	return r.cat, r.err
}

func (r *runner) run(pass *analysis.Pass) (any, error) {
	cat, err := r.catalog()
	if err != nil {
		return nil, err
	}
	if effect.IsStd(pass.Pkg.Path()) {
		return effect.StdTable(pass.Pkg.Path()), nil // its effects are known
	}
	// The SSA form is built here and not required, since for the standard library nobody needs it.
	built, err := buildssa.Analyzer.Run(pass)
	if err != nil {
		return nil, err
	}
	p := &pkg{runner: r, Pass: pass, cat: cat, ssa: built.(*buildssa.SSA)}
	p.ssa.SrcFuncs = append(p.ssa.SrcFuncs, effect.InVariables(p.ssa.Pkg)...) // of which buildssa does not think
	return p.analyse(), nil
}
