package effect

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// ifaceOf is the interface that a call goes through, if it is one that the module declares.
func (e *Engine) ifaceOf(c *ssa.CallCommon) TypeRef {
	if !c.IsInvoke() {
		return TypeRef{}
	}
	ref, _ := e.ModuleInterface(c.Value.Type())
	return ref
}

// ModuleInterface names the interface type if it has a name and this module declares it.
func (e *Engine) ModuleInterface(t types.Type) (TypeRef, bool) {
	n, ok := types.Unalias(t).(*types.Named)
	if !e.Opens || !ok || !types.IsInterface(n) || n.Obj().Pkg() == nil || e.SameModule == nil {
		return TypeRef{}, false
	}
	if pkg := n.Obj().Pkg(); pkg != e.Pkg.Pkg && !e.SameModule(pkg) {
		return TypeRef{}, false
	}
	return TypeRef{n.Obj().Pkg().Path(), n.Obj().Name()}, true
}

// asserted reports whether a value comes out of an interface that is not the module's, by a type assertion. What is put
// into that is not known.
func (e *Engine) asserted(val ssa.Value) bool {
	if x, ok := val.(*ssa.Extract); ok {
		val = x.Tuple
	}
	t, ok := val.(*ssa.TypeAssert)
	return ok && e.isForeign(t.X.Type())
}

// isForeign reports whether t is an interface that is not the module's.
func (e *Engine) isForeign(t types.Type) bool {
	if t == nil || !types.IsInterface(t) {
		return false
	}
	_, ok := e.ModuleInterface(t)
	return !ok
}

// openField names a field of a func type that a struct of another package of the module declares. This package's own are
// obligations: whoever stores something there sees it.
func (e *Engine) openField(f FieldRef) TypeRef {
	if !e.Opens || f.Var == nil || f.Owner == nil || f.Rest != "" || f.Owner.Obj().Pkg() == nil || f.Owner.Obj().Pkg() == e.Pkg.Pkg {
		return TypeRef{}
	}
	if _, ok := f.Var.Type().Underlying().(*types.Signature); !ok || !e.SameModule(f.Owner.Obj().Pkg()) {
		return TypeRef{}
	}
	return TypeRef{f.Owner.Obj().Pkg().Path(), f.Owner.Obj().Name() + "." + f.Var.Name()}
}

// StoredOpenly names the field that a function is stored in, if it is one of a func type that a struct of another package
// of the module declares: who calls it is known to the whole program.
func (e *Engine) StoredOpenly(s *ssa.Store) TypeRef {
	fa, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return TypeRef{}
	}
	f, _ := fieldRef(fa.X.Type(), fa.Field, "")
	return e.openField(f)
}

// unseen tells of a call of a method of an object whose type is known by name alone: facts about its package do not come
// here. It reports whether the object is such a one.
func (v *Visitor) unseen(x Value, op string, chain *Chain) bool {
	if v.e.Sees == nil || v.e.Sees(x.Ref.Pkg) {
		return false
	}
	if v.e.Opens {
		v.open(Open{Type: x.Ref, Op: op, Chain: chain}, Value{})
	}
	return true
}

// held tells of a call of a method of a value of which nothing is known but the field that it is loaded from, where the
// field's owner is no root: what the package stores in the field, and if that is nothing, the interface.
func (v *Visitor) held(f FieldRef, p Path, op string, chain *Chain) {
	if v.Open == nil || v.iface.Name == "" {
		return
	}
	opens := v.opens
	if f.Var != nil {
		for _, x := range v.e.inField(f, p) {
			if x.Kind == OfType {
				v.open(Open{Type: x.Ref, Op: op, Chain: chain}, Value{})
			}
		}
	}
	if v.opens == opens {
		v.open(Open{Type: v.iface, Op: op, Chain: chain}, Value{})
	}
}

// A View is what the methods of a type do when they are called on a value of which no more is known than what the
// package stores in its fields: the methods' summaries without uses.
type View struct {
	Type    TypeRef
	Methods map[string]*Summary // those that have effects or open calls
}

