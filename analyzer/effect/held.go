package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// contents adds to the table what the package stores in the fields of its struct types and in its variables, as the
// results of a function named after them: "App.Sessions", "var Hook". Other packages see by it what an interface or
// function there holds.
func (e *Engine) contents(t *Table) {
	e.fieldContents(t)
	for _, name := range e.Pkg.Pkg.Scope().Names() {
		g := e.Pkg.Var(name)
		if g == nil || !token.IsExported(name) || !isOpen(deref(g.Type())) {
			continue
		}
		b := newBuilder(nil)
		for _, s := range e.stores.inits[g] {
			if s.val.Parent() != nil && s.path == "" {
				e.returned(s.val.Parent(), 0, s.val, b)
			} else if f, ok := s.val.(*ssa.Function); ok && s.path == "" {
				e.returned(f, 0, f, b)
			}
		}
		t.add(varMark+name, kept(b))
	}
}

// varMark begins the name under which a table holds what a package variable holds.
const varMark = "var "

// kept is what can be said of stored values to those who do not see the function that stores them.
func kept(b *builder) *Summary {
	s := &Summary{}
	for _, r := range b.summary().Results {
		if r.Kind == AFunc {
			r.Func = rootless(r.Func)
		}
		if r.Kind == OfType || r.Kind == AFunc && r.Func != nil {
			s.Results = append(s.Results, r)
		}
	}
	return s
}

// rootless is what the function does whatever its maker was given, nil where what it does is not known without that.
func rootless(f *FuncInfo) *FuncInfo {
	ofRoot := func(u Use) bool { return u.Root.Kind != Arg }
	switch {
	case !slices.ContainsFunc(f.Uses, ofRoot):
		return f
	case len(f.Effects) == 0:
		return nil
	}
	return &FuncInfo{Pkg: f.Pkg, Name: f.Name, Effects: f.Effects, Uses: slices.DeleteFunc(slices.Clone(f.Uses), ofRoot), Opens: f.Opens}
}

func (e *Engine) fieldContents(t *Table) {
	var vars []*types.Var
	for v := range e.stores.fields {
		if o := e.stores.owners[v]; o != nil && o.Obj().Pkg() == e.Pkg.Pkg && v.Pkg() == e.Pkg.Pkg && isOpen(v.Type()) {
			vars = append(vars, v)
		}
	}
	slices.SortFunc(vars, func(a, b *types.Var) int { return int(a.Pos() - b.Pos()) })
	for _, v := range vars {
		b := newBuilder(nil)
		for _, val := range e.stores.fields[v] {
			if val.Parent() != nil {
				e.returned(val.Parent(), 0, val, b)
			}
		}
		t.add(e.stores.owners[v].Obj().Name()+"."+v.Name(), kept(b))
	}
}

// isOpen reports whether what a value of the type does depends on what it holds.
func isOpen(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Interface, *types.Signature:
		return !isError(t)
	}
	return false
}

// A held is what another package is known to store in a field or variable: a value whose definition is a summary's results.
type held struct {
	name    string
	typ     types.Type
	results []Result
}

// Name, String, Type, Parent, Referrers and Pos make a held an [ssa.Value].
func (h *held) Name() string                  { return h.name }
func (h *held) String() string                { return h.name }
func (h *held) Type() types.Type              { return h.typ }
func (h *held) Parent() *ssa.Function         { return nil }
func (h *held) Referrers() *[]ssa.Instruction { return nil }
func (h *held) Pos() token.Pos                { return token.NoPos }

// heldInField returns what another package stores in a field of its own type.
func (e *Engine) heldInField(f FieldRef) *held {
	if f.Owner == nil {
		return nil
	}
	return e.held(f.Owner.Obj().Pkg(), f.Var, f.Owner.Obj().Name()+"."+f.Var.Name())
}

// held returns what another package's table holds of a field or variable; nil if nothing.
func (e *Engine) held(pkg *types.Package, v *types.Var, name string) *held {
	if pkg == nil || pkg == e.Pkg.Pkg {
		return nil
	}
	h, ok := e.helds[v]
	if ok {
		return h
	}
	if sum := e.Import(pkg.Path(), name); sum != nil && len(sum.Results) > 0 {
		h = &held{name: name, typ: v.Type(), results: sum.Results}
	}
	e.helds[v] = h
	return h
}

// implementers lists the package's types that implement the interface, test doubles left out.
func (e *Engine) implementers(iface *types.Interface) []*types.Named {
	var out []*types.Named
	for _, name := range e.Pkg.Pkg.Scope().Names() {
		tn, ok := e.Pkg.Pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || types.IsInterface(tn.Type()) {
			continue
		}
		n, ok := tn.Type().(*types.Named)
		if !ok || n.TypeParams().Len() > 0 || strings.HasSuffix(e.Fset.Position(tn.Pos()).Filename, "_test.go") {
			continue
		}
		if types.Implements(types.NewPointer(n), iface) {
			out = append(out, n)
		}
	}
	return out
}
