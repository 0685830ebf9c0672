package effect

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// StandsFor returns the framework's method that a call through an interface of the module is of: programs write
// interfaces of what they use of a framework, to have another one in tests. Such an interface speaks of the framework's
// types, and one of these has its methods. It is nil where there is none, or where several have a method of their own.
func (e *Engine) StandsFor(c *ssa.CallCommon) *types.Func {
	n, ok := types.Unalias(c.Value.Type()).(*types.Named)
	if !ok || !c.IsInvoke() || n.TypeParams().Len() > 0 || n.Obj().Pkg() == nil {
		return nil
	}
	if pkg := n.Obj().Pkg(); pkg != e.Pkg.Pkg && (e.SameModule == nil || !e.SameModule(pkg)) {
		return nil
	}
	ts, ok := e.standIns[n]
	if !ok {
		ts = standIns(e.Catalog, n)
		e.standIns[n] = ts
	}
	return sameMethod(ts, c.Method.Name())
}

// standIns are the types that implement an interface, of the frameworks that it speaks of.
func standIns(cat *catalog.Catalog, iface *types.Named) []types.Type {
	it, ok := iface.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var out []types.Type
	for _, pkg := range mentioned(it) {
		if IsStd(pkg.Path()) || len(cat.LoopFamilies(catalog.NormPath(pkg.Path()))) == 0 {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok || !tn.Exported() || tn.IsAlias() || types.IsInterface(tn.Type()) {
				continue
			}
			if n, ok := tn.Type().(*types.Named); ok && n.TypeParams().Len() == 0 && types.Implements(types.NewPointer(n), it) {
				out = append(out, types.NewPointer(n))
			}
		}
	}
	return out
}

// mentioned are the packages of the named types in the signatures of an interface's methods, each once.
func mentioned(it *types.Interface) []*types.Package {
	var out []*types.Package
	var in func(t types.Type)
	in = func(t types.Type) {
		switch t := types.Unalias(t).(type) {
		case *types.Named:
			if p := t.Obj().Pkg(); p != nil && !slices.Contains(out, p) {
				out = append(out, p)
			}
		case interface{ Elem() types.Type }: // a pointer, slice, array, map or channel
			in(t.Elem())
		case *types.Signature:
			for v := range t.Params().Variables() {
				in(v.Type())
			}
			for v := range t.Results().Variables() {
				in(v.Type())
			}
		}
	}
	for m := range it.Methods() {
		in(m.Type())
	}
	return out
}

// sameMethod is the method of that name, if it is the same one in all of the types.
func sameMethod(ts []types.Type, name string) *types.Func {
	var out *types.Func
	for _, t := range ts {
		obj, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
		m, ok := obj.(*types.Func)
		if !ok || out != nil && out != m {
			return nil
		}
		out = m
	}
	return out
}
