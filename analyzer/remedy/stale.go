package remedy

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// stale says which state of the loop the function reads before the call and uses after it: while the call runs others may
// change it.
func (s *site) stale() []string {
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil {
		return nil
	}
	at := s.instruction(fn)
	if at == nil {
		return nil
	}
	w := newWaiting(at)
	var names []string
	for _, b := range fn.Blocks {
		if b != at.Block() && !b.Dominates(at.Block()) {
			continue
		}
		for _, instr := range b.Instrs {
			if instr == w.Instruction {
				break
			}
			v, ok := instr.(ssa.Value)
			if !ok {
				continue
			}
			if name := readsState(v); name != "" && !slices.Contains(names, name) && w.usesAfter(v) {
				names = append(names, name)
			}
		}
	}
	return names
}

// warning says for the title of a change that others may change those meanwhile.
func warning(names []string) string {
	if len(names) == 0 {
		return ""
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

// A waiting is the instruction at which a function waits.
type waiting struct {
	ssa.Instruction
	order map[ssa.Instruction]int // of the instructions of its block
}

func newWaiting(at ssa.Instruction) *waiting {
	w := &waiting{at, make(map[ssa.Instruction]int)}
	for i, instr := range at.Block().Instrs {
		w.order[instr] = i
	}
	return w
}

// follows reports whether an instruction always runs before the wait.
func (w *waiting) follows(i ssa.Instruction) bool {
	if i.Block() == w.Block() {
		return w.order[i] < w.order[w.Instruction]
	}
	return i.Block().Dominates(w.Block())
}

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
	if !shared(load.X, 0) || setOnce(load.X) {
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

// setOnce reports whether what is at the address is a variable of a function that is set once, whatever literals capture it.
func setOnce(at ssa.Value) bool {
	for {
		free, ok := at.(*ssa.FreeVar)
		if !ok {
			break
		}
		if at = boundTo(free); at == nil {
			return false
		}
	}
	_, isLocal := at.(*ssa.Alloc)
	return isLocal && settings(at) == 1
}

// boundTo is what the literal has captured; nil where that is not known.
func boundTo(v *ssa.FreeVar) ssa.Value {
	fn := v.Parent()
	if fn.Parent() == nil {
		return nil
	}
	for _, b := range fn.Parent().Blocks {
		for _, i := range b.Instrs {
			if lit, ok := i.(*ssa.MakeClosure); ok && lit.Fn == fn {
				return lit.Bindings[slices.Index(fn.FreeVars, v)]
			}
		}
	}
	return nil
}

// settings is how often the variable at the address is set, the literals that capture it included; many where its address
// goes elsewhere, or parts of it are set.
func settings(at ssa.Value) (n int) {
	const many = 2
	if at.Referrers() == nil {
		return many
	}
	for _, r := range *at.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr != at {
				return many
			}
			n++
		case *ssa.MakeClosure:
			lit, ok := r.Fn.(*ssa.Function)
			i := slices.Index(r.Bindings, at)
			if !ok || i < 0 || i >= len(lit.FreeVars) {
				return many
			}
			n += settings(lit.FreeVars[i])
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return many
		}
	}
	return n
}

// maxComputed values are followed that are computed of one that was read.
const maxComputed = 64

// usesAfter reports whether v, or what is computed of it before the wait, is used after it without v being read again on
// the way.
func (w *waiting) usesAfter(v ssa.Value) bool {
	after := w.blocksAfter(v.(ssa.Instruction).Block())
	seen := map[ssa.Value]bool{v: true}
	for queue := []ssa.Value{v}; len(queue) > 0 && len(seen) < maxComputed; queue = queue[1:] {
		refs := queue[0].Referrers()
		if refs == nil {
			continue
		}
		for _, r := range *refs {
			if _, ok := r.(*ssa.DebugRef); ok || r == w.Instruction {
				continue
			}
			if r.Block() == w.Block() && !w.follows(r) || after[r.Block()] {
				return true
			}
			switch r := r.(type) {
			case *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.Slice, *ssa.UnOp:
				if x := r.(ssa.Value); !seen[x] && w.follows(r) {
					seen[x] = true
					queue = append(queue, x)
				}
			}
		}
	}
	return false
}

// blocksAfter are the blocks that can run after the wait, without going through the block in which the value is
// read anew.
func (w *waiting) blocksAfter(read *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	out := make(map[*ssa.BasicBlock]bool)
	queue := slices.Clone(w.Block().Succs)
	for ; len(queue) > 0; queue = queue[1:] {
		b := queue[0]
		if out[b] || b == read || b == w.Block() {
			continue
		}
		out[b] = true
		queue = append(queue, b.Succs...)
	}
	return out
}
