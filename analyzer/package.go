package analyzer

import (
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"
	"honnef.co/go/tools/analysis/facts/generated"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/confine"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/dismiss"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
	"github.com/loopblock/loopblock/analyzer/remedy"
)

// A Fact is what a package tells those that import it: its functions' effects, as an encoded [effect.Table] that is
// only read when it is needed, and its obligations.
type Fact struct {
	Table       []byte
	Obligations colour.Facts
	Told        []byte   // a [join.Package], for packages of the same module
	Mixing      []Mixing // the functions that mix or look, sorted
	Dismissing  []string // those that dismiss, sorted: see package dismiss
}

// A Mixing is a function that mixes, or looks at what its package changes, and through what: see package confine.
type Mixing struct {
	Func    string
	Through confine.Reach
	Looks   confine.Reach
}

// AFact marks a Fact as one.
func (*Fact) AFact() {}

func (f *Fact) String() string { return string(f.Table) }

// A pkg is the analysis of one package: each stage's result is the next one's input.
type pkg struct {
	*runner
	*analysis.Pass
	cat        *catalog.Catalog
	ssa        *buildssa.SSA
	directives *directive.Set
	facts      map[string]*imported // by import path
	roots      []*colour.Root       // the functions that frameworks call on their loops
	blocking   []remedy.Blocking    // the calls that block them, or may
	nodes      []*colour.Node
	mixing     map[*ssa.Function]confine.Reach // functions that mix: see package confine
	changes    *confine.Changes                // what they change
	looking    map[*ssa.Function]confine.Reach // functions that look at that
	working    map[*ssa.Function]confine.Reach // both
	dismissing map[*types.Func]bool            // functions that dismiss: see package dismiss
}

// An imported is what is known of another package.
type imported struct {
	table       *effect.Table
	module      string // path, "" if not known
	obligations colour.Facts
	told        []byte
	mixing      []Mixing
	dismissing  []string
}

func (p *pkg) analyse() *effect.Table {
	p.readFacts()
	set, problems := directive.Parse(p.Fset, p.Files, p.TypesInfo)
	p.directives = set
	if p.Nolint {
		set.LeaveNolint()
	}
	engine := p.engine()
	table := engine.Table(p.module())
	coloured := p.colour(engine)
	told := new(join.Package)
	if p.isOurs() {
		told = join.Tell(engine, coloured.Obligations)
		if !p.Wire {
			told.See(p.others(), p.cat.Settings().Implementations)
		}
		p.mixing = confine.Mixing(p.confined())
		p.changes = confine.ChangesOf(p.confined(), p.mixing)
		p.looking = p.changes.Looking()
		p.working = maps.Clone(p.mixing)
		for fn, looks := range p.looking {
			p.working[fn] |= looks
		}
		p.dismissing = dismiss.Functions(dismiss.Config{Files: p.Files, Info: p.TypesInfo, Known: p.dismisses})
	}
	p.export(table, coloured.Obligations, told)
	if p.Why {
		p.reportEffects(engine)
		return table
	}
	cfg := finding.Config{Pkg: p.Pkg.Path(), Module: p.module(), Fset: p.Fset, Catalog: p.cat, Skip: p.skip}
	findings := finding.Choose(cfg, coloured)
	opens := finding.Opens(cfg, coloured, findings)
	p.block(findings, opens)
	p.report(findings)
	if p.Wire {
		p.tell(told, engine, coloured, opens, problems)
	} else {
		p.reportJoined(told, opens)
		p.reportProblems(append(problems, p.unused(opens, nil)...))
	}
	return table
}

// engine is that of the package's effects.
func (p *pkg) engine() *effect.Engine {
	return effect.New(effect.Config{
		Pkg:           p.ssa.Pkg,
		Funcs:         p.ssa.SrcFuncs,
		Fset:          p.Fset,
		Catalog:       p.cat,
		Import:        p.summary,
		Sees:          p.sees,
		Declared:      declared(p.directives),
		DeclaredValue: declaredValue(p.directives),
		Offloads:      p.offloads,
		SameModule:    p.sameModule,
		Module:        p.module(),
		Opens:         p.isOurs(),
	})
}

