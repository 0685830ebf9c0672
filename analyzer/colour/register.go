package colour

import (
	"cmp"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// registrations adds the functions that the package passes to a parameter, stores in a field or converts to a type
// that is called on a loop.
func (c *colourer) registrations() {
	for _, fn := range c.Engine.Funcs {
		c.registers(fn)
	}
	if init := c.Engine.Pkg.Func("init"); init != nil {
		c.registers(init)
	}
}

func (c *colourer) registers(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case ssa.CallInstruction:
				c.call(fn, i.Common())
			case *ssa.Store:
				c.store(fn, i)
			case *ssa.ChangeType:
				c.convert(fn, i.Type(), i.X, i.Pos())
			case *ssa.Return:
				c.returns(fn, i)
			}
		}
	}
}

// call looks at what a call passes to parameters that are called on a loop.
func (c *colourer) call(fn *ssa.Function, call *ssa.CallCommon) {
	callee := call.Method
	if callee == nil {
		f := call.StaticCallee()
		if f == nil {
			return
		}
		if o := f.Origin(); o != nil {
			f = o
		}
		callee, _ = f.Object().(*types.Func)
	}
	if callee == nil {
		return
	}
	args := call.Args
	if !call.IsInvoke() && callee.Signature().Recv() != nil && len(args) > 0 {
		args = args[1:]
	}
	params := c.loopParams(callee)
	if len(params) == 0 && call.IsInvoke() {
		if m := c.Engine.StandsFor(call); m != nil {
			params = c.loopParams(m)
		}
	}
	for _, p := range params {
		for i := p.Param; i < len(args) && (i == p.Param || variadic(callee, p.Param)); i++ {
			c.register(fn, args[i], call.Pos(), p.Loop)
		}
	}
}

func variadic(f *types.Func, param int) bool {
	sig := f.Signature()
	return sig.Variadic() && param == sig.Params().Len()-1
}

// store looks at what is stored in fields that are called on a loop.
func (c *colourer) store(fn *ssa.Function, s *ssa.Store) {
	fa, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return
	}
	ptr, ok := fa.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return
	}
	st, ok := ptr.Elem().Underlying().(*types.Struct)
	if !ok {
		return
	}
	owner, _ := types.Unalias(ptr.Elem()).(*types.Named)
	if loop := c.loopField(owner, st.Field(fa.Field)); loop != nil {
		pos := s.Pos()
		if !pos.IsValid() {
			pos = fa.Pos()
		}
		c.register(fn, s.Val, pos, loop)
	}
}

// convert looks at what becomes a value of a function type whose values run on a loop.
func (c *colourer) convert(fn *ssa.Function, t types.Type, x ssa.Value, pos token.Pos) {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return
	}
	if loop := c.loopType(n.Origin()); loop != nil {
		c.register(fn, x, pos, loop)
	}
}

// returns looks at functions that a method returns for a framework to call on its loop.
func (c *colourer) returns(fn *ssa.Function, r *ssa.Return) {
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return
	}
	loop := c.Catalog.LoopResult(effect.SymbolOf(obj))
	if loop == nil {
		loop = c.resultLoops()[fn]
	}
	if loop != nil {
		for _, res := range r.Results {
			c.register(fn, res, r.Pos(), loop)
		}
	}
}

// resultLoops returns the methods that implement an interface's method whose results run on a loop.
func (c *colourer) resultLoops() map[*ssa.Function]*catalog.Loop {
	if c.resulting != nil {
		return c.resulting
	}
	c.resulting = make(map[*ssa.Function]*catalog.Loop)
	for _, p := range c.reachable() {
		for _, row := range c.Catalog.ResultLoops(catalog.NormPath(p.Path())) {
			for _, t := range c.types {
				if fn := c.method(t, row.Method); fn != nil && implements(t, p, row.Iface) {
					c.resulting[fn] = row.Loop
				}
			}
		}
	}
	return c.resulting
}

// register puts whatever function v may hold on the loop. Where v is what the function was given, the obligation is
// passed on to those who give it.
func (c *colourer) register(fn *ssa.Function, v ssa.Value, pos token.Pos, loop *catalog.Loop) {
	if f, ok := effect.FieldOf(v); ok {
		c.obligeField(f, loop)
	}
	elsewhere := c.convertedElsewhere(v, loop)
	for _, path := range []effect.Path{"", "[]"} { // a function, or the elements of a variadic parameter
		for _, x := range c.Engine.Values(v, path) {
			if !elsewhere || !c.ofModule(x) {
				c.registerValue(fn, x, pos, loop)
			}
		}
	}
}

// convertedElsewhere reports whether v has a type whose values run on the loop before this package passes it on: where
// it was made a value of that type, it was put on the loop.
func (c *colourer) convertedElsewhere(v ssa.Value, loop *catalog.Loop) bool {
	if _, ok := v.(*ssa.ChangeType); ok {
		return false
	}
	n, ok := types.Unalias(v.Type()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	l := c.loopType(n.Origin())
	return l != nil && l.Family == loop.Family
}

// ofModule reports whether the value is a function of another package of this module, where what it does is found.
func (c *colourer) ofModule(x effect.Value) bool {
	if x.Kind != effect.AFunc || x.Func != nil || x.Info.Body != nil {
		return false
	}
	pkg := x.Info.Pkg // "" of a literal
	for _, e := range x.Info.Effects {
		if e.Chain != nil {
			pkg = cmp.Or(pkg, e.Chain.Hop.Pkg)
		}
	}
	for _, u := range x.Info.Uses {
		if u.Chain != nil {
			pkg = cmp.Or(pkg, u.Chain.Hop.Pkg)
		}
	}
	return slices.ContainsFunc(c.reachable(), func(p *types.Package) bool { return p.Path() == pkg && c.SameModule(p) })
}

func (c *colourer) registerValue(fn *ssa.Function, x effect.Value, pos token.Pos, loop *catalog.Loop) {
	if x.Kind == effect.FromRoot {
		c.oblige(x, loop)
		return
	}
	if x.Kind != effect.AFunc {
		return
	}
	if !pos.IsValid() {
		pos = fn.Pos()
	}
	c.root(Root{Fn: c.bodyOf(x), Value: x, By: fn, Loop: loop, Reason: loop.Reason, Pos: pos})
}

// bodyOf is the function of this package that a value is, if its body says all that it does.
func (c *colourer) bodyOf(x effect.Value) *ssa.Function {
	switch {
	case x.Func != nil:
		return c.body(x.Func)
	case x.Info.Body != nil && x.Info.Alone(): // what a function returned
		return c.body(x.Info.Body)
	}
	return nil
}

// body looks through the wrappers of SSA for the function of this package that stands behind a value.
func (c *colourer) body(f *ssa.Function) *ssa.Function {
	if o := f.Origin(); o != nil {
		f = o
	}
	if f.Synthetic == "" && f.Blocks != nil {
		return f
	}
	obj, ok := f.Object().(*types.Func)
	if !ok || obj.Pkg() != c.Engine.Pkg.Pkg {
		return nil
	}
	if g := c.Engine.Pkg.Prog.FuncValue(obj.Origin()); g != nil && g.Blocks != nil {
		return g
	}
	return nil
}
