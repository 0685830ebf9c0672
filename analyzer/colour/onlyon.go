package colour

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// references are the places where the package names a function.
type references struct {
	calls   []*ssa.Function // the functions that call it, or defer a call
	values  []*ssa.Function // the functions that use it as a value
	started bool            // it is started as a goroutine
}

// references finds the places where the package names each of its functions. The keys are refKey's, and the names of
// methods that are called through interfaces.
func (c *colourer) references() map[any]*references {
	out := make(map[any]*references)
	of := func(key any) *references {
		if out[key] == nil {
			out[key] = new(references)
		}
		return out[key]
	}
	for _, fn := range c.allFuncs() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				refersTo(fn, instr, of)
			}
		}
	}
	return out
}

func refersTo(fn *ssa.Function, instr ssa.Instruction, of func(any) *references) {
	_, starts := instr.(*ssa.Go)
	var callee ssa.Value
	if call, ok := instr.(ssa.CallInstruction); ok {
		callee = call.Common().Value
		if m := call.Common().Method; m != nil {
			of(m.Name()).calls = append(of(m.Name()).calls, fn)
		}
	}
	if closure, ok := callee.(*ssa.MakeClosure); ok && starts {
		of(refKey(closure.Fn.(*ssa.Function))).started = true
	}
	for _, op := range instr.Operands(nil) {
		f, ok := (*op).(*ssa.Function)
		if !ok {
			continue
		}
		switch refs := of(refKey(f)); {
		case *op != callee:
			refs.values = append(refs.values, fn)
		case starts:
			refs.started = true
		default:
			refs.calls = append(refs.calls, fn)
		}
	}
}

// refKey is the same for a method and the wrappers that SSA makes where it is used as a value.
func refKey(f *ssa.Function) any {
	if o := f.Origin(); o != nil {
		f = o
	}
	if obj, ok := f.Object().(*types.Func); ok {
		return obj.Origin()
	}
	return f
}

// An onlyOn finds out which functions run on loops of a family and, as far as the package shows, nowhere else.
type onlyOn struct {
	*colourer
	family *catalog.Family
	refs   map[any]*references
	asked  map[*ssa.Function]bool
}

func (o *onlyOn) all(fns []*ssa.Function) bool {
	for _, fn := range fns {
		if !o.holds(fn) {
			return false
		}
	}
	return true
}

func (o *onlyOn) holds(fn *ssa.Function) bool {
	if o.asked[fn] {
		return true // it calls itself: its other callers decide
	}
	o.asked[fn] = true
	refs := o.refs[refKey(fn)]
	if refs == nil {
		refs = new(references)
	}
	if !o.seen[nodeKey{fn, o.family}] || refs.started || !o.all(refs.calls) {
		return false
	}
	registered, named := o.rootOf(fn)
	switch {
	case registered:
		return len(refs.values) == 1
	case named:
		return len(refs.values) == 0
	case fn.Parent() != nil: // a literal that runs where it is handed over
		return o.all(refs.values)
	case fn.Object() == nil || fn.Object().Exported() || o.refs[fn.Name()] != nil:
		return false // others may call it
	}
	return len(refs.values) == 0 && len(refs.calls) > 0
}

// rootOf reports whether the function is a root on loops of the family: one that the package hands to the framework,
// or one that the framework calls by its name.
func (o *onlyOn) rootOf(fn *ssa.Function) (registered, named bool) {
	for _, r := range o.roots {
		if r.Fn == fn && r.Loop.Family == o.family {
			registered = registered || r.By != nil
			named = named || r.By == nil
		}
	}
	return registered, named
}