// colour finds what of the package runs on loops.
func (p *pkg) colour(engine *effect.Engine) colour.Result {
	coloured := colour.Colour(colour.Config{
		Engine:     engine,
		Catalog:    p.cat,
		Directives: p.directives.All(),
		Import: func(q *types.Package) colour.Facts {
			if f := p.facts[q.Path()]; f != nil {
				return f.obligations
			}
			return nil
		},
		SameModule: p.sameModule,
	})
	p.nodes = slices.Concat(coloured.Nodes, coloured.Inside)
	for _, n := range coloured.Nodes {
		if n.Fn != nil && n.Fn == n.Root.Fn && n.Root.Loop.Passed == "" {
			p.roots = append(p.roots, n.Root)
		}
	}
	return coloured
}

// block notes the calls that block a loop, and those of which only the whole program knows whether they do.
func (p *pkg) block(findings []finding.Located, opens []finding.LocatedOpen) {
	for _, f := range findings {
		p.blocking = append(p.blocking, remedy.Blocking{Pos: f.Pos, Class: catalog.Class(f.Class)})
	}
	for _, o := range opens {
		if !o.Partly {
			p.blocking = append(p.blocking, remedy.Blocking{Pos: o.Pos})
		}
	}
}

func (p *pkg) confined() confine.Config {
	return confine.Config{
		Funcs: p.ssa.SrcFuncs,
		Mixes: func(fn *types.Func) confine.Reach { return p.mixingOf(fn).Through },
		Looks: func(fn *types.Func) confine.Reach { return p.mixingOf(fn).Looks },
	}
}

// mixingOf is what is known of a function of another package.
func (p *pkg) mixingOf(fn *types.Func) Mixing {
	if fn.Pkg() == nil || p.facts[fn.Pkg().Path()] == nil {
		return Mixing{}
	}
	mixing := p.facts[fn.Pkg().Path()].mixing
	if i, found := slices.BinarySearchFunc(mixing, effect.TableName(fn), compareMixing); found {
		return mixing[i]
	}
	return Mixing{}
}

// notBeside is through what a function of another package mixes or looks.
func (p *pkg) notBeside(fn *types.Func) confine.Reach {
	m := p.mixingOf(fn)
	return m.Through | m.Looks
}

// dismisses reports whether a function is known to take away what the user sees.
func (p *pkg) dismisses(fn *types.Func) bool {
	switch {
	case fn.Pkg() == nil:
		return false
	case fn.Pkg() == p.Pkg:
		return p.dismissing[fn]
	case p.cat.Turns(effect.SymbolOf(fn))&catalog.Dismisses != 0:
		return true
	case p.facts[fn.Pkg().Path()] == nil:
		return false
	}
	_, found := slices.BinarySearch(p.facts[fn.Pkg().Path()].dismissing, effect.TableName(fn))
	return found
}

func compareMixing(m Mixing, name string) int { return strings.Compare(m.Func, name) }

func (p *pkg) module() string {
	if p.Module == nil {
		return ""
	}
	return p.Module.Path
}

// isOurs reports whether the package is of a module that is worked on: those have no version.
func (p *pkg) isOurs() bool { return p.Module != nil && p.Module.Version == "" }

func (p *pkg) sameModule(q *types.Package) bool {
	f := p.facts[q.Path()]
	return f != nil && p.Module != nil && f.module == p.Module.Path
}

// readFacts finds the facts of every package that this one can see; tables are decoded when they are asked for.
func (p *pkg) readFacts() {
	p.facts = make(map[string]*imported)
	for _, pf := range p.AllPackageFacts() {
		if f, ok := pf.Fact.(*Fact); ok && pf.Package != p.Pkg {
			table := &effect.Table{Encoded: f.Table}
			p.facts[pf.Package.Path()] = &imported{table, table.ModuleOf(), f.Obligations, f.Told, f.Mixing, f.Dismissing}
		}
	}
}

