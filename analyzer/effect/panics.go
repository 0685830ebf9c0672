package effect

import (
	"go/ast"
	"go/constant"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// doomed returns the blocks from which every way leads to a panic or to the end of the program: what happens there
// does not count, since it happens at most once. A block on an endless loop is not doomed. Nor does what never runs.
func (e *Engine) doomed(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	n := e.nodes[fn]
	if n != nil && n.doomed != nil {
		return n.doomed
	}
	doomed := skipped(fn)
	if doomed == nil {
		doomed = make(map[*ssa.BasicBlock]bool)
	}
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

// skipped returns the blocks that never run, since a constant decides so: what a debug build alone does, say. A function
// that asks which system it was built for has none: it runs on the others, too.
func skipped(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	if !slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool { return decided(b) != nil }) || asksForSystem(fn) {
		return nil
	}
	reached := make(map[*ssa.BasicBlock]bool)
	var reach func(b *ssa.BasicBlock)
	reach = func(b *ssa.BasicBlock) {
		if b == nil || reached[b] {
			return
		}
		reached[b] = true
		if s := decided(b); s != nil {
			reach(s)
			return
		}
		for _, s := range b.Succs {
			reach(s)
		}
	}
	reach(fn.Blocks[0])
	reach(fn.Recover)
	out := make(map[*ssa.BasicBlock]bool)
	for _, b := range fn.Blocks {
		if !reached[b] {
			out[b] = true
		}
	}
	return out
}

// decided is the block that follows one at whose end a constant decides; nil where none does.
func decided(b *ssa.BasicBlock) *ssa.BasicBlock {
	if len(b.Instrs) == 0 {
		return nil
	}
	i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return nil
	}
	c, ok := i.Cond.(*ssa.Const)
	switch {
	case !ok || c.Value == nil || c.Value.Kind() != constant.Bool:
		return nil
	case constant.BoolVal(c.Value):
		return b.Succs[0]
	}
	return b.Succs[1]
}

// asksForSystem reports whether the function's source names runtime.GOOS or runtime.GOARCH.
func asksForSystem(fn *ssa.Function) bool {
	found := false
	if fn.Syntax() != nil {
		ast.Inspect(fn.Syntax(), func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			found = found || ok && (s.Sel.Name == "GOOS" || s.Sel.Name == "GOARCH")
			return !found
		})
	}
	return found
}
