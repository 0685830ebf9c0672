package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A Value is one thing that an SSA value may hold.
type Value struct {
	Kind ResultKind

	// FromRoot: what Fn was given as Root, at Path.
	Fn   *ssa.Function
	Root Root
	Path Path

	// OfType: an object that stands at AtPath of At. Type is nil if only its name is known.
	Ref    TypeRef
	Type   types.Type
	At     ssa.Value
	AtPath Path

	// AFunc: a function, with the variables it captured; or only its description, whose roots are those of Bound.
	Func    *ssa.Function
	Closure *ssa.MakeClosure
	Info    *FuncInfo
	Bound   binding

	// Chan: a channel, and where it was made if in this package.
	Buffered bool
	Computed bool
	Made     *ssa.MakeChan

	// Listed: the catalogue says what reading it does.
	Class catalog.Class
	Prim  string
}

// A question is what an SSA value may hold at a path.
type question struct {
	v ssa.Value
	p Path
}

// maxDepth bounds a chain of questions: values that are defined further away are unknown.
const maxDepth = 24

// A memo remembers answers, so that a question is worked out once. One that came up again while it was being worked
// out has an answer that is only good for the question that began it all.
type memo struct {
	answers map[question][]Value
	open    map[question]bool
	partial []question // answered while a question that they depend on was open
	cuts    int        // how often an open question came up again
}

func newMemo() memo {
	return memo{answers: make(map[question][]Value), open: make(map[question]bool)}
}

// Values returns what v may hold at p, as far as it is known: nil if nothing is. Stores are taken from the whole
// function, in whatever order they run.
func (e *Engine) Values(v ssa.Value, p Path) []Value {
	q := question{v, p}
	if a, ok := e.memo.answers[q]; ok {
		return a
	}
	if e.memo.open[q] || len(e.memo.open) >= maxDepth {
		e.memo.cuts++
		return nil
	}
	cuts := e.memo.cuts
	e.memo.open[q] = true
	a := distinct(e.evaluate(v, p))
	delete(e.memo.open, q)
	e.memo.answers[q] = a
	switch {
	case len(e.memo.open) == 0:
		for _, q := range e.memo.partial {
			delete(e.memo.answers, q)
		}
		e.memo.partial = e.memo.partial[:0]
	case e.memo.cuts > cuts:
		e.memo.partial = append(e.memo.partial, q)
	}
	return a
}

// maxValues bounds an answer: of a value that may be more things than that, the first are followed. Of functions more
// are: a table of commands has one for each.
const (
	maxValues = 16
	maxFuncs  = 64
)

// valueKey is what tells values apart.
type valueKey struct {
	kind     ResultKind
	at       any // where an object stands, a function or its description, or where a channel was made
	path     Path
	fn       *ssa.Function
	root     Root
	ref      TypeRef
	buffered bool
	class    catalog.Class
	prim     string
}

func (v Value) key() valueKey {
	k := valueKey{kind: v.Kind, path: v.Path, fn: v.Fn, root: v.Root, ref: v.Ref, buffered: v.Buffered, class: v.Class, prim: v.Prim}
	switch {
	case v.Kind == OfType:
		k.at, k.path = v.At, v.AtPath
	case v.Closure != nil:
		k.at = v.Closure
	case v.Func != nil:
		k.at = v.Func
	case v.Info != nil:
		k.at = v.Info
	case v.Made != nil:
		k.at = v.Made
	}
	return k
}

func distinct(vs []Value) []Value {
	if len(vs) < 2 {
		return vs
	}
	seen := make(map[valueKey]bool, len(vs))
	out := vs[:0:0]
	for _, v := range vs {
		if k := v.key(); !seen[k] && (len(out) < maxValues || v.Func != nil && len(out) < maxFuncs) {
			seen[k] = true
			out = append(out, v)
		}
	}
	return out
}

// forget drops the answers: they are good as long as no summary changes.
func (e *Engine) forget() { e.memo = newMemo() }

func (e *Engine) evaluate(v ssa.Value, p Path) []Value {
	var out []Value
	if p == "" {
		if l, ok := e.declaredType(v.Type()); ok {
			return []Value{l}
		}
		var final bool
		if out, final = e.listed(v); final {
			return out
		}
		if x := dynamicType(v); x != nil {
			if ref, ok := concrete(x.Type()); ok {
				return append(out, Value{Kind: OfType, Ref: ref, Type: x.Type(), At: x})
			}
		}
	}
	base, rest := address(v)
	path, ok := rest.Join(p)
	if !ok {
		return out
	}
	if t := typeAt(base.Type(), path); t != nil {
		if ref, ok := concrete(t); ok {
			return append(out, Value{Kind: OfType, Ref: ref, Type: t, At: base, AtPath: path})
		}
	}
	out = append(out, e.stored(base, path)...)
	return append(out, e.defined(base, path)...)
}