// summary returns the effect of another package's function. What happens once in another module's life is left out.
func (p *pkg) summary(path, name string) *effect.Summary {
	if t := effect.StdTable(path); t != nil {
		return t.Lookup(name)
	}
	f := p.facts[path]
	if f == nil {
		return nil
	}
	s := f.table.Lookup(name)
	if s == nil || f.module == p.module() {
		return s
	}
	return s.WithoutOnce()
}

// sees reports whether facts about a package have come here. Hosts leave out those of packages that no direct import
// has to do with; every package that is analysed has facts, if only empty ones.
func (p *pkg) sees(path string) bool {
	return path == p.Pkg.Path() || p.facts[path] != nil || effect.IsStd(path)
}

func (p *pkg) offloads(fn *types.Func, param int) bool {
	for _, d := range p.directives.All() {
		if d.Kind == directive.Offloads && d.Obj == fn && d.ParamIndex == param {
			return true
		}
	}
	if fn.Pkg() == nil || p.facts[fn.Pkg().Path()] == nil {
		return false
	}
	sym := effect.SymbolOf(fn)
	for _, o := range p.facts[fn.Pkg().Path()].obligations {
		if o.Kind == colour.Offloads && o.Type == sym.Recv && o.Name == sym.Name && o.Param == param {
			return true
		}
	}
	return false
}

// declared turns the directives about what functions do into summaries.
func declared(set *directive.Set) func(*types.Func) (*effect.Summary, bool) {
	known := make(map[*types.Func]*effect.Summary)
	for _, d := range set.All() {
		f, ok := d.Obj.(*types.Func)
		switch {
		case !ok:
		case d.Kind == directive.Nonblocking:
			known[f] = &effect.Summary{}
		case d.Kind == directive.Blocks:
			known[f] = effect.Primitive(f, d.Class)
		}
	}
	return func(f *types.Func) (*effect.Summary, bool) {
		s, ok := known[f]
		return s, ok
	}
}

// declaredValue turns the directives about what fields and values of func types do into classes.
func declaredValue(set *directive.Set) func(types.Object) (catalog.Class, bool) {
	known := make(map[types.Object]catalog.Class)
	for _, d := range set.All() {
		if _, ok := d.Obj.(*types.Func); !ok && d.Obj != nil && d.Kind == directive.Blocks {
			known[d.Obj] = d.Class
		}
	}
	return func(o types.Object) (catalog.Class, bool) {
		c, ok := known[o]
		return c, ok
	}
}

func (p *pkg) export(t *effect.Table, o colour.Facts, told *join.Package) {
	f := &Fact{Table: t.Encode(p.Fset), Obligations: o}
	for fn := range p.working {
		if obj, ok := fn.Object().(*types.Func); ok && obj.Name() != "init" && obj.Name() != "_" { // which nobody calls
			f.Mixing = append(f.Mixing, Mixing{effect.TableName(obj), p.mixing[fn], p.looking[fn]})
		}
	}
	slices.SortFunc(f.Mixing, func(a, b Mixing) int { return compareMixing(a, b.Func) })
	for fn := range p.dismissing {
		f.Dismissing = append(f.Dismissing, effect.TableName(fn))
	}
	slices.Sort(f.Dismissing)
	if !told.Empty() {
		f.Told = told.Wire()
	}
	p.ExportPackageFact(f)
}

// skip leaves out tests, unless they are asked for, and files that nobody writes by hand.
func (p *pkg) skip(pos token.Pos) bool {
	name := p.Fset.File(pos).Name()
	if !p.Tests && !p.cat.Settings().Tests && strings.HasSuffix(name, "_test.go") {
		return true
	}
	gen, _ := p.ResultOf[generated.Analyzer].(map[string]generated.Generator)
	which, ok := gen[p.Fset.PositionFor(pos, false).Filename]
	return ok && which != generated.Cgo
}
