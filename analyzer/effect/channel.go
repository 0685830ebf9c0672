package effect

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// operate tells what sending to or receiving from a channel does.
func (v *Visitor) operate(ch ssa.Value, op string, pos token.Pos) {
	chain := push(nil, v.e.hop(v.fn, pos))
	v.use(ch, "", op, chain, 0)
}

func (v *Visitor) receive(recv *ssa.UnOp) {
	if v.satisfied(recv.X) || v.made(recv.X) && v.join(v.e.hop(v.fn, recv.Pos())) {
		return
	}
	v.operate(recv.X, OpRecv, recv.Pos())
}

// selects tells what a select without a default does: it waits unless one of its cases is known to be ready.
func (v *Visitor) selects(sel *ssa.Select) {
	hop := v.e.hop(v.fn, v.selectPos(sel))
	chain := push(nil, hop)
	if len(sel.States) == 0 {
		v.effect(Effect{Key: Key{Class: catalog.Forever}, Prim: "select {}", Chain: chain})
		return
	}
	for _, s := range sel.States {
		if s.Dir == types.RecvOnly && v.satisfied(s.Chan) || s.Dir == types.SendOnly && v.buffered(s.Chan) {
			return
		}
	}
	for _, s := range sel.States {
		if v.made(s.Chan) && v.join(hop) {
			return
		}
	}
	for _, s := range sel.States {
		v.use(s.Chan, "", OpSelect, chain, 0)
	}
}

// selectPos is where a select is said to wait: at the case of the timer that bounds the wait, if it has one.
func (v *Visitor) selectPos(sel *ssa.Select) token.Pos {
	for _, s := range sel.States {
		for _, x := range v.e.Values(s.Chan, "") {
			if x.Kind == Listed && x.Class == catalog.Sleep && s.Pos.IsValid() {
				return s.Pos
			}
		}
	}
	return sel.Pos()
}

// channel tells what an operation on a channel that is known does.
func (v *Visitor) channel(x Value, op string, chain *Chain) {
	switch {
	case op == OpSend && x.Buffered:
	case x.Computed:
		v.effect(Effect{Key: Key{Class: catalog.CPU}, Prim: "goroutines that compute", Chain: chain})
	case op == OpRecv:
		v.waits("channel receive", chain)
	case op == OpSend:
		v.waits("channel send", chain)
	case op == OpSelect:
		v.waits("select", chain)
	}
}

// buffered reports whether the channel is known to have been made with capacity.
func (v *Visitor) buffered(ch ssa.Value) bool {
	for _, x := range v.e.Values(ch, "") {
		if x.Kind == Chan && x.Buffered {
			return true
		}
	}
	return false
}

// made reports whether the channel is one that this function makes: its goroutines answer on it.
func (v *Visitor) made(ch ssa.Value) bool {
	for _, x := range v.e.Values(ch, "") {
		if x.Kind == Chan && x.Made != nil && x.Made.Parent() == v.fn {
			return true
		}
	}
	return false
}

// satisfied reports whether this very function, not one that it starts, fills or closes the channel that it made.
func (v *Visitor) satisfied(ch ssa.Value) bool {
	for _, x := range v.e.Values(ch, "") {
		if x.Kind == Chan && x.Made != nil && x.Made.Parent() == v.fn && v.fills(x) {
			return true
		}
	}
	return false
}

func (v *Visitor) fills(ch Value) bool {
	for _, b := range v.fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Send:
				if ch.Buffered && v.is(i.Chan, ch.Made) {
					return true
				}
			case *ssa.Call:
				if f, ok := i.Call.Value.(*ssa.Builtin); ok && f.Name() == "close" && v.is(i.Call.Args[0], ch.Made) {
					return true
				}
			}
		}
	}
	return false
}

func (v *Visitor) is(ch ssa.Value, made *ssa.MakeChan) bool {
	for _, x := range v.e.Values(ch, "") {
		if x.Made == made {
			return true
		}
	}
	return false
}

// isWait reports whether the call waits for goroutines.
func isWait(c *ssa.CallCommon) bool {
	f := c.StaticCallee()
	if f == nil {
		return false
	}
	obj, _ := f.Object().(*types.Func) // also of a method value
	if obj == nil || obj.Name() != "Wait" || obj.Pkg() == nil {
		return false
	}
	switch obj.Pkg().Path() {
	case "sync":
		return recvName(obj) == "WaitGroup"
	case "golang.org/x/sync/errgroup":
		return true
	}
	return false
}