// dynamicType returns the value that an interface value is made from, before any conversion hides its type; nil if v is
// not made from one here.
func dynamicType(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			return x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return nil
		}
	}
}

// stored evaluates what the base's own function stores into it.
func (e *Engine) stored(base ssa.Value, path Path) []Value {
	var out []Value
	for _, s := range e.stores.of[base] {
		if rest, ok := path.Cut(s.path); ok && s.val != base {
			out = append(out, e.Values(s.val, rest)...)
		}
	}
	for _, c := range e.stores.passed[base] {
		for _, w := range e.writesOf(c, base) {
			if rest, ok := path.Cut(w.at); ok {
				out = append(out, e.result(w.result, w.bind, base, path, rest)...)
			}
		}
	}
	return out
}

// defined evaluates the instruction that made the base.
func (e *Engine) defined(base ssa.Value, path Path) []Value {
	switch v := base.(type) {
	case *ssa.Parameter:
		return root(v.Parent(), Param, v, path)
	case *ssa.FreeVar:
		return root(v.Parent(), Free, v, path)
	case *ssa.Global:
		return e.global(v, path)
	case *ssa.Function:
		if path == "" {
			return []Value{{Kind: AFunc, Func: v}}
		}
	case *ssa.MakeClosure:
		if path == "" {
			return []Value{{Kind: AFunc, Func: v.Fn.(*ssa.Function), Closure: v}}
		}
	case *ssa.MakeChan:
		if path == "" {
			c, isConst := v.Size.(*ssa.Const)
			return []Value{{Kind: Chan, Buffered: !isConst || c.Int64() > 0, Computed: e.computes(v.Parent()), Made: v}}
		}
	case *ssa.Phi:
		var out []Value
		for _, edge := range v.Edges {
			out = append(out, e.Values(edge, path)...)
		}
		return out
	case *ssa.Call:
		return e.results(v, 0, path)
	case *ssa.Extract:
		return e.extracted(v, path)
	case *ssa.Lookup:
		return e.element(v.X, path)
	case *held:
		var out []Value
		for _, r := range v.results {
			if rest, ok := path.Cut(r.Path); ok {
				out = append(out, e.result(r, binding{}, v, path, rest)...)
			}
		}
		return out
	}
	return nil
}

// global evaluates what this package stores in a package variable, and what the variable's own package does.
func (e *Engine) global(g *ssa.Global, path Path) []Value {
	var out []Value
	if v, ok := g.Object().(*types.Var); ok {
		if h := e.held(v.Pkg(), v, varMark+v.Name()); h != nil {
			out = e.Values(h, path)
		}
	}
	for _, s := range e.stores.inits[g] {
		if rest, ok := path.Cut(s.path); ok {
			out = append(out, e.Values(s.val, rest)...)
		}
	}
	return out
}

func (e *Engine) element(v ssa.Value, path Path) []Value {
	if p, ok := element.Join(path); ok {
		return e.Values(v, p)
	}
	return nil
}

func (e *Engine) extracted(x *ssa.Extract, path Path) []Value {
	switch t := x.Tuple.(type) {
	case *ssa.Call:
		return e.results(t, x.Index, path)
	case *ssa.TypeAssert:
		if x.Index == 0 {
			return e.Values(t.X, path)
		}
	case *ssa.Lookup:
		if x.Index == 0 {
			return e.element(t.X, path)
		}
	case *ssa.Next:
		if r, ok := t.Iter.(*ssa.Range); ok && x.Index == 2 {
			return e.element(r.X, path)
		}
	}
	return nil
}

// results evaluates result i of a call by what the callees' summaries say they return.
func (e *Engine) results(call *ssa.Call, i int, path Path) []Value {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		return e.builtin(b, call, path)
	}
	var at ssa.Value = call
	if call.Call.Signature().Results().Len() > 1 {
		at = extract(call, i)
	}
	var out []Value
	for _, t := range e.sources(&call.Call) {
		for _, r := range t.sum.results() {
			rest, ok := path.Cut(r.Path)
			if r.Index != i || !ok {
				continue
			}
			out = append(out, e.result(r, t.bind, at, path, rest)...)
		}
	}
	return out
}

