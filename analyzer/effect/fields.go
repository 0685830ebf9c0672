package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// InFields returns what the package's functions store in the field that a root's value stands in: the innermost field
// of its path that anything is stored in.
func (e *Engine) InFields(x Value) []Value {
	fields := FieldsOf(x)
	for i := len(fields) - 1; i >= 0; i-- {
		if out := e.inField(fields[i], ""); len(out) > 0 {
			return out
		}
	}
	return nil
}

// typeOf is the static type of what a root holds at a path, nil if it cannot be told.
func typeOf(x Value) types.Type {
	switch {
	case x.Root.Kind == Param && x.Root.Index < len(x.Fn.Params):
		return typeAt(x.Fn.Params[x.Root.Index].Type(), x.Path)
	case x.Root.Kind == Free && x.Root.Index < len(x.Fn.FreeVars):
		return typeAt(deref(x.Fn.FreeVars[x.Root.Index].Type()), x.Path)
	}
	return nil
}

// FieldOf returns the field that v is loaded from, if it is.
func FieldOf(v ssa.Value) (FieldRef, bool) {
	var rest Path
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			return fieldRef(x.X.Type(), x.Field, rest)
		case *ssa.Field:
			return fieldRef(x.X.Type(), x.Field, rest)
		case *ssa.IndexAddr:
			v, rest = x.X, element
		case *ssa.Index:
			v, rest = x.X, element
		case *ssa.Lookup:
			v, rest = x.X, element
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return FieldRef{}, false
			}
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return FieldRef{}, false
		}
	}
}

func fieldRef(t types.Type, i int, rest Path) (FieldRef, bool) {
	t = deref(t)
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return FieldRef{}, false
	}
	return FieldRef{Var: st.Field(i).Origin(), Owner: namedOf(t), Rest: rest}, true
}

// inField returns what the package's functions store in a field.
func (e *Engine) inField(f FieldRef, p Path) []Value {
	path, ok := f.Rest.Join(p)
	if !ok {
		return nil
	}
	var out []Value
	for _, val := range e.stores.fields[f.Var] {
		out = append(out, e.Values(val, path)...)
	}
	if h := e.heldInField(f); h != nil {
		out = append(out, e.Values(h, path)...)
	}
	return distinct(out)
}

// captured returns what a variable that a literal captured holds where the literal was made.
func (e *Engine) captured(x Value) []Value {
	parent := x.Fn.Parent()
	if x.Root.Kind != Free || parent == nil {
		return nil
	}
	for _, b := range parent.Blocks {
		for _, instr := range b.Instrs {
			if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == x.Fn {
				return e.Values(mc.Bindings[x.Root.Index], x.Path)
			}
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
