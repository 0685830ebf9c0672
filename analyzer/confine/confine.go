package confine

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A Reach is a set of what others can see: what a function gets as its parameters, the receiver first, and the rest.
type Reach uint32

// Rest is what a function finds elsewhere than in its parameters.
const Rest Reach = 1 << 31

// Param is what the function gets as that parameter. Those far back are among the rest.
func Param(i int) Reach {
	if i >= 31 {
		return Rest
	}
	return 1 << i
}

// Config is a package, and what is known of others.
type Config struct {
	Funcs []*ssa.Function         // of the package, literals included
	Mixes func(*types.Func) Reach // of a function of another package
	Looks func(*types.Func) Reach // the same for what it looks at
}

// Mixing are the functions that mix, and through what.
func Mixing(cfg Config) map[*ssa.Function]Reach {
	m := &mixing{Config: cfg, mixes: make(map[*ssa.Function]Reach)}
	for _, fn := range cfg.Funcs {
		m.add(fn, byItself(fn))
	}
	// Each round adds something, or is the last.
	for again := true; again; {
		again = false
		for _, fn := range cfg.Funcs {
			again = m.add(fn, m.throughOthers(fn)) || again
		}
	}
	return m.mixes
}

type mixing struct {
	Config
	mixes map[*ssa.Function]Reach
}

// add notes through what a function mixes, and reports whether that is news.
func (m *mixing) add(fn *ssa.Function, r Reach) bool {
	if m.mixes[fn]|r == m.mixes[fn] {
		return false
	}
	m.mixes[fn] |= r
	return true
}

// byItself is through what the function's own instructions mix.
func byItself(fn *ssa.Function) (mixes Reach) {
	var changes Reach
	from := make(origins)
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Store:
				changes |= from.of(i.Addr)
			case *ssa.MapUpdate:
				changes |= from.of(i.Map)
			case *ssa.Call:
				if v := changedArgument(&i.Call); v != nil {
					changes |= from.of(v)
				}
				if callsBack(&i.Call) {
					mixes = Rest
				}
			case *ssa.Defer:
				if callsBack(&i.Call) {
					mixes = Rest
				}
			}
		}
	}
	if locks(fn, "Lock") {
		return mixes
	}
	return mixes | changes
}

// throughOthers is what the functions mix through that the function calls in this goroutine.
func (m *mixing) throughOthers(fn *ssa.Function) (mixes Reach) {
	from := make(origins)
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Call:
				mixes |= m.called(&i.Call, from)
			case *ssa.Defer:
				mixes |= m.called(&i.Call, from)
			case *ssa.MakeClosure:
				if lit, ok := i.Fn.(*ssa.Function); ok && m.mixes[lit] != 0 && !onlyStarted(i) {
					mixes = Rest
				}
			}
		}
	}
	return mixes
}

// called is what the called function mixes through, as the caller has it.
func (m *mixing) called(c *ssa.CallCommon, from origins) Reach {
	callee := c.StaticCallee()
	if callee == nil {
		return 0
	}
	mixes := from.given(m.throughCallee(callee), c)
	if isOnce(callee) {
		return mixes
	}
	for _, a := range c.Args { // a literal that captures nothing
		if lit, ok := a.(*ssa.Function); ok && lit.Parent() != nil && m.mixes[lit] != 0 {
			mixes = Rest
		}
	}
	return mixes
}

// throughCallee is what the function mixes through, be it of this package or of another.
func (m *mixing) throughCallee(callee *ssa.Function) Reach {
	if callee == nil {
		return 0
	}
	through := m.mixes[callee]
	if callee.Origin() != nil {
		through |= m.mixes[callee.Origin()]
	}
	if f, ok := callee.Object().(*types.Func); ok && callee.Blocks == nil {
		through |= m.Mixes(f.Origin())
	}
	return through
}

// onlyStarted reports whether the closure is only given to go statements, or to sync.Once.Do.
func onlyStarted(c *ssa.MakeClosure) bool {
	for _, r := range *c.Referrers() {
		switch r := r.(type) {
		case *ssa.Go:
			if r.Call.Value == c {
				continue
			}
		case *ssa.Call:
			if callee := r.Call.StaticCallee(); r.Call.Value != c && callee != nil && isOnce(callee) {
				continue
			}
		}
		return false
	}
	return true
}

// isOnce reports whether the function is sync.Once.Do: who has called it sees all that was done there.
func isOnce(fn *ssa.Function) bool { return fn.RelString(nil) == "(*sync.Once).Do" }

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

// changedArgument is what a builtin changes.
func changedArgument(c *ssa.CallCommon) ssa.Value {
	b, ok := c.Value.(*ssa.Builtin)
	if !ok || len(c.Args) == 0 {
		return nil
	}
	switch b.Name() {
	case "delete", "clear", "copy":
		return c.Args[0]
	}
	return nil
}

// locks reports whether the function calls a method of a mutex that has one of the names.
func locks(fn *ssa.Function, names ...string) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(*ssa.Call)
			if !ok {
				continue
			}
			callee := call.Call.StaticCallee()
			if callee != nil && slices.Contains(names, callee.Name()) && callee.Signature.Recv() != nil &&
				strings.HasPrefix(callee.Signature.Recv().Type().String(), "*sync.") {
				return true
			}
		}
	}
	return false
}
