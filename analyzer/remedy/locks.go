package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// unlocked refuses where a mutex may be held.
func (s *site) unlocked() error { return s.unlockedOn(s.found.Own) }

// unlockedOn refuses where a mutex may be held: at the call, or at a call in this package on the way to it. The others who
// want the mutex would hold the loop while they wait for it, and the holder waits for the loop.
func (s *site) unlockedOn(way []effect.Hop) error {
	pos := s.node.Node().Pos()
	if s.call != nil {
		pos = s.call.Lparen
	}
	fn := s.ssaFunc(s.fn.Node())
	if fn == nil {
		return refuse("its function is generic in a way that hides the locks that it holds")
	}
	if s.deferred() {
		if name := s.locks().any(fn); name != "" {
			return refuse("%s is locked in this function, and may be held when the deferred call runs", name)
		}
	}
	if name := s.locks().heldAt(fn, pos); name != "" {
		return refuse("%s is held here, and others would wait for it on the loop: unlock it first, or make it an offload.Mutex", name)
	}
	if caller, name := s.locks().heldByCallers(fn); name != "" {
		return refuse("%s is held by %s, which leads here", name, caller.Name())
	}
	return s.calledFreely(way)
}

// calledFreely refuses where the way from the loop goes through a function of others that calls back, as sync.Once.Do and
// a database's transaction do: it may hold a lock. Of the standard library only package sync does.
func (s *site) calledFreely(way []effect.Hop) error {
	for _, h := range way {
		c, ok := s.blocking(h.Pos)
		if !ok || h.Pos == s.found.Pos {
			continue
		}
		call, ok := c.Node().(*ast.CallExpr)
		if !ok {
			continue
		}
		callee, ok := typeutil.Callee(s.Info, call).(*types.Func)
		if !ok || callee.Pkg() == nil || callee.Pkg() == s.Pkg || isStd(callee) && callee.Pkg().Path() != "sync" {
			continue
		}
		return refuse("%s.%s leads here, and may hold a lock while it calls", callee.Pkg().Name(), callee.Name())
	}
	return nil
}

// ssaFunc is the function with that syntax.
func (s *Suggester) ssaFunc(n ast.Node) *ssa.Function {
	if s.funcs == nil {
		s.funcs = make(map[ast.Node]*ssa.Function)
		for _, f := range s.Funcs {
			if x := f.Syntax(); x != nil && s.funcs[x] == nil {
				s.funcs[x] = f
			}
		}
	}
	return s.funcs[n]
}

// A lockset knows which mutexes the functions of a package hold where.
type lockset struct {
	funcs   []*ssa.Function
	callers map[*ssa.Function][]ssa.CallInstruction
	entry   map[*ssa.Function]map[*ssa.BasicBlock]held
}

func (s *Suggester) locks() *lockset {
	if s.lockset != nil {
		return s.lockset
	}
	l := &lockset{funcs: s.Funcs, callers: make(map[*ssa.Function][]ssa.CallInstruction), entry: make(map[*ssa.Function]map[*ssa.BasicBlock]held)}
	for _, fn := range s.Funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok {
					l.addCall(call)
				}
			}
		}
	}
	s.lockset = l
	return l
}

// addCall notes who is called: the function itself, and literals that are passed, since they may be called in place.
func (l *lockset) addCall(call ssa.CallInstruction) {
	if _, elsewhere := call.(*ssa.Go); elsewhere {
		return
	}
	callee := call.Common().StaticCallee()
	if callee == nil {
		return
	}
	if o := callee.Origin(); o != nil {
		callee = o
	}
	l.callers[callee] = append(l.callers[callee], call)
}

// held is the set of mutexes that are held, by where they are.
type held map[string]string // the value is for people

// heldAt is a mutex that may be held at the instruction of that position, or "".
func (l *lockset) heldAt(fn *ssa.Function, pos token.Pos) string {
	if instr := instructionAt(fn, pos); instr != nil {
		return l.before(fn, instr)
	}
	return l.any(fn) // any lock may be held
}

func callPos(instr ssa.Instruction) token.Pos {
	if call, ok := instr.(ssa.CallInstruction); ok {
		return call.Common().Pos()
	}
	return token.NoPos
}

// before is a mutex that may be held when the instruction is reached.
func (l *lockset) before(fn *ssa.Function, at ssa.Instruction) string {
	now := maps.Clone(l.entries(fn)[at.Block()])
	for _, instr := range at.Block().Instrs {
		if instr == at {
			break
		}
		now.step(instr)
	}
	return now.first()
}