// join handles a wait in a function that starts goroutines itself: it takes as long as they do, so it has the
// classes of what they do, and it is merely a computation where they compute. It is false, and has told nothing,
// where the function starts none or where it is not known what they do.
func (v *Visitor) join(hop Hop) bool {
	started, ok := v.e.started(v.fn)
	if !ok || len(started) == 0 {
		return false
	}
	chain := push(nil, hop)
	told := false
	for _, eff := range v.e.work(v.fn, started, v.Use) {
		eff.Chain = chain.Append(eff.Chain.away())
		v.effect(eff)
		told = true
	}
	if !told {
		v.effect(Effect{Key: Key{Class: catalog.CPU}, Prim: "goroutines that compute", Chain: chain})
	}
	return true
}

// work returns the effects that make goroutines take long, leaving out what they do to channels that their starter
// made: those are the way they are waited for.
func (e *Engine) work(fn *ssa.Function, started []target, use func(Use)) []Effect {
	b := newBuilder(nil)
	w := Visitor{e: e, fn: fn, Effect: b.effect, Use: use}
	w.own = func(m *ssa.MakeChan) bool { return m.Parent() == fn }
	for _, t := range started {
		w.run(t, nil, 0)
	}
	var out []Effect
	for _, eff := range b.summary().Effects {
		switch {
		case eff.Class == catalog.Metadata, eff.Class == catalog.Stdio, eff.Class == catalog.Lock, eff.Class == catalog.CPU:
		case eff.Class == catalog.Wait && eff.Prim == condWait: // for work: whoever waits for the goroutine gives it some
		default:
			out = append(out, eff)
		}
	}
	return out
}

const condWait = "(*sync.Cond).Wait"

// computes reports whether fn starts goroutines all of which only compute: waiting for a channel that it makes is
// waiting for a computation.
func (e *Engine) computes(fn *ssa.Function) bool {
	if e.asked[fn] { // while it is being found out
		return false
	}
	e.asked[fn] = true
	defer delete(e.asked, fn)
	started, ok := e.started(fn)
	return ok && len(started) > 0 && len(e.work(fn, started, nil)) == 0
}

// away marks the chain's first hop as that of another goroutine.
func (c *Chain) away() *Chain {
	if c == nil {
		return nil
	}
	h := c.Hop
	h.Away = true
	return c.Next.Push(h)
}

// started returns what the goroutines run that the function starts, itself or in a function of the package that it
// calls; not ok if that is not known of one of them.
func (e *Engine) started(fn *ssa.Function) (out []target, ok bool) {
	out, ok = e.startedBy(fn)
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			c, isCall := instr.(*ssa.Call)
			if !isCall || !ok {
				continue
			}
			if f := c.Call.StaticCallee(); f != nil && f != fn && f.Blocks != nil {
				var more []target
				more, ok = e.startedBy(f)
				out = append(out, more...)
			}
		}
	}
	return out, ok
}

// startedBy returns what the goroutines run that the function itself starts.
func (e *Engine) startedBy(fn *ssa.Function) (out []target, ok bool) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			ts, is := e.starts(instr)
			if is && len(ts) == 0 {
				return nil, false
			}
			out = append(out, ts...)
		}
	}
	return out, true
}

// starts returns what an instruction runs on another goroutine, and whether it does.
func (e *Engine) starts(instr ssa.Instruction) ([]target, bool) {
	switch i := instr.(type) {
	case *ssa.Go:
		return e.targets(&i.Call), true
	case *ssa.Call:
		f := i.Call.StaticCallee()
		if f == nil {
			return nil, false
		}
		obj, _ := f.Object().(*types.Func)
		if obj == nil || obj.Name() != "Go" || len(i.Call.Args) != 2 || !e.isSink(obj, Root{Param, 1}) {
			return nil, false
		}
		var out []target
		for _, x := range e.Values(i.Call.Args[1], "") {
			if t, ok := e.function(x, nil); ok {
				out = append(out, t)
			}
		}
		return out, true
	}
	return nil, false
}
