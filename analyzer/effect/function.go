package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// summarize computes a function's summary from those of its callees so far.
func (e *Engine) summarize(n *node) *Summary {
	b := newBuilder(n.sum)
	e.Visit(n.fn, Visitor{Effect: b.effect, Use: b.use})
	for _, block := range n.fn.Blocks {
		if ret, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return); ok {
			for i, r := range ret.Results {
				e.returned(n.fn, i, r, b)
			}
		}
	}
	return b.summary()
}

// returned adds what is known of a result: of itself, and of the fields that are known to hold something.
func (e *Engine) returned(fn *ssa.Function, i int, v ssa.Value, b *builder) {
	if !holds(v.Type()) || isError(v.Type()) {
		return
	}
	for _, p := range e.shape(v) {
		for _, x := range e.Values(v, p) {
			if r, ok := e.asResult(fn, x); ok {
				if x.Kind == OfType && p == "" && !types.IsInterface(v.Type()) {
					continue // the static type says it
				}
				r.Index, r.Path = i, p
				b.result(r)
			}
		}
	}
}

var errorType = types.Universe.Lookup("error").Type()

func isError(t types.Type) bool { return types.Identical(t, errorType) }

// shape lists the paths at which something may be known of v.
func (e *Engine) shape(v ssa.Value) []Path {
	base, at := address(v)
	paths := []Path{""}
	add := func(p Path) {
		if rest, ok := p.Cut(at); ok && !slices.Contains(paths, rest) && len(paths) < maxFacts {
			paths = append(paths, rest)
		}
	}
	for _, s := range e.stores.of[base] {
		add(s.path)
	}
	switch x := base.(type) {
	case *ssa.Phi:
		for _, edge := range x.Edges {
			if edge == base {
				continue
			}
			if b, _ := address(edge); b != base {
				if _, ok := b.(*ssa.Phi); !ok {
					for _, p := range e.shape(edge) {
						add(p)
					}
				}
			}
		}
	case *ssa.Call:
		e.callShape(x, 0, add)
	case *ssa.Extract:
		if c, ok := x.Tuple.(*ssa.Call); ok {
			e.callShape(c, x.Index, add)
		}
	}
	return paths
}

func (e *Engine) callShape(c *ssa.Call, i int, add func(Path)) {
	for _, t := range e.targets(&c.Call) {
		for _, r := range t.sum.results() {
			if r.Index == i {
				add(r.Path)
			}
		}
	}
}

func (s *Summary) results() []Result {
	if s == nil {
		return nil
	}
	return s.Results
}

// asResult says a value in terms of the returning function's roots.
func (e *Engine) asResult(fn *ssa.Function, x Value) (Result, bool) {
	switch x.Kind {
	case FromRoot:
		return Result{Kind: FromRoot, Root: x.Root, RootPath: x.Path}, x.Fn == fn
	case OfType:
		return Result{Kind: OfType, Type: x.Ref}, true
	case AFunc:
		info := e.describe(fn, x)
		return Result{Kind: AFunc, Func: info}, info != nil
	case Chan:
		return Result{Kind: Chan, Buffered: x.Buffered, Computed: x.Computed}, true
	case Listed:
		return Result{Kind: Listed, Class: x.Class, Prim: x.Prim}, true
	}
	return Result{}, false
}

// describe says what calling a function value does, in terms of the roots of the function that returns it.
func (e *Engine) describe(fn *ssa.Function, x Value) *FuncInfo {
	if x.Func != nil && x.Closure == nil {
		if obj, ok := x.Func.Object().(*types.Func); ok && token.IsExported(obj.Name()) && obj.Pkg() != nil && x.Func.Synthetic == "" {
			return &FuncInfo{Pkg: obj.Pkg().Path(), Name: TableName(obj)}
		}
	}
	t, ok := e.function(x, nil)
	if !ok || t.sum.Empty() {
		return nil
	}
	b := newBuilder(nil)
	for _, eff := range t.sum.Effects {
		b.effect(eff)
	}
	for _, u := range t.sum.Uses {
		v, p, ok := t.bind.arg(u.Root)
		if !ok {
			continue
		}
		if p, ok = p.Join(u.Path); !ok {
			continue
		}
		w := Visitor{e: e, fn: fn, Effect: b.effect, Use: b.use}
		w.use(v, p, u.Op, u.Chain, 0)
	}
	s := b.summary()
	return &FuncInfo{Effects: s.Effects, Uses: s.Uses}
}
