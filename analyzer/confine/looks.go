package confine

import (
	"golang.org/x/tools/go/ssa"
)

// Looking are the functions that look at fields which their package changes, and through what they get there. One that
// locks a mutex looks when nobody changes anything.
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
				if c.fieldChanges(i.X.Type(), i.Field) && isRead(i) {
					looks |= from.of(i.X)
				}
			case *ssa.Field:
				if c.fieldChanges(i.X.Type(), i.Field) {
					looks |= from.of(i.X)
				}
			}
		}
	}
	return looks
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
