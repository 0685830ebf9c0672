package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A target is a function that a call may reach, with what it is given there.
type target struct {
	obj  *types.Func // nil for a literal and where only the effect is known
	pkg  string      // import path and name in a Table, where fn is nil and they are known
	name string
	fn   *ssa.Function // with a body in this package; else nil
	sum  *Summary
	bind binding
}

// A binding says which values of the caller stand for the roots of the callee.
type binding struct {
	args     []ssa.Value // by parameter; where recv is known the further parameters
	recv     ssa.Value   // parameter 0, standing at recvPath of it
	recvPath Path
	closure  *ssa.MakeClosure
	called   []ssa.Value // what a function that is only described is called with
}

// arg returns the caller's value, and the path in it, that stands for a root of the callee.
func (b binding) arg(r Root) (ssa.Value, Path, bool) {
	switch {
	case r.Kind == Arg:
		if r.Index < len(b.called) {
			return b.called[r.Index], "", true
		}
		return nil, "", false
	case r.Kind == Free:
		if b.closure != nil && r.Index < len(b.closure.Bindings) {
			return b.closure.Bindings[r.Index], "", true
		}
		return nil, "", false
	case b.recv != nil && r.Index == 0:
		return b.recv, b.recvPath, true
	case b.recv != nil:
		r.Index--
	}
	if r.Index < len(b.args) {
		return b.args[r.Index], "", true
	}
	return nil, "", false
}

// targets returns the functions that a call may reach, as far as they are known.
func (e *Engine) targets(c *ssa.CallCommon) []target {
	if c.IsInvoke() {
		return e.invoked(c)
	}
	switch f := c.Value.(type) {
	case *ssa.Builtin:
		return nil
	case *ssa.Function:
		return []target{e.static(f, binding{args: c.Args})}
	case *ssa.MakeClosure:
		return []target{e.static(f.Fn.(*ssa.Function), binding{args: c.Args, closure: f})}
	}
	var out []target
	for _, v := range e.Values(c.Value, "") {
		if t, ok := e.function(v, c.Args); ok {
			out = append(out, t)
		}
	}
	return out
}

func (e *Engine) static(f *ssa.Function, b binding) target {
	if o := f.Origin(); o != nil {
		f = o
	}
	t := target{bind: b}
	t.obj, _ = f.Object().(*types.Func)
	var said *Summary
	if t.obj != nil && f.Synthetic == "" || t.obj != nil && f.Blocks == nil {
		sum, stop := e.known(t.obj)
		if stop {
			t.sum = sum
			return t
		}
		said = sum
	}
	t.sum = e.Summary(f).and(said)
	if f.Blocks != nil {
		t.fn = f
	} else if t.obj != nil && t.obj.Pkg() != nil {
		t.pkg, t.name = t.obj.Pkg().Path(), TableName(t.obj)
	}
	return t
}

// function is the target that calling the value reaches.
func (e *Engine) function(v Value, args []ssa.Value) (target, bool) {
	switch {
	case v.Kind != AFunc:
		return target{}, false
	case v.Func != nil:
		return e.static(v.Func, binding{args: args, closure: v.Closure}), true
	case v.Info.Name != "":
		return target{sum: e.Import(v.Info.Pkg, v.Info.Name), bind: binding{args: args}}, true
	}
	bound := v.Bound
	bound.called = args
	return target{sum: &Summary{Effects: v.Info.Effects, Uses: v.Info.Uses, Opens: v.Info.Opens}, bind: bound}, true
}

// invoked returns the targets of a call through an interface: what the catalogue says of the interface's method,
// else the methods of the concrete types that the value is known to hold.
func (e *Engine) invoked(c *ssa.CallCommon) []target {
	sum, stop := e.knownThrough(c)
	if stop {
		return []target{{obj: c.Method, sum: sum, bind: binding{recv: c.Value, args: c.Args}}}
	}
	if sum := e.imported(c.Method); !sum.Empty() { // a directive in the interface's package
		return []target{{obj: c.Method, sum: sum, bind: binding{recv: c.Value, args: c.Args}}}
	}
	var out []target
	if sum != nil {
		out = append(out, target{obj: c.Method, sum: sum})
	}
	for _, v := range e.Values(c.Value, "") {
		if t, ok := e.method(v, c.Method.Name()); ok {
			t.bind.args = c.Args
			out = append(out, t)
		}
	}
	return out
}

// method is the target that calling a method of an object of known type reaches.
func (e *Engine) method(v Value, name string) (target, bool) {
	if v.Kind != OfType {
		return target{}, false
	}
	if v.Type == nil {
		name = v.Ref.Name + "." + name
		sum := e.Import(v.Ref.Pkg, name)
		return target{pkg: v.Ref.Pkg, name: name, sum: sum, bind: binding{recv: v.At, recvPath: v.AtPath}}, sum != nil
	}
	t := v.Type
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	obj, index, _ := types.LookupFieldOrMethod(t, false, e.Pkg.Pkg, name)
	if obj == nil && v.Ref.Pkg != e.path { // the method may be one that only its package sees by name
		return target{}, false
	}
	m, ok := obj.(*types.Func)
	if !ok {
		return target{}, false
	}
	at, ok := v.AtPath.Join(embedded(t, index))
	if !ok {
		return target{}, false
	}
	b := binding{recv: v.At, recvPath: at}
	if types.IsInterface(m.Signature().Recv().Type()) {
		return target{}, false // promoted from an embedded interface: see Values at that path
	}
	m = m.Origin()
	said, stop := e.known(m)
	if stop {
		return target{obj: m, sum: said, bind: b}, true
	}
	if m.Pkg() == e.Pkg.Pkg {
		if f := e.Pkg.Prog.FuncValue(m); f != nil {
			return target{obj: m, fn: f, sum: e.Summary(f).and(said), bind: b}, true
		}
	}
	return target{obj: m, pkg: m.Pkg().Path(), name: TableName(m), sum: e.imported(m).and(said), bind: b}, true
}