// Views returns what the methods of the package's named types do, in the order of the types' names.
func (e *Engine) Views() []View {
	var out []View
	scope := e.Pkg.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || types.IsInterface(tn.Type()) || e.inTest(tn) {
			continue
		}
		if _, ok := tn.Type().(*types.Named); !ok {
			continue
		}
		w := View{Type: TypeRef{e.path, name}, Methods: make(map[string]*Summary)}
		for sel := range types.NewMethodSet(types.NewPointer(tn.Type())).Methods() {
			if s := e.view(sel); len(s.Effects)+len(s.Opens) > 0 {
				w.Methods[sel.Obj().Name()] = s
			}
		}
		if len(w.Methods) > 0 {
			out = append(out, w)
		}
	}
	return out
}

func (e *Engine) inTest(obj types.Object) bool {
	return strings.HasSuffix(e.Fset.Position(obj.Pos()).Filename, "_test.go")
}

// view is what a method of a package's type does by itself.
func (e *Engine) view(sel *types.Selection) *Summary {
	m := sel.Obj().(*types.Func).Origin()
	b := newBuilder(nil)
	switch {
	case len(sel.Index()) > 1:
		e.promotedView(sel, m, b)
	case m.Pkg() == e.Pkg.Pkg:
		if sum, stop := e.known(m); stop {
			return sum
		}
		if fn := e.Pkg.Prog.FuncValue(m); fn != nil {
			e.Visit(fn, Visitor{Effect: b.effect, Open: b.opened, Given: func(Given) {}, Use: e.waitsFor(b)})
		}
	}
	return b.summary()
}

// waitsFor takes the receives from channels that a method was given: whoever made them, receiving waits.
func (e *Engine) waitsFor(b *builder) func(Use) {
	w := Visitor{e: e, Effect: b.effect}
	return func(u Use) {
		if u.Chain.Len() == 1 {
			w.unknown(u.Op, u.Chain)
		}
	}
}

// promotedView is the view of a method that a type gets from a field that it embeds: what the method does on whatever
// the package stores in the field. The call stands nowhere, so it has no hop.
func (e *Engine) promotedView(sel *types.Selection, m *types.Func, b *builder) {
	recv := m.Signature().Recv().Type()
	if !types.IsInterface(recv) {
		if n := namedOf(recv); n != nil && n.Obj().Pkg() != nil {
			b.open(Open{Type: TypeRef{n.Obj().Pkg().Path(), n.Obj().Name()}, Op: m.Name()})
		}
		if sum := e.promotion(sel); sum != nil {
			for _, eff := range sum.Effects {
				b.effect(eff)
			}
		}
		return
	}
	v := Visitor{e: e, Open: b.opened}
	f, _ := fieldRef(sel.Recv(), sel.Index()[0], "")
	v.iface, _ = e.ModuleInterface(recv)
	if len(sel.Index()) > 2 {
		f = FieldRef{}
	}
	v.held(f, "", m.Name(), nil)
}

// An InterfaceType is an interface type that the package declares.
type InterfaceType struct {
	Type    TypeRef
	Methods []string  // sorted
	Beside  []TypeRef // the package's own types that have the methods, tests left out
	Cuts    []string  // the methods of which a directive says what they do
}

// Interfaces are the interfaces with methods that the package declares, in the order of their names.
func (e *Engine) Interfaces() []InterfaceType {
	var out []InterfaceType
	scope := e.Pkg.Pkg.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || e.inTest(tn) {
			continue
		}
		iface, ok := tn.Type().Underlying().(*types.Interface)
		if !ok || iface.NumMethods() == 0 || !iface.IsMethodSet() {
			continue
		}
		i := InterfaceType{Type: TypeRef{e.path, name}}
		for m := range iface.Methods() { // sorted by name
			i.Methods = append(i.Methods, m.Name())
			if _, ok := e.declared(m); ok {
				i.Cuts = append(i.Cuts, m.Name())
			}
		}
		if tn.Type().(*types.Named).TypeParams().Len() == 0 {
			for _, n := range e.implementers(iface) {
				i.Beside = append(i.Beside, TypeRef{e.path, n.Obj().Name()})
			}
		}
		out = append(out, i)
	}
	return out
}
