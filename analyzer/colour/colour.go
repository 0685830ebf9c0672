package colour

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// Config is what colouring needs to know.
type Config struct {
	Engine     *effect.Engine
	Catalog    *catalog.Catalog
	Directives []directive.Directive
	Import     func(*types.Package) Facts // another package's obligations
	SameModule func(*types.Package) bool  // whether another package is of this one's module
}

// A Node is a function that runs on the loop of a root.
type Node struct {
	Fn      *ssa.Function // nil where the root is a function of another package
	Root    *Root
	Chain   *effect.Chain   // from the root to the call of Fn; nil for the root itself
	Effects []effect.Effect // what it does itself, with chains from the root; callees in the package are nodes of their own
	Opens   []effect.Open   // the calls that this package cannot follow, likewise

	If     []Via                               // for it to run on the loop
	Within map[effect.TypeRef][]effect.TypeRef // the package's types that are looked into behind its Opens, by their Type

	maybe []open // Opens, before it is clear who can know better
}

// A Result is what a package runs on event loops.
type Result struct {
	Nodes       []*Node // in the order of their distance from a root
	Inside      []*Node // likewise, those that run on a loop if interfaces hold what they may
	Obligations Facts
	Passes      []Pass
}

type colourer struct {
	Config
	types []*types.Named
	sees  []*types.Package // see reachable
	facts map[*types.Package]Facts
	own   Facts
	grown bool // an obligation was added since registrations were last looked at
	roots []*Root
	// resulting is made by resultLoops.
	resulting map[*ssa.Function]*catalog.Loop
	known     map[rootKey]bool
	seen      map[nodeKey]bool
	result    Result

	spreadRoots, visited int // how many of the roots and nodes are done

	visiting *Node               // the node whose calls are being looked at
	calledBy map[nodeKey][]*Node // who calls a function on a loop
	callers  map[string][]*Node  // who calls what an obligation is about, by its key
	passedBy map[string][]Caller // likewise, in other packages

	within  map[effect.TypeRef][]*types.Named // see implementers
	insides map[insideKey]bool                // the nodes that are in Inside
}

type rootKey struct {
	fn     *ssa.Function
	ext    *ssa.Function
	info   *effect.FuncInfo
	family *catalog.Family
	pos    token.Pos // for functions of other packages: each registration counts
}

// Colour finds what the package runs on event loops.
func Colour(cfg Config) Result {
	c := &colourer{
		Config: cfg,
		types:  namedTypes(cfg.Engine.Pkg.Pkg.Scope()),
		facts:  make(map[*types.Package]Facts),
		known:  make(map[rootKey]bool),
		seen:   make(map[nodeKey]bool),

		calledBy: make(map[nodeKey][]*Node),
		callers:  make(map[string][]*Node),
		passedBy: make(map[string][]Caller),

		within:  make(map[effect.TypeRef][]*types.Named),
		insides: make(map[insideKey]bool),
	}
	c.declare()
	c.methods()
	c.signatures()
	c.settle()
	for round := 1; round <= 2; round++ {
		if before := len(c.roots); c.helpers(round) > before {
			c.settle()
		}
	}
	c.channelDeadlocks()
	c.passes()
	c.ownLoops()
	c.result.Obligations = c.own
	c.keepOpens(c.result.Nodes, c.result.Nodes)
	c.inside()
	return c.result
}

// settle spreads the roots, and adds those that obligations make, until nothing is added.
func (c *colourer) settle() {
	for again := true; again; again = c.grown { // each round adds an obligation, of which there are finitely many
		c.grown = false
		c.registrations()
		c.ifaceObligations()
		c.spread()
	}
}

// root adds a root, once for each family.
func (c *colourer) root(r Root) {
	k := rootKey{fn: r.Fn, family: r.Loop.Family}
	if r.Fn == nil {
		k.ext, k.info, k.pos = r.Value.Func, r.Value.Info, r.Pos
	}
	if c.known[k] || exempt(r.Fn) {
		return
	}
	c.known[k] = true
	c.roots = append(c.roots, &r)
}

// exempt reports whether the function is one that runs before any loop does, or instead of it.
func exempt(fn *ssa.Function) bool {
	if fn == nil || fn.Parent() != nil || fn.Signature.Recv() != nil {
		return false
	}
	return fn.Name() == "main" && fn.Pkg.Pkg.Name() == "main" || fn.Name() == "init" || fn.Synthetic == "package initializer"
}
