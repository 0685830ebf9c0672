package colour

import (
	"cmp"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// A Root is a function that something puts on a loop.
type Root struct {
	Fn     *ssa.Function // of this package; nil for a function of another, which was registered here
	Value  effect.Value  // what was registered, if Fn is nil
	By     *ssa.Function // the function that registers it, if one does
	Loop   *catalog.Loop
	Reason string
	Pos    token.Pos // where it is put on the loop

	// Where code of the program calls it: see [catalog.Loop.Passed].
	Callers []Caller // of another package
	Via     []*Root  // of this one
}

// Name is the root's function as people write it.
func (r *Root) Name() string {
	if r.Fn != nil {
		return effect.DisplayName(r.Fn)
	}
	if r.Value.Func != nil {
		return effect.DisplayName(r.Value.Func)
	}
	return effect.DisplayName(r.By)
}

// methods adds the methods that implement an interface's method that a framework calls on its loop.
func (c *colourer) methods() {
	for _, p := range c.reachable() {
		rows := c.Catalog.MethodLoops(catalog.NormPath(p.Path()))
		for _, row := range rows {
			c.implementations(p, row.Iface, row.Method, row.Loop)
		}
	}
}

// implementations adds the methods of the package's types that implement the method of the interface.
func (c *colourer) implementations(p *types.Package, iface, method string, loop *catalog.Loop) {
	for _, t := range c.types {
		if !implements(t, p, iface) {
			continue
		}
		if fn := c.method(t, method); fn != nil {
			c.root(Root{Fn: fn, Loop: loop, Reason: loop.Reason, Pos: fn.Pos()})
		}
	}
}

// method returns the body of a method that the type itself declares in this package.
func (c *colourer) method(t *types.Named, name string) *ssa.Function {
	for m := range t.Methods() {
		if m.Name() == name {
			return c.Engine.Pkg.Prog.FuncValue(m)
		}
	}
	return nil
}

// namedTypes lists the package's named types that methods can be declared on, in source order.
func namedTypes(scope *types.Scope) []*types.Named {
	var out []*types.Named
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		n, ok := tn.Type().(*types.Named)
		if ok && n.NumMethods() > 0 && n.TypeParams().Len() == 0 && !types.IsInterface(n) {
			out = append(out, n)
		}
	}
	return out
}

// reachable lists the packages whose types this package can see, nearest first.
func (c *colourer) reachable() []*types.Package {
	if c.sees != nil {
		return c.sees
	}
	seen := map[*types.Package]bool{c.Engine.Pkg.Pkg: true}
	out := []*types.Package{}
	for queue := []*types.Package{c.Engine.Pkg.Pkg}; len(queue) > 0; queue = queue[1:] {
		for _, p := range queue[0].Imports() {
			if !seen[p] {
				seen[p] = true
				out = append(out, p)
				queue = append(queue, p)
			}
		}
	}
	c.sees = out
	return out
}

// signatures adds the functions whose shape a framework's convention puts on the loop.
func (c *colourer) signatures() {
	c.shaped(func(_ *ssa.Function, s catalog.Signature) bool { return !anyResult(s) })
}

// helpers adds those whose shape says nothing of their results, which is that of their helpers too: no root is what the
// loop's code is seen to call, and, in the first round, what anything of the package calls. It returns the number of
// roots.
func (c *colourer) helpers(round int) (roots int) {
	called := make(map[*ssa.Function]bool)
	if round == 1 {
		called = c.calledStatically()
	}
	c.shaped(func(fn *ssa.Function, s catalog.Signature) bool {
		return anyResult(s) && !called[fn] && !c.seen[nodeKey{fn, s.Loop.Family}]
	})
	return len(c.roots)
}

func anyResult(s catalog.Signature) bool { return len(s.Results) == 1 && s.Results[0] == "..." }

// shaped adds the functions with the first shape that is theirs and that the condition holds for.
func (c *colourer) shaped(is func(*ssa.Function, catalog.Signature) bool) {
	sigs := c.Catalog.Signatures()
	if len(sigs) == 0 {
		return
	}
	for _, fn := range c.Engine.Funcs {
		for _, s := range sigs {
			if matches(fn.Name(), fn.Signature, s) && is(fn, s) {
				c.root(Root{Fn: fn, Loop: s.Loop, Reason: s.Loop.Reason, Pos: fn.Pos()})
				break
			}
		}
	}
}

// calledStatically are the functions that others of the package call by name.
func (c *colourer) calledStatically() map[*ssa.Function]bool {
	out := make(map[*ssa.Function]bool)
	for _, fn := range c.Engine.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				if f := call.Common().StaticCallee(); f != nil && f != fn {
					out[cmp.Or(f.Origin(), f)] = true
				}
			}
		}
	}
	return out
}

func matches(name string, sig *types.Signature, s catalog.Signature) bool {
	if s.Method != "" && (name != s.Method || sig.Recv() == nil) {
		return false
	}
	return matchTuple(sig.Params(), s.Params) && matchTuple(sig.Results(), s.Results)
}

// ownLoop reports whether a function of another package of this module is a loop context there: what blocks in it is
// found there, and calling it is no finding besides.
func (c *colourer) ownLoop(pkg, name string) bool {
	for _, p := range c.reachable() {
		if p.Path() != pkg {
			continue
		}
		for _, o := range c.imported(p) {
			if o.Kind == Own && o.Name == name && c.SameModule(p) {
				return true
			}
		}
	}
	return false
}

// ownLoops tells other packages which functions of this one are loop contexts by themselves.
func (c *colourer) ownLoops() {
	for _, r := range c.roots {
		if r.Fn == nil || r.By != nil || r.Fn.Parent() != nil {
			continue
		}
		if obj, ok := r.Fn.Object().(*types.Func); ok {
			c.own = append(c.own, Obligation{Kind: Own, Name: effect.TableName(obj)})
		}
	}
}

// implements reports whether a value of type t, or a pointer to one, has the methods of the interface.
func implements(t types.Type, p *types.Package, iface string) bool {
	tn, ok := p.Scope().Lookup(iface).(*types.TypeName)
	if !ok {
		return false
	}
	it, ok := tn.Type().Underlying().(*types.Interface)
	if n, generic := tn.Type().(*types.Named); ok && generic && n.TypeParams().Len() > 0 {
		it = instance(t, n)
		ok = it != nil
	}
	return ok && it.NumMethods() > 0 && (types.Implements(t, it) || types.Implements(types.NewPointer(t), it))
}

func matchTuple(t *types.Tuple, want []string) bool {
	open := len(want) > 0 && want[len(want)-1] == "..."
	if open {
		want = want[:len(want)-1]
	}
	if t.Len() < len(want) || t.Len() > len(want) && !open {
		return false
	}
	for i, w := range want {
		if w != "_" && typeName(t.At(i).Type()) != w && typeName(types.Unalias(t.At(i).Type())) != w {
			return false
		}
	}
	return true
}

// typeName writes a type as the catalogue's signatures do.
func typeName(t types.Type) string {
	switch t := t.(type) {
	case *types.Pointer:
		return "*" + typeName(t.Elem())
	case *types.Slice:
		return "[]" + typeName(t.Elem())
	case *types.Basic:
		return t.Name()
	case interface{ Obj() *types.TypeName }: // a named type, an alias or a type parameter
		if t.Obj().Pkg() == nil {
			return t.Obj().Name()
		}
		return catalog.NormPath(t.Obj().Pkg().Path()) + "." + t.Obj().Name()
	}
	return ""
}
