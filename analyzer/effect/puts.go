package effect

import (
	"cmp"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A Put says that the package converts a value of a concrete type to an interface of the module, or stores a function in
// a field of a struct of the module.
type Put struct {
	Type    TypeRef  // the concrete type, or the function
	Methods []string // the names of the type's methods, sorted; OpCall for a function
	Iface   TypeRef  // the interface, or the field: see [Open]
}

// A Flow says that the package converts values of one interface of the module to another.
type Flow struct{ From, To TypeRef }

// Conversions are the package's conversions to interfaces of the module, in order and each once, tests left out; and the
// views of the converted types of other modules, which have nobody else to tell of them, and of the functions.
func (e *Engine) Conversions() (puts []Put, flows []Flow, views []View) {
	if !e.Opens {
		return nil, nil, nil
	}
	c := conversions{
		Engine: e,
		puts:   make(map[[2]TypeRef]*types.Named), flows: make(map[Flow]bool), funcs: make(map[[2]TypeRef]*Summary),
	}
	if init := e.Pkg.Func("init"); init != nil {
		c.in(init)
	}
	for _, fn := range e.Funcs {
		outer := fn
		for outer.Parent() != nil {
			outer = outer.Parent()
		}
		if obj := outer.Object(); obj == nil || !e.inTest(obj) {
			c.in(fn)
		}
	}
	return c.result()
}

type conversions struct {
	*Engine
	puts  map[[2]TypeRef]*types.Named
	flows map[Flow]bool
	funcs map[[2]TypeRef]*Summary // the functions that are stored in a field
}

func (c *conversions) in(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.MakeInterface:
				c.put(i)
			case *ssa.Store:
				c.store(i)
			case *ssa.ChangeInterface:
				c.flow(i.X.Type(), i.Type())
			case *ssa.TypeAssert:
				c.flow(i.X.Type(), i.AssertedType)
			}
		}
	}
}

// put notes a conversion that has a use: "var _ Store = (*DB)(nil)" only asks the compiler.
func (c *conversions) put(i *ssa.MakeInterface) {
	iface, ok := c.ModuleInterface(i.Type())
	if !ok || len(*i.Referrers()) == 0 {
		return
	}
	if c, ok := i.X.(*ssa.Const); ok && c.IsNil() {
		return
	}
	n := namedOf(i.X.Type())
	if n == nil || n.Obj().Pkg() == nil || n.Obj().Pkg() == c.Pkg.Pkg && c.inTest(n.Obj()) {
		return
	}
	c.puts[[2]TypeRef{{n.Obj().Pkg().Path(), n.Obj().Name()}, iface}] = n
}

// store notes a function that is stored in a field of another package.
func (c *conversions) store(i *ssa.Store) {
	field := c.StoredOpenly(i)
	if field.Name == "" {
		return
	}
	for _, x := range c.Values(i.Val, "") {
		if x.Kind == AFunc && x.Func != nil && x.Func.Pkg != nil {
			c.funcs[[2]TypeRef{{x.Func.Pkg.Pkg.Path(), x.Func.RelString(x.Func.Pkg.Pkg)}, field}] = c.does(x)
		}
	}
}

// does is what calling a function does by itself.
func (c *conversions) does(x Value) *Summary {
	b := newBuilder(nil)
	switch t, ok := c.Engine.function(x, nil); {
	case ok && t.fn != nil:
		c.Visit(t.fn, Visitor{Effect: b.effect, Open: b.opened, Given: func(Given) {}, Use: c.waitsFor(b)})
	case ok && t.sum != nil:
		for _, eff := range t.sum.Effects {
			if eff.Chain == nil && t.obj != nil {
				eff.Prim = FullName(t.obj)
			}
			b.effect(eff)
		}
		for _, o := range t.sum.Opens {
			b.open(o)
		}
	}
	return b.summary()
}

func (c *conversions) flow(from, to types.Type) {
	f, ok1 := c.ModuleInterface(from)
	t, ok2 := c.ModuleInterface(to)
	if ok1 && ok2 && f != t {
		c.flows[Flow{f, t}] = true
	}
}

func (c *conversions) result() (puts []Put, flows []Flow, views []View) {
	foreign := make(map[TypeRef]*types.Named)
	for k, n := range c.puts {
		p := Put{Type: k[0], Iface: k[1]}
		for sel := range types.NewMethodSet(types.NewPointer(n)).Methods() {
			p.Methods = append(p.Methods, sel.Obj().Name())
		}
		slices.Sort(p.Methods)
		puts = append(puts, p)
		if n.Obj().Pkg() != c.Pkg.Pkg && !c.SameModule(n.Obj().Pkg()) {
			foreign[k[0]] = n
		}
	}
	for k, s := range c.funcs {
		puts = append(puts, Put{Type: k[0], Methods: []string{OpCall}, Iface: k[1]})
		if len(s.Effects)+len(s.Opens) > 0 {
			views = append(views, View{Type: k[0], Methods: map[string]*Summary{OpCall: s}})
		}
	}
	for f := range c.flows {
		flows = append(flows, f)
	}
	for _, n := range foreign {
		if w := c.foreignView(n); len(w.Methods) > 0 {
			views = append(views, w)
		}
	}
	slices.SortFunc(puts, func(a, b Put) int { return cmp.Or(a.Iface.Compare(b.Iface), a.Type.Compare(b.Type)) })
	slices.SortFunc(flows, func(a, b Flow) int { return cmp.Or(a.To.Compare(b.To), a.From.Compare(b.From)) })
	slices.SortFunc(views, func(a, b View) int { return a.Type.Compare(b.Type) })
	return puts, flows, views
}

// Compare orders types by name.
func (r TypeRef) Compare(s TypeRef) int {
	return cmp.Or(cmp.Compare(r.Pkg, s.Pkg), cmp.Compare(r.Name, s.Name))
}

// foreignView is what the methods of another module's type are known to do by themselves.
func (e *Engine) foreignView(n *types.Named) View {
	w := View{Type: TypeRef{n.Obj().Pkg().Path(), n.Obj().Name()}, Methods: make(map[string]*Summary)}
	for sel := range types.NewMethodSet(types.NewPointer(n)).Methods() {
		m := sel.Obj().(*types.Func).Origin()
		sum, stop := e.known(m)
		if !stop {
			sum = e.imported(m).and(sum)
		}
		if sum == nil || len(sum.Effects) == 0 {
			continue
		}
		b := newBuilder(nil)
		for _, eff := range sum.Effects {
			if eff.Chain == nil {
				eff.Prim = FullName(m)
			}
			b.effect(eff)
		}
		w.Methods[m.Name()] = b.summary()
	}
	return w
}
