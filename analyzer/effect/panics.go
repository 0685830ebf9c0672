package effect

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// doomed returns the blocks from which every way leads to a panic or to the end of the program: what happens there
// does not count, since it happens at most once. A block on an endless loop is not doomed.
func (e *Engine) doomed(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	n := e.nodes[fn]
	if n != nil && n.doomed != nil {
		return n.doomed
	}
	doomed := make(map[*ssa.BasicBlock]bool)
	for again := true; again; { // each round dooms a block more, or is the last
		again = false
		for i := len(fn.Blocks) - 1; i >= 0; i-- {
			if b := fn.Blocks[i]; !doomed[b] && isDoomed(b, doomed) {
				doomed[b] = true
				again = true
			}
		}
	}
	if n != nil {
		n.doomed = doomed
	}
	return doomed
}

func isForever(instr ssa.Instruction) bool {
	s, ok := instr.(*ssa.Select)
	return ok && s.Blocking && len(s.States) == 0
}

func isDoomed(b *ssa.BasicBlock, doomed map[*ssa.BasicBlock]bool) bool {
	if len(b.Succs) == 0 {
		if len(b.Instrs) == 0 {
			return false
		}
		_, panics := b.Instrs[len(b.Instrs)-1].(*ssa.Panic)
		return panics && !slices.ContainsFunc(b.Instrs, isForever) // SSA puts a panic after select {}
	}
	for _, s := range b.Succs {
		if !doomed[s] {
			return false
		}
	}
	return true
}