// entries are the mutexes that may be held at the beginning of each block: a forward analysis.
func (l *lockset) entries(fn *ssa.Function) map[*ssa.BasicBlock]held {
	if in := l.entry[fn]; in != nil {
		return in
	}
	in := map[*ssa.BasicBlock]held{fn.Blocks[0]: {}}
	l.entry[fn] = in
	for queue := []*ssa.BasicBlock{fn.Blocks[0]}; len(queue) > 0; queue = queue[1:] {
		b := queue[0]
		now := maps.Clone(in[b])
		for _, instr := range b.Instrs {
			now.step(instr)
		}
		for _, next := range b.Succs {
			was, seen := in[next]
			if !seen {
				was = held{}
				in[next] = was
			}
			n := len(was)
			maps.Copy(was, now)
			if !seen || len(was) > n {
				queue = append(queue, next)
			}
		}
	}
	return in
}

// any is a mutex that the function locks, or "".
func (l *lockset) any(fn *ssa.Function) string {
	all := held{}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(*ssa.Call); ok && lockName(&call.Call) > 0 {
				all.step(instr)
			}
		}
	}
	return all.first()
}

// heldByCallers is a function of the package that may hold a mutex when it calls this one, directly or not.
func (l *lockset) heldByCallers(fn *ssa.Function) (*ssa.Function, string) {
	seen := map[*ssa.Function]bool{fn: true}
	for queue := []*ssa.Function{fn}; len(queue) > 0; queue = queue[1:] {
		for _, call := range l.callers[queue[0]] {
			caller := call.Parent()
			if name := l.before(caller, call); name != "" {
				return caller, name
			}
			if !seen[caller] {
				seen[caller] = true
				queue = append(queue, caller)
			}
		}
	}
	return nil, ""
}

func (h held) first() string {
	keys := slices.Sorted(maps.Keys(h))
	if len(keys) == 0 {
		return ""
	}
	return h[keys[0]]
}

// step is what an instruction does to the mutexes that are held. A deferred unlock does nothing yet.
func (h held) step(instr ssa.Instruction) {
	call, ok := instr.(*ssa.Call)
	if !ok {
		return
	}
	c := &call.Call
	switch n := lockName(c); {
	case n > 0:
		key, name := place(lockReceiver(c), 0)
		h[key] = name
	case n < 0:
		key, _ := place(lockReceiver(c), 0)
		delete(h, key)
	}
}

// lockName is positive for a method that locks, negative for one that unlocks.
func lockName(c *ssa.CallCommon) int {
	name := ""
	switch {
	case c.IsInvoke():
		name = c.Method.Name()
	case c.StaticCallee() != nil && c.StaticCallee().Signature.Recv() != nil:
		name = c.StaticCallee().Name()
	}
	switch name {
	case "Lock", "RLock", "TryLock", "TryRLock", "LockContext":
		if counterpart(c) {
			return 1
		}
	case "Unlock", "RUnlock":
		return -1
	}
	return 0
}

// counterpart reports whether the receiver can be unlocked by the thread that locks it; offload.Mutex, whose Lock takes a
// context, may be held.
func counterpart(c *ssa.CallCommon) bool {
	sig := c.Signature()
	if p := sig.Params(); p.Len() > 0 && isContext(p.At(0).Type()) {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(lockReceiver(c).Type(), true, nil, "Unlock")
	_, ok := obj.(*types.Func)
	return ok
}

func lockReceiver(c *ssa.CallCommon) ssa.Value {
	if c.IsInvoke() {
		return c.Value
	}
	return c.Args[0]
}

// maxPlace bounds how far a mutex's place is followed.
const maxPlace = 16

// place says where a mutex is: a key that is the same for the same place, and a name for people.
func place(v ssa.Value, depth int) (key, name string) {
	if depth > maxPlace {
		return "…", "a mutex"
	}
	switch v := v.(type) {
	case *ssa.FieldAddr:
		st := v.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
		key, name = place(v.X, depth+1)
		field := st.Field(v.Field)
		if field.Embedded() && depth == 0 {
			return key + "." + field.Name(), name
		}
		return key + "." + field.Name(), name + "." + field.Name()
	case *ssa.UnOp:
		key, name = place(v.X, depth+1)
		return key, name
	case *ssa.IndexAddr:
		key, name = place(v.X, depth+1)
		return key + "[]", name + "[…]"
	case *ssa.Parameter:
		return v.Name(), v.Name()
	case *ssa.FreeVar:
		return v.Name(), v.Name()
	case *ssa.Global:
		return "global " + v.Name(), v.Name()
	case *ssa.Alloc:
		return strconv.Itoa(int(v.Pos())), v.Comment
	}
	return v.Name(), "a mutex"
}
