package colour

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// ends are what a package does with a channel that it keeps in a field or variable of its own.
type ends struct {
	unbuffered bool // it is made here, without capacity
	escapes    bool // something else happens to it: others may hold it
	receivers  []*ssa.Function
	senders    []*ssa.Send
}

// channelDeadlocks adds an effect for each send that waits for its own loop: on a channel without capacity that only
// functions on that loop receive from.
func (c *colourer) channelDeadlocks() {
	if len(c.result.Nodes) == 0 {
		return
	}
	var waits []*ends
	for _, e := range c.channelEnds() {
		if e.unbuffered && !e.escapes && len(e.receivers) > 0 {
			waits = append(waits, e)
		}
	}
	if len(waits) == 0 {
		return
	}
	refs := c.references()
	for _, n := range c.result.Nodes {
		for _, e := range waits {
			for _, s := range e.senders {
				if s.Parent() != n.Fn {
					continue
				}
				only := &onlyOn{c, n.Root.Loop.Family, refs, make(map[*ssa.Function]bool)}
				if only.all(e.receivers) {
					n.deadlock(c.Engine.Pkg.Pkg.Path(), s, n.Root.Loop.Family)
				}
			}
		}
	}
}

func (n *Node) deadlock(pkg string, s *ssa.Send, f *catalog.Family) {
	hop := effect.Hop{Pkg: pkg, Func: effect.DisplayName(n.Fn), Pos: s.Pos()}
	n.Effects = append(n.Effects, effect.Effect{
		Key:   effect.Key{Class: catalog.Deadlock, Family: f.Name},
		Prim:  "channel send",
		Chain: n.Chain.Append((*effect.Chain)(nil).Push(hop)),
	})
}

// channelEnds finds the channels that the package keeps in unexported fields and variables, in source order.
func (c *colourer) channelEnds() []*ends {
	known := make(map[types.Object]*ends)
	var out []*ends
	of := func(obj types.Object) *ends {
		if known[obj] == nil {
			known[obj] = new(ends)
			out = append(out, known[obj])
		}
		return known[obj]
	}
	for _, fn := range c.allFuncs() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				c.channelEnd(fn, instr, of)
			}
		}
	}
	return out
}

// allFuncs are the package's functions and its initializer, which sets its variables.
func (c *colourer) allFuncs() []*ssa.Function {
	if init := c.Engine.Pkg.Func("init"); init != nil {
		return append([]*ssa.Function{init}, c.Engine.Funcs...)
	}
	return c.Engine.Funcs
}

// channelEnd looks at what an instruction does with a field or variable that holds a channel.
func (c *colourer) channelEnd(fn *ssa.Function, instr ssa.Instruction, of func(types.Object) *ends) {
	switch i := instr.(type) {
	case *ssa.Field:
		if obj := c.ownChannel(i); obj != nil {
			of(obj).uses(fn, i)
		}
		return
	case *ssa.FieldAddr:
		if obj := c.ownChannel(i); obj != nil {
			for _, ref := range *i.Referrers() {
				of(obj).place(fn, i, ref)
			}
		}
		return
	}
	for _, op := range instr.Operands(nil) { // a variable does not know who refers to it
		if g, ok := (*op).(*ssa.Global); ok {
			if obj := c.ownChannel(g); obj != nil {
				of(obj).place(fn, g, instr)
			}
		}
	}
}

// ownChannel is the unexported field or variable of the package that v is, if it holds a channel.
func (c *colourer) ownChannel(v ssa.Value) types.Object {
	var obj types.Object
	switch v := v.(type) {
	case *ssa.Global:
		obj = v.Object()
	case *ssa.Field:
		obj = fieldOf(v.X.Type(), v.Field)
	case *ssa.FieldAddr:
		if p, ok := v.X.Type().Underlying().(*types.Pointer); ok {
			obj = fieldOf(p.Elem(), v.Field)
		}
	}
	if obj == nil || obj.Exported() || obj.Pkg() != c.Engine.Pkg.Pkg {
		return nil
	}
	if _, ok := obj.Type().Underlying().(*types.Chan); !ok {
		return nil
	}
	return obj
}

// fieldOf is the field of that index, nil where the struct is not known: in generic code it may be anyone's.
func fieldOf(t types.Type, index int) types.Object {
	if s, ok := t.Underlying().(*types.Struct); ok {
		return s.Field(index)
	}
	return nil
}

// place looks at an instruction that uses the address of the field or variable.
func (e *ends) place(fn *ssa.Function, addr ssa.Value, instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.UnOp:
		if i.Op == token.MUL {
			e.uses(fn, i)
			return
		}
	case *ssa.Store:
		if i.Addr == addr {
			e.set(i.Val)
			return
		}
	case *ssa.DebugRef:
		return
	}
	e.escapes = true
}

// set looks at what the field or variable is set to: a channel made for it alone, or nothing.
func (e *ends) set(v ssa.Value) {
	switch v := v.(type) {
	case *ssa.Const:
		return
	case *ssa.MakeChan:
		size, ok := v.Size.(*ssa.Const)
		if ok && size.Value != nil && constant.Sign(size.Value) == 0 && len(*v.Referrers()) == 1 {
			e.unbuffered = true
			return
		}
	}
	e.escapes = true
}

// uses looks at what is done with the channel once it is loaded.
func (e *ends) uses(fn *ssa.Function, ch ssa.Value) {
	for _, ref := range *ch.Referrers() {
		switch i := ref.(type) {
		case *ssa.DebugRef, *ssa.BinOp:
		case *ssa.Send:
			e.senders = append(e.senders, i)
			e.escapes = e.escapes || i.X == ch
		case *ssa.UnOp:
			e.receivers = append(e.receivers, fn)
		case *ssa.Select:
			e.selected(fn, ch, i)
		case ssa.CallInstruction:
			if _, ok := i.Common().Value.(*ssa.Builtin); !ok { // close, len, cap
				e.escapes = true
			}
		default:
			e.escapes = true
		}
	}
}

func (e *ends) selected(fn *ssa.Function, ch ssa.Value, sel *ssa.Select) {
	for _, s := range sel.States {
		if s.Chan == ch && s.Dir == types.RecvOnly {
			e.receivers = append(e.receivers, fn)
		}
		e.escapes = e.escapes || s.Send == ch
	}
}
