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
	if v.satisfied(recv.X) || v.join(v.e.hop(v.fn, recv.Pos())) {
		return
	}
	v.operate(recv.X, OpRecv, recv.Pos())
}

// selects tells what a select without a default does: it waits unless one of its cases is known to be ready.
func (v *Visitor) selects(sel *ssa.Select) {
	hop := v.e.hop(v.fn, sel.Pos())
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
	if !v.join(hop) {
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
	if f == nil || f.Name() != "Wait" || f.Pkg == nil {
		return false
	}
	switch f.Pkg.Pkg.Path() {
	case "sync":
		obj, _ := f.Object().(*types.Func)
		return obj != nil && recvName(obj) == "WaitGroup"
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
	b := newBuilder(nil)
	w := Visitor{e: v.e, fn: v.fn, Effect: b.effect, Use: v.Use}
	w.own = func(m *ssa.MakeChan) bool { return m.Parent() == v.fn }
	for _, t := range started {
		w.run(t, chain, 0)
	}
	told := false
	for _, eff := range b.summary().Effects {
		switch eff.Class {
		case catalog.Metadata, catalog.Stdio, catalog.Lock, catalog.CPU:
			continue
		}
		v.effect(eff)
		told = true
	}
	if !told {
		v.effect(Effect{Key: Key{Class: catalog.CPU}, Prim: "goroutines that compute", Chain: chain})
	}
	return true
}

// started returns what the goroutines that the function starts run; not ok if that is not known of one of them.
func (e *Engine) started(fn *ssa.Function) (out []target, ok bool) {
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
