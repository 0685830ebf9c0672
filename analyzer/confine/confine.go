package confine

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Config is a package, and what is known of others.
type Config struct {
	Funcs []*ssa.Function        // of the package, literals included
	Mixes func(*types.Func) bool // of a function of another package
}

// Mixing are the functions that mix.
func Mixing(cfg Config) map[*ssa.Function]bool {
	m := &mixing{Config: cfg, mixes: make(map[*ssa.Function]bool)}
	for _, fn := range cfg.Funcs {
		if m.byItself(fn) {
			m.mixes[fn] = true
		}
	}
	// Each round adds one function at least, or is the last.
	for again := true; again; {
		again = false
		for _, fn := range cfg.Funcs {
			if !m.mixes[fn] && m.throughOthers(fn) {
				m.mixes[fn], again = true, true
			}
		}
	}
	return m.mixes
}

type mixing struct {
	Config
	mixes map[*ssa.Function]bool
}

// byItself reports whether the function's own instructions mix.
func (m *mixing) byItself(fn *ssa.Function) bool {
	changes := false
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Store:
				changes = changes || !own(i.Addr)
			case *ssa.MapUpdate:
				changes = changes || !own(i.Map)
			case *ssa.Call:
				changes = changes || changesArgument(&i.Call)
				if callsBack(&i.Call) {
					return true
				}
			case *ssa.Defer:
				if callsBack(&i.Call) {
					return true
				}
			}
		}
	}
	return changes && !locks(fn)
}

// throughOthers reports whether the function calls one that mixes, in this goroutine.
func (m *mixing) throughOthers(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Call:
				if m.calls(&i.Call) {
					return true
				}
			case *ssa.Defer:
				if m.calls(&i.Call) {
					return true
				}
			case *ssa.MakeClosure:
				if lit, ok := i.Fn.(*ssa.Function); ok && m.mixes[lit] && !onlyStarted(i) {
					return true
				}
			}
		}
	}
	return false
}

func (m *mixing) calls(c *ssa.CallCommon) bool {
	callee := c.StaticCallee()
	switch {
	case callee == nil:
		return false
	case m.mixes[callee], callee.Origin() != nil && m.mixes[callee.Origin()]:
		return true
	case callee.Blocks != nil:
		return false
	}
	f, ok := callee.Object().(*types.Func)
	return ok && m.Mixes(f.Origin())
}

// onlyStarted reports whether the closure is only given to go statements.
func onlyStarted(c *ssa.MakeClosure) bool {
	for _, r := range *c.Referrers() {
		if g, ok := r.(*ssa.Go); !ok || g.Call.Value != c {
			return false
		}
	}
	return true
}

// callsBack reports whether a call tells somebody something. Who asks for a result runs the function where it likes.
func callsBack(c *ssa.CallCommon) bool {
	return !c.IsInvoke() && c.Signature().Results().Len() == 0 && found(c.Value)
}

// found reports whether a called value is a function that was found somewhere: not one that is written here, and not one
// that the caller gives.
func found(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return false
		}
		_, isLocal := v.X.(*ssa.Alloc)
		_, isCaptured := v.X.(*ssa.FreeVar)
		return !isLocal && !isCaptured
	case *ssa.Lookup, *ssa.Index, *ssa.Field:
		return true
	case *ssa.Extract: // of a map, a range or a call
		_, isCall := v.Tuple.(*ssa.Call)
		return !isCall
	}
	return false
}

// changesArgument reports whether a builtin changes what others see.
func changesArgument(c *ssa.CallCommon) bool {
	b, ok := c.Value.(*ssa.Builtin)
	if !ok || len(c.Args) == 0 {
		return false
	}
	switch b.Name() {
	case "delete", "clear", "copy":
		return !own(c.Args[0])
	}
	return false
}

// locks reports whether the function locks a mutex.
func locks(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(*ssa.Call)
			if !ok {
				continue
			}
			if callee := call.Call.StaticCallee(); callee != nil && callee.Name() == "Lock" && callee.Signature.Recv() != nil &&
				strings.HasPrefix(callee.Signature.Recv().Type().String(), "*sync.") {
				return true
			}
		}
	}
	return false
}

// maxDepth bounds how far a value is followed through calls.
const maxDepth = 8

// own reports whether what the value points to was made by the function.
func own(v ssa.Value) bool { return make(origins).own(v, 0) }

// origins are the values that are followed already: one that leads back to itself comes from nowhere else by that way.
type origins map[ssa.Value]bool

func (o origins) own(v ssa.Value, depth int) bool {
	if o[v] {
		return true
	}
	o[v] = true
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.FreeVar, *ssa.MakeMap, *ssa.MakeSlice, *ssa.Const:
		return true
	case *ssa.FieldAddr:
		return o.own(v.X, depth)
	case *ssa.IndexAddr:
		return o.own(v.X, depth)
	case *ssa.Slice:
		return o.own(v.X, depth)
	case *ssa.ChangeType:
		return o.own(v.X, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !o.own(e, depth) {
				return false
			}
		}
		return true
	case *ssa.UnOp:
		return v.Op == token.MUL && (o.ownVariable(v.X, depth) || given(v.X))
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && o.makes(&call.Call, v.Index, depth+1)
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			return o.own(v.Call.Args[0], depth)
		}
		return o.makes(&v.Call, 0, depth+1)
	}
	return false
}

// ownVariable reports whether all that is ever put into a local variable was made by the function.
func (o origins) ownVariable(addr ssa.Value, depth int) bool {
	a, ok := addr.(*ssa.Alloc)
	if !ok {
		return false
	}
	for _, r := range *a.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == a && !o.own(r.Val, depth) {
				return false
			}
		case *ssa.MakeClosure:
			if setsCaptured(r, a) {
				return false
			}
		}
	}
	return true
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

// makes reports whether a call's result was made by the callee.
func (o origins) makes(c *ssa.CallCommon, result, depth int) bool {
	callee := c.StaticCallee()
	if callee == nil || depth > maxDepth {
		return c.IsInvoke() // nobody here can tell
	}
	if callee.Blocks == nil { // of another package, where one finds what is shared in fields and variables
		return callee.Signature.Recv() == nil
	}
	for _, b := range callee.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && !o.own(ret.Results[result], depth) {
			return false
		}
	}
	return true
}

// given reports whether the place is in what a call returned that nobody here can look into: what an interface's method has
// loaded, say.
func given(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.FieldAddr:
		return given(v.X)
	case *ssa.IndexAddr:
		return given(v.X)
	case *ssa.UnOp:
		return v.Op == token.MUL && given(v.X)
	case *ssa.Extract:
		call, ok := v.Tuple.(*ssa.Call)
		return ok && call.Call.IsInvoke()
	case *ssa.Call:
		return v.Call.IsInvoke()
	}
	return false
}
