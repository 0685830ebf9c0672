package effect

import (
	"go/types"
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// typeMark begins the name under which a table holds what calling a value of a func type does.
const typeMark = "type "

// declaredType returns what a directive says of the values of a func type.
func (e *Engine) declaredType(t types.Type) (Value, bool) {
	if _, ok := t.Underlying().(*types.Signature); !ok {
		return Value{}, false
	}
	n := namedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return Value{}, false
	}
	return e.declaredValue(n.Obj(), typeMark+n.Obj().Name())
}

// declaredValue returns what a directive says of calling what a field holds, or the values of a func type. The name is
// that in the table of its package.
func (e *Engine) declaredValue(o types.Object, name string) (Value, bool) {
	class, ok := e.declaredClass(o, name)
	if !ok {
		return Value{}, false
	}
	return Value{Kind: Listed, Class: class, Prim: o.Pkg().Path() + "." + trimMark(name)}, true
}

func (e *Engine) declaredClass(o types.Object, name string) (catalog.Class, bool) {
	switch {
	case o.Pkg() == nil || e.DeclaredValue == nil:
		return "", false
	case o.Pkg() == e.Pkg.Pkg:
		return e.DeclaredValue(o)
	}
	if s := e.Import(o.Pkg().Path(), name); s != nil && len(s.Effects) > 0 {
		return s.Effects[0].Class, true
	}
	return "", false
}

func trimMark(name string) string {
	if len(name) > len(typeMark) && name[:len(typeMark)] == typeMark {
		return name[len(typeMark):]
	}
	return name
}

// declaredValues adds what directives say of fields and func types to the table.
func (e *Engine) declaredValues(t *Table) {
	if e.DeclaredValue == nil {
		return
	}
	add := func(o types.Object, name string) {
		class, ok := e.DeclaredValue(o)
		if !ok {
			return
		}
		said := Effect{Key: Key{Class: class}, Prim: o.Pkg().Path() + "." + trimMark(name)}
		s := &Summary{Effects: []Effect{said}}
		if held := t.Funcs[name]; held != nil {
			s.Results = slices.Clone(held.Results)
		}
		t.Funcs[name] = s
	}
	for _, name := range e.Pkg.Pkg.Scope().Names() {
		tn, ok := e.Pkg.Pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		add(tn, typeMark+name)
		if st, ok := tn.Type().Underlying().(*types.Struct); ok {
			for f := range st.Fields() {
				add(f, name+"."+f.Name())
			}
		}
	}
}