// embedded is the path of embedded fields that a promoted method is reached through.
func embedded(t types.Type, index []int) Path {
	var p Path
	for _, i := range index[:max(0, len(index)-1)] {
		f := fieldName(t, i)
		p, _ = p.Join(f)
		if st, ok := deref(t).Underlying().(*types.Struct); ok {
			t = st.Field(i).Type()
		}
	}
	return p
}

// knownThrough is known for a call through an interface. What is said of that interface goes before what is said of one
// that it embeds, which may be the one that declares the method.
func (e *Engine) knownThrough(c *ssa.CallCommon) (sum *Summary, stop bool) {
	if n := namedOf(c.Value.Type()); n != nil && n.Obj().Pkg() != nil {
		sym := catalog.Symbol{Pkg: catalog.NormPath(n.Obj().Pkg().Path()), Recv: n.Obj().Name(), Name: c.Method.Name()}
		if sum, stop := e.listedAs(c.Method, sym); sum != nil {
			return sum, stop
		}
	}
	if sum, stop := e.known(c.Method); sum != nil || stop {
		return sum, stop
	}
	return e.throughStandIn(c)
}

// throughStandIn is known of a framework's method that an interface of the module stands for, where nothing better is
// known of what it holds. One method alone is a shape that others have by chance.
func (e *Engine) throughStandIn(c *ssa.CallCommon) (sum *Summary, stop bool) {
	it, ok := c.Value.Type().Underlying().(*types.Interface)
	if !ok || it.NumMethods() < 2 {
		return nil, false
	}
	m := e.StandsFor(c)
	if m == nil || slices.ContainsFunc(e.Values(c.Value, ""), e.isOfType) {
		return nil, false
	}
	return e.listedAs(m, SymbolOf(m))
}

// isOfType reports whether a value is known to be an object of some type, where it is made or where it is kept.
func (e *Engine) isOfType(v Value) bool {
	is := func(v Value) bool { return v.Kind == OfType }
	return is(v) || v.Kind == FromRoot && (slices.ContainsFunc(e.captured(v), is) || slices.ContainsFunc(e.InFields(v), is))
}

// known returns what the catalogue and directives say of a function, and whether that is all there is to say: that it
// computes for long is not, for what it reads may block as well.
func (e *Engine) known(obj *types.Func) (sum *Summary, stop bool) {
	if s, ok := e.declared(obj); ok && obj.Pkg() == e.Pkg.Pkg {
		return s, true
	}
	return e.listedAs(obj, SymbolOf(obj))
}

// listedAs returns what the catalogue says of a function under a name.
func (e *Engine) listedAs(obj *types.Func, sym catalog.Symbol) (sum *Summary, stop bool) {
	switch {
	case e.Catalog.Cut(sym):
		return &Summary{}, true
	case e.Catalog.Logs(sym):
		return primitive(obj, Key{Class: catalog.Stdio}), true
	}
	var keys []Key
	for _, f := range e.Catalog.Forbidden(sym) {
		keys = append(keys, Key{Class: catalog.Deadlock, Family: f.Name})
	}
	if b, ok := e.Catalog.Blocks(sym); ok {
		return primitive(obj, append(keys, Key{Class: b.Class})...), b.Class != catalog.CPU || len(keys) > 0
	}
	if len(keys) > 0 {
		return primitive(obj, keys...), true
	}
	return nil, false
}

// Primitive is the summary of a function that blocks by declaration.
func Primitive(obj *types.Func, c catalog.Class) *Summary { return primitive(obj, Key{Class: c}) }

func primitive(obj *types.Func, keys ...Key) *Summary {
	b := newBuilder(nil)
	for _, k := range keys {
		b.effect(Effect{Key: k, Prim: FullName(obj)})
	}
	return b.summary()
}

// hop is the call's hop in the chain of the function that it stands in.
func (e *Engine) hop(fn *ssa.Function, pos token.Pos) Hop {
	return Hop{Pkg: e.path, Func: DisplayName(fn), Pos: pos}
}

// push puts a hop before the chain, but for the wrappers that SSA makes, which stand nowhere.
func push(c *Chain, h Hop) *Chain {
	if !h.Pos.IsValid() {
		return c
	}
	return c.Push(h)
}

// rangePos is where a range statement stands that the call is made for.
func rangePos(c *ssa.CallCommon) token.Pos {
	for _, a := range c.Args {
		if mc, ok := a.(*ssa.MakeClosure); ok && mc.Fn.(*ssa.Function).Synthetic == "range-over-func yield" {
			return mc.Fn.Pos()
		}
		if f, ok := a.(*ssa.Function); ok && f.Synthetic == "range-over-func yield" {
			return f.Pos()
		}
	}
	return token.NoPos
}

// callPos is where the called function's name stands: SSA knows where the parenthesis after it does.
func (e *Engine) callPos(c *ssa.CallCommon) token.Pos {
	name := ""
	switch {
	case c.IsInvoke():
		name = c.Method.Name()
	case c.StaticCallee() != nil:
		if obj := c.StaticCallee().Object(); obj != nil {
			name = obj.Name()
		}
	}
	if !c.Pos().IsValid() {
		return rangePos(c)
	}
	at := c.Pos() - token.Pos(len(name))
	if f := e.Fset.File(c.Pos()); f == nil || int(at) < f.Base() || f.Line(at) != f.Line(c.Pos()) {
		return c.Pos() // the function is called by another name
	}
	return at
}
