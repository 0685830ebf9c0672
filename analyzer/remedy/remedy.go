package remedy

import (
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/confine"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Config is a package, as an analysis pass has it.
type Config struct {
	Pkg      *types.Package
	Files    []*ast.File
	Info     *types.Info
	Sizes    types.Sizes
	Fset     *token.FileSet
	Funcs    []*ssa.Function // of the package, literals included
	Roots    []*colour.Root  // those that frameworks call on their loops
	Nodes    []*colour.Node  // what of the package runs on loops
	ReadFile func(name string) ([]byte, error)
	Native   bool // the framework's own way goes first

	Mixing  map[*ssa.Function]confine.Reach // the package's functions that mix or look, as package confine has it
	Changes func() *confine.Changes         // what they change

	// What is known of other packages: through what a function mixes or looks, and whether one has code on a family's loop.
	Mixes    func(fn *types.Func) confine.Reach
	HasLoops func(p *types.Package, family string) bool

	Dismisses func(fn *types.Func) bool // whether a function takes away what the user sees, as package dismiss has it

	Catalog  *catalog.Catalog
	Blocking []Blocking // all the package's calls that block a loop, or may

	Focuses func(*types.Func) bool // whether a function of a framework moves the focus
}

// A Blocking is a call that blocks a loop. Its class is "" where that is not known yet.
type Blocking struct {
	Pos   token.Pos
	Class catalog.Class
}

// A Remedy is what a finding suggests: fixes, or why there are none. Both are empty where nothing is known of the loop.
type Remedy struct {
	Fixes  []analysis.SuggestedFix
	Advice string // a clause: "a mutex is held here"

	Beside bool // the fixes run the call itself beside the loop, and what it calls is not known here

	// Start is what this package has to add to the remedy of a call deeper in what the finding calls, in another package.
	Start *analysis.SuggestedFix

	// Into is the function of this package that the call runs, where what waits in it has to be taken off the loop.
	Into *ssa.Function
}

// A Refusal is the reason why there is no fix, a clause that stands by itself.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// A Suggester makes the remedies of one package's findings.
type Suggester struct {
	Config
	root      inspector.Cursor
	other     []*ast.File                    // the files without their functions' bodies, in the order of Files; see check.go
	decls     map[string]*types.Package      // see declared.go
	taken     map[takenName]bool             // see free
	adds      map[fileImport]string          // the names of imports that changes add
	formatted map[*ast.File]bool             // see isFormatted
	lockset   *lockset                       // see locks
	starts    map[token.Pos]knownPoster      // see start.poster
	earlyAs   map[ast.Expr]string            // what arguments are called; see region.early
	funcs     map[ast.Node]*ssa.Function     // by their syntax
	texts     map[*ast.File][]byte           // see site.read
	calledAt  map[ast.Node][]caller          // see callers
	focusing  map[string]bool                // whether literals of a type move the focus
	funcDecls map[types.Object]*ast.FuncDecl // see declOf

	vars   map[string]*packageVar // those of the package that changes declare, by what they are for
	queues map[ast.Node]string    // those that changes make beside a statement
}

// New returns the suggester of a package.
func New(cfg Config) *Suggester {
	return &Suggester{
		Config:    cfg,
		root:      inspector.New(cfg.Files).Root(),
		decls:     make(map[string]*types.Package),
		formatted: make(map[*ast.File]bool),
		taken:     make(map[takenName]bool),
		vars:      make(map[string]*packageVar),
		queues:    make(map[ast.Node]string),
		adds:      make(map[fileImport]string),
		earlyAs:   make(map[ast.Expr]string),
		starts:    make(map[token.Pos]knownPoster),
		texts:     make(map[*ast.File][]byte),
		calledAt:  make(map[ast.Node][]caller),
		focusing:  make(map[string]bool),
	}
}

// Suggest is the remedy of a finding.
func (s *Suggester) Suggest(f finding.Located) Remedy {
	kind := f.Root.Loop.Remedy.Kind
	rewrite := map[catalog.RemedyKind]func(*site) ([]*change, error){
		catalog.InPlace:  (*site).inPlace,
		catalog.Elm:      (*site).elm,
		catalog.PostBack: (*site).postBack,
		catalog.HandOff:  (*site).handOff,
		catalog.Now:      (*site).now,
	}[kind]
	if rewrite == nil {
		return Remedy{}
	}
	at, err := s.site(f)
	if err != nil {
		if call, ok := s.callOfField(f); ok {
			return s.Suggest(call)
		}
		return Remedy{Advice: err.Error()}
	}
	if creates := at.ofWholeFile(); creates != nil {
		at = creates
	}
	changes, err := rewrite(at)
	if err != nil {
		r := Remedy{Advice: err.Error()}
		if errors.As(err, new(Deeper)) {
			r.Start = s.start(at)
		}
		return r
	}
	r := s.proven(changes)
	r.Beside = kind != catalog.HandOff && !changes[0].left && at.call != nil && typeutil.StaticCallee(s.Info, at.call) == nil
	return r
}

// proven makes fixes of those changes that hold.
func (s *Suggester) proven(changes []*change) Remedy {
	if s.Native {
		slices.SortStableFunc(changes, func(a, b *change) int { return compareNative(b) - compareNative(a) })
	}
	var r Remedy
	for _, c := range changes {
		edits, err := s.prove(c)
		if err != nil {
			if r.Advice == "" {
				r.Advice = err.Error()
			}
			continue
		}
		r.Fixes = append(r.Fixes, analysis.SuggestedFix{Message: c.remarked(), TextEdits: edits})
	}
	if len(r.Fixes) > 0 {
		r.Advice = ""
	}
	return r
}

// remarked is the title with what the catalogue says of all such fixes.
func (c *change) remarked() string {
	if c.remedy.Remark != "" {
		return c.title + "; " + c.remedy.Remark
	}
	return c.title
}

func compareNative(c *change) int {
	if c.native {
		return 1
	}
	return 0
}

// now is for loops that need the result at once.
func (s *site) now() ([]*change, error) {
	return nil, refuse("%s has to answer at once: get what it needs before, off the loop", s.found.Root.Name())
}
