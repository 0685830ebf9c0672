package remedy

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Where a call cannot be taken off the loop by itself, since its function returns what it does, the function may run beside
// the loop as a whole: it leaves the model alone.

// outward makes a command of the call of such a function on the way to the site, or has a worker do it; nil if there is none.
func (s *site) outward() []*change {
	way, err := s.way()
	if err != nil {
		return nil
	}
	for i := len(way) - 2; i >= 0; i-- {
		at := way[i]
		if !at.leavesModel() {
			return nil // nor do its callers
		}
		for _, rewrite := range []func() ([]*change, error){at.detached, at.continued, at.aside} {
			if out, err := s.attempt(rewrite); err == nil {
				return out
			}
		}
	}
	return nil
}

// leavesModel reports whether the function of this package that is called neither changes nor looks at what the loop's code
// works on.
func (s *site) leavesModel() bool {
	fn, ok := s.callee().(*types.Func)
	if !ok || s.beside() != nil {
		return false
	}
	decl, ok := s.declOf(fn.Origin())
	if !ok {
		return false
	}
	callee := s.ssaFunc(decl)
	return callee != nil && s.Mixing[callee] == 0 && !s.getsLive(callee) && !copiesReferences(callee) &&
		s.knowsCalled(callee, make(map[*ssa.Function]bool))
}

// knowsCalled reports whether the function, and those that it calls in this package, call no function values: what is put
// there may use what the loop's code does, or be replaced by what a test looks at right after that.
func (s *site) knowsCalled(fn *ssa.Function, seen map[*ssa.Function]bool) bool {
	if seen[fn] {
		return true
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			call, ok := i.(ssa.CallInstruction)
			if !ok || call.Common().IsInvoke() {
				continue
			}
			callee := call.Common().StaticCallee()
			_, isBuiltin := call.Common().Value.(*ssa.Builtin)
			switch {
			case isBuiltin:
			case callee == nil, callee.Pkg == fn.Pkg && !s.knowsCalled(callee, seen):
				return false
			}
		}
	}
	return true
}

// copiesReferences reports whether the function gets a struct with references in it: of those nothing is known.
func copiesReferences(fn *ssa.Function) bool {
	for _, p := range fn.Params {
		if _, ok := p.Type().Underlying().(*types.Struct); ok && !isValue(p.Type(), 0) {
			return true
		}
	}
	return false
}
