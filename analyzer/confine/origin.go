package confine

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Origin is what of others the value leads to, as the function has it that the value is in: 0 for what that has made.
func Origin(v ssa.Value) Reach { return make(origins).of(v) }

// origins are those of the values that are followed already. One that leads back to itself comes from nowhere else by
// that way.
type origins map[ssa.Value]Reach

func (o origins) of(v ssa.Value) Reach { return o.at(v, 0) }

// maxDepth bounds how far a value is followed through calls.
const maxDepth = 8

func (o origins) at(v ssa.Value, depth int) Reach {
	if r, ok := o[v]; ok {
		return r
	}
	o[v] = 0
	o[v] = o.find(v, depth)
	return o[v]
}

func (o origins) find(v ssa.Value, depth int) Reach {
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.FreeVar, *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan, *ssa.MakeClosure, *ssa.Const, *ssa.Function:
		return 0
	case *ssa.Parameter:
		return Param(slices.Index(v.Parent().Params, v))
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return o.load(v.X, depth)
		}
	case *ssa.Phi:
		var r Reach
		for _, e := range v.Edges {
			r |= o.at(e, depth)
		}
		return r
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return o.made(&call.Call, v.Index, depth+1)
		}
		return o.at(v.Tuple, depth)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			return o.at(v.Call.Args[0], depth)
		}
		return o.made(&v.Call, 0, depth+1)
	case *ssa.Convert:
		if _, ok := v.Type().Underlying().(*types.Slice); ok { // of a string, which is copied
			return 0
		}
	}
	if x := whole(v); x != nil {
		return o.at(x, depth)
	}
	if x := holder(v); x != nil {
		return o.held(x, depth)
	}
	return Rest
}

// whole is what the address is a part of, or what the value is another form of.
func whole(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return v.X
	case *ssa.IndexAddr:
		return v.X
	case *ssa.Slice:
		return v.X
	case *ssa.Range:
		return v.X
	case *ssa.ChangeType:
		return v.X
	case *ssa.ChangeInterface:
		return v.X
	case *ssa.MakeInterface:
		return v.X
	case *ssa.TypeAssert:
		return v.X
	}
	return nil
}

// holder is what the value is taken out of.
func holder(v ssa.Value) ssa.Value {
	switch v := v.(type) {
	case *ssa.Field:
		return v.X
	case *ssa.Index:
		return v.X
	case *ssa.Lookup:
		return v.X
	case *ssa.Next:
		return v.Iter
	}
	return nil
}

// held is the origin of what is in something. What the function itself has made may hold what others see.
func (o origins) held(in ssa.Value, depth int) Reach {
	if r := o.at(in, depth); r != 0 {
		return r
	}
	return Rest
}

// load is the origin of what is at an address.
func (o origins) load(addr ssa.Value, depth int) Reach {
	if a, ok := addr.(*ssa.Alloc); ok {
		return o.variable(a, depth)
	}
	if lent(addr) {
		return 0
	}
	return o.held(addr, depth)
}

// variable is the origin of all that is ever put into a local variable.
func (o origins) variable(a *ssa.Alloc, depth int) (all Reach) {
	for _, r := range *a.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == a {
				all |= o.at(r.Val, depth)
			}
		case *ssa.MakeClosure:
			if setsCaptured(r, a) {
				return Rest
			}
		}
	}
	return all
}

// setsCaptured reports whether a closure sets a variable that it captures.
func setsCaptured(c *ssa.MakeClosure, v *ssa.Alloc) bool {
	fn := c.Fn.(*ssa.Function)
	for i, b := range c.Bindings {
		if b != v {
			continue
		}
		for _, r := range *fn.FreeVars[i].Referrers() {
			switch r := r.(type) {
			case *ssa.MakeClosure:
				return true // which may
			case *ssa.Store:
				if r.Addr == fn.FreeVars[i] {
					return true
				}
			}
		}
	}
	return false
}

// made is the origin of a call's result.
func (o origins) made(c *ssa.CallCommon, result, depth int) Reach {
	callee := c.StaticCallee()
	switch {
	case callee == nil:
		return 0 // nobody here can tell
	case depth > maxDepth:
		return Rest
	case callee.Blocks == nil: // of another package, where one finds what is shared in fields and variables
		if callee.Signature.Recv() == nil {
			return 0
		}
		return o.held(c.Args[0], depth)
	}
	var through Reach
	for _, b := range callee.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			through |= o.at(ret.Results[result], depth)
		}
	}
	return o.given(through, c)
}

// given is what a function reaches, as its caller has it.
func (o origins) given(r Reach, c *ssa.CallCommon) Reach {
	all := r & Rest
	for i, a := range c.Args {
		if r&Param(i)&^Rest != 0 {
			all |= o.of(a)
		}
	}
	return all
}

// lent reports whether the place is in what a call returned that nobody here can look into: what an interface's method has
// loaded, say.
func lent(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return lent(v.X)
	case *ssa.IndexAddr:
		return lent(v.X)
	case *ssa.UnOp:
		return v.Op == token.MUL && lent(v.X)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && hidden(&call.Call)
	case *ssa.Call:
		return hidden(&v.Call)
	}
	return false
}

// hidden reports whether nobody here can look into what is called: an interface's method, or a function value.
func hidden(c *ssa.CallCommon) bool {
	_, isBuiltin := c.Value.(*ssa.Builtin)
	return c.StaticCallee() == nil && !isBuiltin
}
