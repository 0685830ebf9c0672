package remedy

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/confine"
)

// mixes refuses a call of another package's function that changes what the loop's code uses, calls it back, or looks at what
// its package changes.
func (s *site) mixes(fn *types.Func) error {
	switch {
	case fn.Pkg() == s.Pkg:
	case s.shares(s.Mixes(fn)):
		return deeper("%s works on what the loop's code may use meanwhile, or calls it back: what waits in it has to be taken off the loop there", fn.Name())
	case s.givesLive():
		return deeper("%s gets what the loop's code may change meanwhile: what waits in it has to be taken off the loop there", fn.Name())
	}
	return nil
}

// givesLive reports whether the call, of a function of another package, is given what this package's code changes and
// others have too. The receiver is its own matter.
func (s *site) givesLive() bool {
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil {
		return false
	}
	call, ok := s.instruction(fn).(ssa.CallInstruction)
	if !ok {
		return false
	}
	c := call.Common()
	args := c.Args
	if callee := c.StaticCallee(); callee != nil && callee.Signature.Recv() != nil {
		args = args[1:]
	}
	return slices.ContainsFunc(args, func(a ssa.Value) bool { return s.Changes().Live(a) && !alone(a, call) })
}

// shares reports whether a function that works on that much works on what others can see at the site's call.
func (s *site) shares(through confine.Reach) bool {
	if through == 0 || through&confine.Rest != 0 {
		return through != 0
	}
	return s.givesShared(func(i int, _ ssa.Value) bool { return through&confine.Param(i) != 0 })
}

// getsLive reports whether the function that is called here uses something of what it is given that the package's code
// changes, and that others have too.
func (s *site) getsLive(callee *ssa.Function) bool {
	return s.givesShared(func(i int, arg ssa.Value) bool { return s.Changes().Uses(callee, i, arg) })
}

// givesShared reports whether one of the call's arguments that count is something that others have, too.
func (s *site) givesShared(counts func(i int, arg ssa.Value) bool) bool {
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil {
		return true
	}
	call, ok := s.instruction(fn).(ssa.CallInstruction)
	if !ok {
		return true
	}
	for i, arg := range call.Common().Args {
		if counts(i, arg) && !alone(arg, call) {
			return true
		}
	}
	return false
}

// alone reports whether nobody else has what is given to the call.
func alone(arg ssa.Value, call ssa.CallInstruction) bool {
	return confine.Origin(arg) == 0 && !told(arg, call, call, 0)
}

// told reports whether somebody else may have been told of the value before the call, but for the user of it at hand.
func told(v ssa.Value, user ssa.Instruction, call ssa.CallInstruction, depth int) bool {
	if depth > maxDepth {
		return true
	}
	switch x := v.(type) {
	case *ssa.Const:
		return false
	case *ssa.UnOp: // of a variable that literals share
		return true
	case *ssa.MakeInterface:
		return told(x.X, x, call, depth+1)
	case *ssa.ChangeInterface:
		return told(x.X, x, call, depth+1)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if told(e, x, call, depth+1) {
				return true
			}
		}
	}
	if v.Referrers() == nil {
		return false
	}
	w := newWaiting(call)
	for _, r := range *v.Referrers() {
		after := r.Block() == w.Block() && !w.follows(r) || r.Block() != w.Block() && w.Block().Dominates(r.Block())
		if r != user && !after && tells(r, v, depth) {
			return true
		}
	}
	return false
}

// tells reports whether the instruction gives the value to somebody. Its own methods keep it, and so do functions of the same
// package that do no more with it.
func tells(r ssa.Instruction, v ssa.Value, depth int) bool {
	switch r := r.(type) {
	case ssa.CallInstruction:
		c := r.Common()
		for i, a := range c.Args {
			isReceiver := i == 0 && c.StaticCallee() != nil && c.StaticCallee().Signature.Recv() != nil
			if a == v && !isReceiver && !onlyUses(r, i, depth+1) {
				return true
			}
		}
		return false
	case *ssa.Store:
		_, local := r.Addr.(*ssa.Alloc)
		return r.Val == v && !local
	case *ssa.MapUpdate:
		return r.Value == v || r.Key == v
	case *ssa.MakeClosure, *ssa.Send, *ssa.MakeInterface:
		return true
	}
	return false
}

// onlyUses reports whether the call runs a function of the same package that tells nobody of its argument, and is over then.
func onlyUses(call ssa.CallInstruction, arg, depth int) bool {
	callee := call.Common().StaticCallee()
	_, isCall := call.(*ssa.Call)
	if depth > maxDepth || !isCall || callee == nil || callee.Pkg != call.Parent().Pkg || len(callee.Blocks) == 0 {
		return false
	}
	param := callee.Params[arg]
	for _, r := range *param.Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.UnOp, *ssa.Field, *ssa.BinOp, *ssa.DebugRef:
		case *ssa.Call:
			if tells(r, param, depth) {
				return false
			}
		default:
			return false
		}
	}
	return true
}
