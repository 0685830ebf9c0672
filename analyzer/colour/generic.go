package colour

import "go/types"

// instance returns the instance of a generic interface that a type would implement, nil if there is none: the type
// arguments are those that make its methods' signatures the interface's.
func instance(t types.Type, iface *types.Named) *types.Interface {
	params := iface.TypeParams()
	found := make(map[*types.TypeParam]types.Type)
	methods := types.NewMethodSet(types.NewPointer(t))
	generic := iface.Underlying().(*types.Interface)
	for m := range generic.Methods() {
		s := methods.Lookup(m.Pkg(), m.Name())
		if s == nil || !unify(m.Signature(), s.Obj().Type(), found) {
			return nil
		}
	}
	args := make([]types.Type, params.Len())
	for i := range args {
		if args[i] = found[params.At(i)]; args[i] == nil {
			return nil // no method mentions it
		}
	}
	inst, err := types.Instantiate(nil, iface, args, true)
	if err != nil {
		return nil
	}
	it, _ := inst.Underlying().(*types.Interface)
	return it
}

// unify finds the types that the type parameters in pattern stand for where it is to be t. What it does not look into
// it takes for equal: the instance that is made of what it finds is checked as a whole.
func unify(pattern, t types.Type, found map[*types.TypeParam]types.Type) bool {
	t = types.Unalias(t)
	switch p := types.Unalias(pattern).(type) {
	case *types.TypeParam:
		if have := found[p]; have != nil {
			return types.Identical(have, t)
		}
		found[p] = t
		return true
	case *types.Named:
		n, ok := t.(*types.Named)
		return ok && p.Origin() == n.Origin() && unifyList(p.TypeArgs(), n.TypeArgs(), found)
	case *types.Signature:
		s, ok := t.(*types.Signature)
		return ok && unifyTuple(p.Params(), s.Params(), found) && unifyTuple(p.Results(), s.Results(), found)
	case *types.Map:
		m, ok := t.(*types.Map)
		return ok && unify(p.Key(), m.Key(), found) && unify(p.Elem(), m.Elem(), found)
	case interface{ Elem() types.Type }: // a pointer, a slice, an array, a channel
		e, ok := t.(interface{ Elem() types.Type })
		return ok && unify(p.Elem(), e.Elem(), found)
	}
	return true
}

func unifyList(pattern, list *types.TypeList, found map[*types.TypeParam]types.Type) bool {
	for i := range pattern.Len() {
		if i >= list.Len() || !unify(pattern.At(i), list.At(i), found) {
			return false
		}
	}
	return true
}

func unifyTuple(pattern, tuple *types.Tuple, found map[*types.TypeParam]types.Type) bool {
	for i := range pattern.Len() {
		if i >= tuple.Len() || !unify(pattern.At(i).Type(), tuple.At(i).Type(), found) {
			return false
		}
	}
	return true
}
