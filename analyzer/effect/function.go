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
	b.module = e.Module
	e.Visit(n.fn, Visitor{Effect: b.effect, Use: b.use, Open: b.opened})
	e.written(n.fn, b)
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
			if r, ok := e.asResult(fn, x); ok && !said(x, v, p) {
				r.Index, r.Path = i, p
				b.result(r)
			}
		}
	}
}

// said reports whether the static type of what v holds at p says as much.
func said(x Value, v ssa.Value, p Path) bool {
	if x.Kind != OfType {
		return false
	}
	t := typeAt(v.Type(), p)
	return t != nil && !types.IsInterface(t)
}

var errorType = types.Universe.Lookup("error").Type()

func isError(t types.Type) bool { return types.Identical(t, errorType) }

// shape lists the paths at which something may be known of v.
func (e *Engine) shape(v ssa.Value) []Path {
	s := shaper{e: e, paths: []Path{""}, seen: make(map[ssa.Value]bool)}
	s.value(v, "")
	return s.paths
}

// A shaper gathers the paths at which a value holds something: each base that leads there is looked at once.
type shaper struct {
	e     *Engine
	paths []Path
	seen  map[ssa.Value]bool
}

// value adds the paths of v, which stands at prefix of the value that the shape is of.
func (s *shaper) value(v ssa.Value, prefix Path) {
	base, at := address(v)
	if s.seen[base] {
		return
	}
	s.seen[base] = true
	for _, st := range s.e.stores.of[base] {
		if p, ok := s.add(prefix, at, st.path); ok {
			s.value(st.val, p)
		}
	}
	for _, c := range s.e.stores.passed[base] {
		for _, w := range s.e.writesOf(c, base) {
			s.add(prefix, at, w.at)
		}
	}
	switch x := base.(type) {
	case *ssa.Phi:
		for _, edge := range x.Edges {
			s.part(edge, prefix, at)
		}
	case *ssa.Call:
		s.results(x, 0, prefix, at)
	case *ssa.Extract:
		if c, ok := x.Tuple.(*ssa.Call); ok {
			s.results(c, x.Index, prefix, at)
		}
	}
}

// part adds the paths of a value that the one at hand may be.
func (s *shaper) part(v ssa.Value, prefix, at Path) {
	if at == "" {
		s.value(v, prefix)
	}
}

// add adds a path of the base of which only what stands at the path at belongs to the shape.
func (s *shaper) add(prefix, at, p Path) (Path, bool) {
	rest, ok := p.Cut(at)
	if !ok || len(s.paths) >= maxFacts {
		return "", false
	}
	full, ok := prefix.Join(rest)
	if ok && !slices.Contains(s.paths, full) {
		s.paths = append(s.paths, full)
	}
	return full, ok
}

func (s *shaper) results(c *ssa.Call, i int, prefix, at Path) {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
		for _, a := range c.Call.Args {
			s.part(a, prefix, at)
		}
		return
	}
	for _, t := range s.e.sources(&c.Call) {
		for _, r := range t.sum.results() {
			if r.Index == i {
				s.add(prefix, at, r.Path)
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
			return &FuncInfo{Pkg: obj.Pkg().Path(), Name: TableName(obj), Body: x.Func}
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
	for _, o := range t.sum.Opens {
		b.open(o)
	}
	for _, u := range t.sum.Uses {
		v, p, ok := t.bind.arg(u.Root)
		if !ok && (u.Root.Kind == Param || u.Root.Kind == Arg) {
			u.Root.Kind = Arg
			b.use(u)
		}
		if !ok {
			continue
		}
		if p, ok = p.Join(u.Path); !ok {
			continue
		}
		w := Visitor{e: e, fn: fn, Effect: b.effect, Use: b.use, Open: b.opened, iface: u.Iface}
		w.use(v, p, u.Op, u.Chain, 0)
	}
	s := b.summary()
	info := &FuncInfo{Effects: s.Effects, Uses: s.Uses, Opens: s.Opens, Body: x.Func}
	if x.Func == nil {
		info.Body = x.Info.Body
	}
	return info
}
