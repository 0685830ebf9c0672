package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// Config is what the engine needs to know of the package it analyses.
type Config struct {
	Pkg     *ssa.Package
	Funcs   []*ssa.Function // the package's source functions and literals, in source order, then those InVariables
	Fset    *token.FileSet
	Catalog *catalog.Catalog

	// Import returns what is known of another package's function or method by its name in a [Table]; nil if
	// nothing is.
	Import func(pkg, name string) *Summary

	// Sees reports whether the package of that path is one whose summaries Import returns: it returns nothing for a
	// package that this one does not depend on by its types.
	Sees func(pkg string) bool

	// Declared returns the effect that a directive gives a function of this package.
	Declared func(*types.Func) (*Summary, bool)

	// DeclaredValue returns the class that a directive gives to calling what a field of this package holds, or values
	// of one of its func types.
	DeclaredValue func(types.Object) (catalog.Class, bool)

	// Offloads reports whether a directive says that a parameter, not counting the receiver, is run elsewhere.
	Offloads func(fn *types.Func, param int) bool

	// Module is the path of the module, "" if not known.
	Module string

	// SameModule reports whether another package is of this one's module.
	SameModule func(*types.Package) bool

	// Opens says that open calls are to be found: somebody joins them.
	Opens bool
}

// An Engine computes and holds the summaries of one package's functions. It is for one goroutine.
type Engine struct {
	Config
	path   string // the package's import path
	nodes  map[*ssa.Function]*node
	met    map[*ssa.Function]bool
	stores *stores
	queue  worklist

	current *node // whose summary is being computed: it depends on every summary that is looked at
	memo    memo  // of value evaluation
	helds   map[*types.Var]*held
	asked   map[*ssa.Function]bool // see computes
	quiets  map[*ssa.Function]quiet

	standIns map[*types.Named][]types.Type // by interface: see StandsFor
}

// A node is a function with its summary so far.
type node struct {
	fn     *ssa.Function
	sum    *Summary
	rounds int
	done   bool // computed at least once
	order  int
	users  map[*node]bool // whose summaries depend on this one
	doomed map[*ssa.BasicBlock]bool
}

// New computes the summaries of the package's functions.
func New(cfg Config) *Engine {
	e := &Engine{
		Config: cfg,
		path:   cfg.Pkg.Pkg.Path(),
		nodes:  make(map[*ssa.Function]*node),
		met:    make(map[*ssa.Function]bool),
		memo:   newMemo(),
		helds:  make(map[*types.Var]*held),
		asked:  make(map[*ssa.Function]bool),
		quiets: make(map[*ssa.Function]quiet),

		standIns: make(map[*types.Named][]types.Type),
	}
	e.stores = indexStores(cfg.Pkg, cfg.Funcs)
	for _, f := range cfg.Funcs {
		e.meet(f)
	}
	e.solve()
	return e
}

// InVariables are the literals that the package's variables are initialized with, and those in them.
func InVariables(pkg *ssa.Package) []*ssa.Function {
	var out []*ssa.Function
	if init := pkg.Func("init"); init != nil {
		out = slices.Clone(init.AnonFuncs)
	}
	for i := 0; i < len(out); i++ {
		out = append(out, out[i].AnonFuncs...)
	}
	return out
}

// Summary returns the effect of a function of this package or of one that it imports.
func (e *Engine) Summary(fn *ssa.Function) *Summary {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if fn.Blocks == nil {
		obj, _ := fn.Object().(*types.Func)
		if obj == nil {
			return nil
		}
		return e.imported(obj)
	}
	if obj, _ := fn.Object().(*types.Func); obj != nil && fn.Synthetic == "" {
		if s, ok := e.declared(obj); ok {
			return s
		}
	}
	n := e.node(fn)
	if e.current != nil {
		n.users[e.current] = true
	}
	return n.sum
}

func (e *Engine) declared(obj *types.Func) (*Summary, bool) {
	if e.Declared == nil {
		return nil, false
	}
	return e.Declared(obj)
}

func (e *Engine) imported(obj *types.Func) *Summary {
	obj = obj.Origin()
	if obj.Pkg() == nil {
		return nil
	}
	if obj.Pkg() == e.Pkg.Pkg {
		s, _ := e.declared(obj)
		return s
	}
	return e.Import(obj.Pkg().Path(), TableName(obj))
}

// meet adds the functions that fn refers to, then fn, so that most summaries are complete when they are asked for.
func (e *Engine) meet(fn *ssa.Function) {
	if fn.Blocks == nil || fn.Origin() != nil || e.met[fn] {
		return
	}
	e.met[fn] = true
	var space [10]*ssa.Value
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			for _, op := range instr.Operands(space[:0]) {
				if f, ok := (*op).(*ssa.Function); ok {
					e.meet(f)
				}
			}
		}
	}
	e.node(fn)
}

func (e *Engine) node(fn *ssa.Function) *node {
	n := e.nodes[fn]
	if n == nil {
		n = &node{fn: fn, sum: &Summary{}, order: len(e.nodes), users: make(map[*node]bool)}
		e.nodes[fn] = n
		e.queue.add(n)
	}
	return n
}

// InPackage reports whether the function's body is this package's own, a wrapper included.
func (e *Engine) InPackage(fn *ssa.Function) bool { return fn.Blocks != nil }
