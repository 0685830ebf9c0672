package remedy

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// stale says which state of the loop the function reads before the call and uses after it, for the title: while the call
// runs others may change it. It is "" where there is none.
func (s *site) stale() string {
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil {
		return ""
	}
	at := s.instruction(fn)
	if at == nil {
		return ""
	}
	var names []string
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			v, ok := instr.(ssa.Value)
			if !ok || !precedes(instr, at) {
				continue
			}
			if name := readsState(v); name != "" && !slices.Contains(names, name) && usedAfter(v, at) {
				names = append(names, name)
			}
		}
	}
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "; " + names[0] + ", read before it and used after it, may have changed by then"
	}
	return "; " + strings.Join(names, " and ") + ", read before it and used after it, may have changed by then"
}

// instruction is the one at which the function waits.
func (s *site) instruction(fn *ssa.Function) ssa.Instruction {
	pos := s.node.Node().Pos()
	if s.call != nil {
		pos = s.call.Lparen
	}
	return instructionAt(fn, pos)
}

func instructionAt(fn *ssa.Function, pos token.Pos) ssa.Instruction {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if _, ok := instr.(*ssa.DebugRef); !ok && (instr.Pos() == pos || callPos(instr) == pos) {
				return instr
			}
		}
	}
	return nil
}

// precedes reports whether a always runs before b.
func precedes(a, b ssa.Instruction) bool {
	if a.Block() == b.Block() {
		return index(a) < index(b)
	}
	return a.Block().Dominates(b.Block())
}

func index(i ssa.Instruction) int { return slices.Index(i.Block().Instrs, i) }

// readsState names what the value is read from, if that is state which others can reach: a field behind a pointer, a
// package variable, a variable that literals share. Pointers and their like are left out: who keeps one means that very
// object.
func readsState(v ssa.Value) string {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return ""
	}
	switch load.Type().Underlying().(type) {
	case *types.Basic, *types.Slice:
	default:
		return ""
	}
	if !shared(load.X, 0) {
		return ""
	}
	_, name := place(load.X, 0)
	if strings.Contains(name, "a mutex") { // somewhere that has no name
		return ""
	}
	return name
}

// shared reports whether others can reach what is at the address.
func shared(v ssa.Value, depth int) bool {
	if depth > maxPlace {
		return false
	}
	switch v := v.(type) {
	case *ssa.Global, *ssa.FreeVar:
		return true
	case *ssa.FieldAddr:
		return shared(v.X, depth+1)
	case *ssa.IndexAddr:
		return shared(v.X, depth+1)
	case *ssa.Parameter:
		return true
	case *ssa.UnOp:
		return shared(v.X, depth+1)
	case *ssa.Alloc:
		return v.Heap && slices.ContainsFunc(*v.Referrers(), func(r ssa.Instruction) bool {
			_, ok := r.(*ssa.MakeClosure)
			return ok
		})
	}
	return false
}

// maxComputed values are followed that are computed of one that was read.
const maxComputed = 64

// usedAfter reports whether v, or what is computed of it before the call, is used after the call without v being read
// again on the way.
func usedAfter(v ssa.Value, at ssa.Instruction) bool {
	after := blocksAfter(at, v.(ssa.Instruction).Block())
	seen := map[ssa.Value]bool{v: true}
	for queue := []ssa.Value{v}; len(queue) > 0 && len(seen) < maxComputed; queue = queue[1:] {
		refs := queue[0].Referrers()
		if refs == nil {
			continue
		}
		for _, r := range *refs {
			if _, ok := r.(*ssa.DebugRef); ok || r == at {
				continue
			}
			if r.Block() == at.Block() && index(r) > index(at) || after[r.Block()] {
				return true
			}
			switch r := r.(type) {
			case *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.Slice, *ssa.UnOp:
				if x := r.(ssa.Value); !seen[x] && precedes(r, at) {
					seen[x] = true
					queue = append(queue, x)
				}
			}
		}
	}
	return false
}

// blocksAfter are the blocks that can run after the instruction, without going through the block in which the value is
// read anew.
func blocksAfter(at ssa.Instruction, read *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	out := make(map[*ssa.BasicBlock]bool)
	queue := slices.Clone(at.Block().Succs)
	for ; len(queue) > 0; queue = queue[1:] {
		b := queue[0]
		if out[b] || b == read || b == at.Block() {
			continue
		}
		out[b] = true
		queue = append(queue, b.Succs...)
	}
	return out
}
