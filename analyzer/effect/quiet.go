package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// quiet holds the instructions of a function while which the loop need not answer: all that is left to do is to end it,
// or the screen is handed over to another program. What blocks there freezes nothing that was not to stand still.
type quiet map[ssa.Instruction]bool

// quietIn returns the function's quiet instructions, nil where there are none, which is nearly everywhere.
func (e *Engine) quietIn(fn *ssa.Function) quiet {
	if q, ok := e.quiets[fn]; ok {
		return q
	}
	turns := e.turns(fn)
	var q quiet
	if len(turns) > 0 {
		q = make(quiet)
		q.ending(fn, turns)
		q.suspended(fn, turns)
	}
	e.quiets[fn] = q
	return q
}

// turns finds the instructions that end, suspend or resume the loop.
func (e *Engine) turns(fn *ssa.Function) map[ssa.Instruction]catalog.Turn {
	var out map[ssa.Instruction]catalog.Turn
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if t := e.turn(instr); t != 0 {
				if out == nil {
					out = make(map[ssa.Instruction]catalog.Turn)
				}
				out[instr] = t
			}
		}
	}
	return out
}

func (e *Engine) turn(instr ssa.Instruction) catalog.Turn {
	switch i := instr.(type) {
	case *ssa.Call:
		if i.Call.IsInvoke() {
			return e.Catalog.Turns(SymbolOf(i.Call.Method))
		}
		return e.turnOf(i.Call.Value)
	case *ssa.Return: // of a command that ends the loop
		for _, r := range i.Results {
			if e.turnOf(r)&catalog.Ends != 0 {
				return catalog.Ends
			}
		}
	}
	return 0
}

// turnOf looks at a function that is named.
func (e *Engine) turnOf(v ssa.Value) catalog.Turn {
	if c, ok := v.(*ssa.ChangeType); ok {
		v = c.X
	}
	f, ok := v.(*ssa.Function)
	if !ok {
		return 0
	}
	obj, ok := f.Object().(*types.Func)
	if !ok {
		return 0
	}
	return e.Catalog.Turns(SymbolOf(obj))
}

// ending adds the instructions from which every way leads to the loop's end.
func (q quiet) ending(fn *ssa.Function, turns map[ssa.Instruction]catalog.Turn) {
	last := func(b *ssa.BasicBlock) int {
		for i := len(b.Instrs) - 1; i >= 0; i-- {
			if turns[b.Instrs[i]]&catalog.Ends != 0 {
				return i
			}
		}
		return -1
	}
	ends := make(map[*ssa.BasicBlock]bool) // from whose beginning every way leads there
	after := func(b *ssa.BasicBlock) bool {
		for _, s := range b.Succs {
			if !ends[s] {
				return false
			}
		}
		return len(b.Succs) > 0
	}
	for again := true; again; { // each round adds a block, or is the last
		again = false
		for _, b := range fn.Blocks {
			if !ends[b] && (last(b) >= 0 || after(b)) {
				ends[b] = true
				again = true
			}
		}
	}
	for _, b := range fn.Blocks {
		until := last(b)
		if after(b) {
			until = len(b.Instrs)
		}
		for i := range until {
			q[b.Instrs[i]] = true
		}
	}
}

// suspended adds the instructions that a suspending call precedes on every way, and no resuming one after it.
func (q quiet) suspended(fn *ssa.Function, turns map[ssa.Instruction]catalog.Turn) {
	for _, b := range fn.Blocks {
		for i, instr := range b.Instrs {
			if turns[instr]&catalog.Suspends != 0 {
				q.from(b, i, turns)
			}
		}
	}
}

// from walks the dominator tree down from a suspending call. A call that resumes belongs to what is suspended.
func (q quiet) from(b *ssa.BasicBlock, at int, turns map[ssa.Instruction]catalog.Turn) {
	for _, instr := range b.Instrs[at:] {
		q[instr] = true
		if turns[instr]&catalog.Resumes != 0 {
			return
		}
	}
	for _, d := range b.Dominees() {
		q.from(d, 0, turns)
	}
}
