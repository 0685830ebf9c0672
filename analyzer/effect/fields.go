package effect

import "go/types"

// InFields returns what the package's functions store in the field that a root's value stands in: the innermost field
// of its path that anything is stored in.
func (e *Engine) InFields(x Value) []Value {
	fields := FieldsOf(x)
	for i := len(fields) - 1; i >= 0; i-- {
		var out []Value
		for _, val := range e.stores.fields[fields[i].Var] {
			out = append(out, e.Values(val, fields[i].Rest)...)
		}
		if len(out) > 0 {
			return distinct(out)
		}
	}
	return nil
}

// A FieldRef is a field on the way to a value, with the path from what the field holds to the value.
type FieldRef struct {
	Var   *types.Var
	Owner *types.Named // nil for a struct without a name
	Rest  Path
}

// FieldsOf lists the fields on the path of a root's value, the outermost first.
func FieldsOf(x Value) []FieldRef {
	if x.Kind != FromRoot {
		return nil
	}
	var t types.Type
	switch {
	case x.Root.Kind == Param && x.Root.Index < len(x.Fn.Params):
		t = x.Fn.Params[x.Root.Index].Type()
	case x.Root.Kind == Free && x.Root.Index < len(x.Fn.FreeVars):
		t = x.Fn.FreeVars[x.Root.Index].Type()
	default:
		return nil
	}
	var out []FieldRef
	for p := x.Path; p != ""; {
		var first string
		first, p = p.First()
		t = deref(t)
		if v := field(t, first); v != nil {
			out = append(out, FieldRef{v.Origin(), namedOf(t), p})
		}
		if t = elemType(t, first); t == nil {
			return out
		}
	}
	return out
}

func field(t types.Type, name string) *types.Var {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for f := range st.Fields() {
		if f.Name() == name {
			return f
		}
	}
	return nil
}