func (e *Engine) result(r Result, b binding, at ssa.Value, path, rest Path) []Value {
	if r.Kind == FromRoot {
		v, p, ok := b.arg(r.Root)
		if !ok {
			return nil
		}
		if p, ok = p.Join(r.RootPath); !ok {
			return nil
		}
		if p, ok = p.Join(rest); !ok {
			return nil
		}
		return e.Values(v, p)
	}
	if rest != "" {
		return nil
	}
	switch r.Kind {
	case OfType:
		if at == nil {
			return nil
		}
		return []Value{{Kind: OfType, Ref: r.Type, Type: e.ownType(r.Type), At: at, AtPath: path}}
	case AFunc:
		return []Value{{Kind: AFunc, Info: r.Func, Bound: b}}
	case Chan:
		return []Value{{Kind: Chan, Buffered: r.Buffered, Computed: r.Computed}}
	case Listed:
		return []Value{{Kind: Listed, Class: r.Class, Prim: r.Prim}}
	}
	return nil
}

// ownType returns a type that this package declares; nil for those of others, which may not be visible here.
func (e *Engine) ownType(ref TypeRef) types.Type {
	if ref.Pkg != e.path {
		return nil
	}
	if tn, ok := e.Pkg.Pkg.Scope().Lookup(ref.Name).(*types.TypeName); ok {
		return tn.Type()
	}
	return nil
}

func (e *Engine) builtin(b *ssa.Builtin, call *ssa.Call, path Path) []Value {
	if b.Name() != "append" {
		return nil
	}
	var out []Value
	for _, a := range call.Call.Args {
		out = append(out, e.Values(a, path)...)
	}
	return out
}

// extract finds the instruction that takes result i out of a call, nil if none does.
func extract(call *ssa.Call, i int) ssa.Value {
	for _, ref := range *call.Referrers() {
		if x, ok := ref.(*ssa.Extract); ok && x.Index == i {
			return x
		}
	}
	return nil
}

func root(fn *ssa.Function, kind RootKind, v ssa.Value, path Path) []Value {
	i := rootIndex(fn, kind, v)
	if i < 0 {
		return nil
	}
	return []Value{{Kind: FromRoot, Fn: fn, Root: Root{kind, i}, Path: path}}
}

func rootIndex(fn *ssa.Function, kind RootKind, v ssa.Value) int {
	if kind == Param {
		for i, p := range fn.Params {
			if p == v {
				return i
			}
		}
		return -1
	}
	for i, f := range fn.FreeVars {
		if f == v {
			return i
		}
	}
	return -1
}

// listed looks through loads and conversions for a field or variable that the catalogue lists, which is all there is
// to know of a value, and for interface types that the value had on the way.
func (e *Engine) listed(v ssa.Value) (out []Value, final bool) {
	for {
		switch x := v.(type) {
		case *ssa.Global:
			if l, ok := e.listedGlobal(x); ok {
				return []Value{l}, true
			}
			return out, false
		case *ssa.FieldAddr:
			l, ok := e.listedField(x.X.Type(), x.Field)
			return append(out, l...), ok
		case *ssa.Field:
			l, ok := e.listedField(x.X.Type(), x.Field)
			return append(out, l...), ok
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return out, false
			}
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			if n := namedOf(x.X.Type()); n != nil && n.Obj().Pkg() != nil {
				out = append(out, Value{Kind: Interface, Ref: TypeRef{n.Obj().Pkg().Path(), n.Obj().Name()}})
			}
			v = x.X
		default:
			return out, false
		}
	}
}

func (e *Engine) listedGlobal(g *ssa.Global) (Value, bool) {
	if g.Pkg == nil || g.Pkg.Pkg == nil {
		return Value{}, false
	}
	pkg := g.Pkg.Pkg.Path()
	b, ok := e.Catalog.Holds(catalog.NormPath(pkg), "", g.Name())
	return Value{Kind: Listed, Class: b.Class, Prim: pkg + "." + g.Name()}, ok
}

func (e *Engine) listedField(t types.Type, i int) ([]Value, bool) {
	named := namedOf(t)
	if named == nil || named.Obj().Pkg() == nil {
		return nil, false
	}
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return nil, false
	}
	pkg, typ, field := named.Obj().Pkg().Path(), named.Obj().Name(), st.Field(i).Name()
	if l, ok := e.declaredValue(st.Field(i).Origin(), typ+"."+field); ok {
		return []Value{l}, true
	}
	b, ok := e.Catalog.Holds(catalog.NormPath(pkg), typ, field)
	if !ok {
		return nil, false
	}
	return []Value{{Kind: Listed, Class: b.Class, Prim: pkg + "." + typ + "." + field}}, true
}
