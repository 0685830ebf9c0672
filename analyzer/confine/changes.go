package confine

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Changes are what the functions of a package change of what they have not made: fields, and the types whose values that
// is a part of.
type Changes struct {
	mixing
	fields map[*types.Var]bool
	works  map[*types.Var]bool // those of them that something else changes than what sets up
	types  map[*types.TypeName]bool
	used   map[use]bool
}

// ChangesOf collects what the package's functions change; mixing are those that mix.
func ChangesOf(cfg Config, mixes map[*ssa.Function]Reach) *Changes {
	c := &Changes{mixing{cfg, mixes}, make(map[*types.Var]bool), make(map[*types.Var]bool), make(map[*types.TypeName]bool), make(map[use]bool)}
	for _, fn := range cfg.Funcs {
		if mixes[fn] == 0 || locks(fn, "Lock") {
			continue
		}
		works := !setsUp(fn)
		from := make(origins)
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				c.note(i, from, works)
			}
		}
	}
	return c
}

// note adds what the instruction changes.
func (c *Changes) note(i ssa.Instruction, from origins, works bool) {
	switch i := i.(type) {
	case *ssa.Store:
		if from.of(i.Addr) != 0 {
			c.add(i.Addr, works)
		}
	case *ssa.MapUpdate:
		if from.of(i.Map) != 0 {
			c.add(i.Map, works)
		}
	case ssa.CallInstruction:
		if v := changedArgument(i.Common()); v != nil && from.of(v) != 0 {
			c.add(v, works)
		}
		through := c.throughCallee(i.Common().StaticCallee())
		for n, a := range i.Common().Args {
			if through&Param(n)&^Rest != 0 && from.of(a) != 0 {
				c.addType(a.Type())
				c.add(a, works)
			}
		}
	}
}

// add notes the fields and types that a changed place is in.
func (c *Changes) add(v ssa.Value, works bool) {
	for range maxDepth {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			c.addType(x.X.Type())
			if st, ok := deref(x.X.Type()).Underlying().(*types.Struct); ok {
				field := st.Field(x.Field).Origin()
				c.fields[field] = true
				c.works[field] = c.works[field] || works
				works = false // what that is in stays what it is
			}
			v = x.X
		case *ssa.UnOp:
			v = x.X
		default:
			if v = whole(v); v == nil {
				return
			}
		}
	}
}

// Field reports whether the package changes the field, be it to set it up.
func (c *Changes) Field(v *types.Var) bool { return c.fields[v.Origin()] }

func (c *Changes) addType(t types.Type) {
	if n, ok := types.Unalias(deref(t)).(*types.Named); ok && !types.IsInterface(n) {
		c.types[n.Origin().Obj()] = true
	}
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// Uses reports whether the function looks at what may change of what it is given as that parameter, or gives it to somebody
// of whom nothing is known here.
func (c *Changes) Uses(fn *ssa.Function, param int, arg ssa.Value) bool {
	return c.uses(fn, param, c.Live(arg))
}

// Live reports whether the value leads to something that changes.
func (c *Changes) Live(v ssa.Value) bool {
	if x, ok := v.(*ssa.MakeInterface); ok {
		v = x.X
	}
	return c.isLive(v.Type())
}

// A use is of a parameter that is given a value which leads to something that changes, or does not.
type use struct {
	param *ssa.Parameter
	live  bool
}

func (c *Changes) uses(fn *ssa.Function, param int, live bool) bool {
	if fn == nil || param >= len(fn.Params) {
		return true
	}
	u := use{fn.Params[param], live}
	used, known := c.used[u]
	if !known {
		c.used[u] = false // as far as is known on the way back to it
		used = c.usesValue(u.param, live, make(map[ssa.Value]bool))
		c.used[u] = used
	}
	return used
}

// usesValue is the same for a value that leads to what may change.
func (c *Changes) usesValue(v ssa.Value, live bool, seen map[ssa.Value]bool) bool {
	if seen[v] || v.Referrers() == nil {
		return false
	}
	seen[v] = true
	switch v.Type().Underlying().(type) {
	case *types.Basic:
		return false
	case *types.Interface, *types.Tuple:
	default:
		live = c.isLive(v.Type())
	}
	for _, r := range *v.Referrers() {
		if c.usesIn(r, v, live, seen) {
			return true
		}
	}
	return false
}

func (c *Changes) usesIn(r ssa.Instruction, v ssa.Value, live bool, seen map[ssa.Value]bool) bool {
	switch r := r.(type) {
	case *ssa.FieldAddr:
		return c.fieldChanges(r.X.Type(), r.Field) || c.usesValue(r, live, seen)
	case *ssa.Field:
		return c.fieldChanges(r.X.Type(), r.Field) || c.usesValue(r, live, seen)
	case ssa.CallInstruction:
		return c.usesCall(r.Common(), v, live)
	case *ssa.Store:
		return live && r.Val == v
	case *ssa.Return, *ssa.MakeClosure, *ssa.Send, *ssa.MapUpdate:
		return live
	case ssa.Value:
		return c.usesValue(r, live, seen)
	}
	return false
}

func (c *Changes) fieldChanges(t types.Type, i int) bool {
	st, ok := deref(t).Underlying().(*types.Struct)
	return ok && c.fields[st.Field(i).Origin()]
}

func (c *Changes) usesCall(call *ssa.CallCommon, v ssa.Value, live bool) bool {
	if _, ok := call.Value.(*ssa.Builtin); ok {
		return false
	}
	callee := call.StaticCallee()
	if callee == nil || callee.Blocks == nil {
		return live
	}
	for i, a := range call.Args {
		if a == v && c.uses(callee, i, live) {
			return true
		}
	}
	return false
}

// isLive reports whether values of the type lead to something that changes. What is behind an interface is not known.
func (c *Changes) isLive(t types.Type) bool { return c.live(t, make(map[types.Type]bool)) }

func (c *Changes) live(t types.Type, seen map[types.Type]bool) bool {
	if seen[t] {
		return false
	}
	seen[t] = true
	if n, ok := types.Unalias(t).(*types.Named); ok && c.types[n.Origin().Obj()] {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Pointer:
		return c.live(t.Elem(), seen)
	case *types.Slice:
		return c.live(t.Elem(), seen)
	case *types.Array:
		return c.live(t.Elem(), seen)
	case *types.Map:
		return c.live(t.Elem(), seen)
	case *types.Struct:
		for f := range t.Fields() {
			if c.live(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}
