package remedy

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// What waits for goroutines of the program alone need not wait for what waits for a server: it has an order apart.

// waitsWithin reports whether all that the statements wait for is within the program: other goroutines, and mutexes.
func (s *site) waitsWithin(from, to token.Pos) bool {
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil || !isWithin(catalog.Class(s.found.Class)) {
		return false
	}
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(ssa.CallInstruction)
			if !ok || call.Pos() < from || call.Pos() >= to {
				continue
			}
			if _, other := i.(*ssa.Go); !other && !s.callsWithin(call.Common()) {
				return false
			}
		}
	}
	return true
}

// callsWithin reports whether what is called is known, and waits for nothing outside of the program.
func (s *site) callsWithin(c *ssa.CallCommon) bool {
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return true
	}
	callee := c.StaticCallee()
	return callee != nil && !slices.ContainsFunc(s.Waits(callee), func(c catalog.Class) bool { return !isWithin(c) })
}

func isWithin(c catalog.Class) bool { return c == catalog.Wait || c == catalog.Lock }
