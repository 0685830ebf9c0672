package remedy

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// inStep refuses to hand off handlers that use what the loop keeps in step with them: what they find there would be ahead
// of the event by the time that a worker looks, and what they put there would be behind it.
func (s *site) inStep(parts []part) error {
	if len(s.remedy.Step) == 0 {
		return nil
	}
	seen := make(map[*ssa.Function]bool)
	for _, p := range parts {
		var fn *ssa.Function
		if p.element != nil {
			fn = s.funcOf(p.element)
		} else {
			fn = s.ssaFunc(p.fn.Node())
		}
		if t := s.usesStep(fn, seen); t != nil {
			name := types.TypeString(t, func(p *types.Package) string { return p.Name() })
			return refuse("it uses a %s, which the loop keeps in step with its handlers and which would be ahead of the event later", name)
		}
	}
	return nil
}

// usesStep is the type of what the function, or one that it calls in this package, uses so; nil if there is none.
func (s *site) usesStep(fn *ssa.Function, seen map[*ssa.Function]bool) types.Type {
	if fn == nil || seen[fn] {
		return nil
	}
	seen[fn] = true
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if t := s.stepOf(call.Common()); t != nil {
				return t
			}
			if callee := call.Common().StaticCallee(); callee != nil && callee.Pkg == fn.Pkg {
				if t := s.usesStep(callee, seen); t != nil {
					return t
				}
			}
		}
	}
	for _, lit := range fn.AnonFuncs {
		if t := s.usesStep(lit, seen); t != nil {
			return t
		}
	}
	return nil
}

// stepOf is the type of which the call is a method, if the remedy names it.
func (s *site) stepOf(call *ssa.CallCommon) types.Type {
	var t types.Type
	switch {
	case call.IsInvoke():
		t = call.Value.Type()
	case call.Signature().Recv() != nil:
		t = call.Signature().Recv().Type()
	default:
		return nil
	}
	n, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return nil
	}
	named := slices.ContainsFunc(s.remedy.Step, func(text string) bool {
		short, name, _ := strings.Cut(text, ".")
		return n.Obj().Name() == name && s.isShortFor(short, n.Obj().Pkg())
	})
	if !named {
		return nil
	}
	return n
}
