package confine

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Looking are the functions that look at fields which their package changes, and through what they get there. One that
// locks a mutex looks when nobody changes anything. A method that does nothing but put what it is given into fields is
// taken for one that sets up, which is over when the loop runs.
func (c *Changes) Looking() map[*ssa.Function]Reach {
	looks := make(map[*ssa.Function]Reach)
	m := &mixing{Config: Config{Funcs: c.Funcs, Mixes: c.Looks}, mixes: looks}
	for _, fn := range c.Funcs {
		m.add(fn, c.looksAt(fn))
	}
	// Each round adds something, or is the last.
	for again := true; again; {
		again = false
		for _, fn := range c.Funcs {
			if !locks(fn, "Lock", "RLock") {
				again = m.add(fn, m.throughOthers(fn)) || again
			}
		}
	}
	return looks
}

// looksAt is through what the function's own instructions look at what changes.
func (c *Changes) looksAt(fn *ssa.Function) (looks Reach) {
	if locks(fn, "Lock", "RLock") {
		return 0
	}
	from := make(origins)
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.FieldAddr:
				if c.fieldWorks(i.X.Type(), i.Field) && isRead(i) {
					looks |= from.of(i.X)
				}
			case *ssa.Field:
				if c.fieldWorks(i.X.Type(), i.Field) {
					looks |= from.of(i.X)
				}
			}
		}
	}
	return looks
}

// fieldWorks reports whether something else changes the field than what sets up.
func (c *Changes) fieldWorks(t types.Type, i int) bool {
	st, ok := deref(t).Underlying().(*types.Struct)
	return ok && c.works[st.Field(i).Origin()]
}

// setsUp reports whether the function is a method that does nothing but put what it is given into fields.
func setsUp(fn *ssa.Function) bool {
	if fn.Signature.Recv() == nil || len(fn.Blocks) != 1 {
		return false
	}
	for _, i := range fn.Blocks[0].Instrs {
		switch i := i.(type) {
		case *ssa.Store:
			if _, ok := i.Val.(*ssa.Parameter); !ok {
				return false
			}
		case *ssa.FieldAddr, *ssa.Return, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// isRead reports whether something else is done with the field than to set it.
func isRead(at *ssa.FieldAddr) bool {
	for _, r := range *at.Referrers() {
		if s, ok := r.(*ssa.Store); !ok || s.Addr != at {
			return true
		}
	}
	return false
}
