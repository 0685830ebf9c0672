package effect

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// inline tells what a call does that gives the loop away where it is made on a coroutine. Elsewhere it is a plain call of
// the function that it is given, with the arguments after that. It is false where the call is of another kind.
func (v *Visitor) inline(c *ssa.CallCommon, hop Hop) bool {
	obj, in, ok := v.e.inlineCall(c)
	if !ok || v.Coroutine {
		return ok
	}
	hop.Inline = true
	if in.Param < 0 {
		v.effect(Effect{Key: Key{Class: in.Class}, Prim: FullName(obj), Chain: push(nil, hop)})
		return true
	}
	made, ok := plainCall(c, in)
	if ok && (!isWait(made) || !v.join(hop)) {
		v.plain(made, push(nil, hop))
	}
	return true
}

// plainCall is the call that one that gives the loop away makes of the function that it is given.
func plainCall(c *ssa.CallCommon, in catalog.Inline) (*ssa.CallCommon, bool) {
	f := c.Args[in.Param]
	_, ok := f.Type().Underlying().(*types.Signature)
	return &ssa.CallCommon{Value: f, Args: c.Args[in.Param+1:]}, ok
}

// sources returns the functions that a call's results come from, and that store in its arguments: its targets, or those
// of the function that it calls in place, whose results it returns.
func (e *Engine) sources(c *ssa.CallCommon) []target {
	if _, in, ok := e.inlineCall(c); ok && in.Param >= 0 {
		if made, ok := plainCall(c, in); ok {
			return e.targets(made)
		}
	}
	return e.targets(c)
}

// inlineCall is what the catalogue says of a call that gives the loop away, with the index of an argument.
func (e *Engine) inlineCall(c *ssa.CallCommon) (*types.Func, catalog.Inline, bool) {
	f := c.StaticCallee()
	if f == nil {
		return nil, catalog.Inline{}, false
	}
	if o := f.Origin(); o != nil {
		f = o
	}
	obj, _ := f.Object().(*types.Func)
	if obj == nil || obj.Pkg() == nil {
		return nil, catalog.Inline{}, false
	}
	in, ok := e.Catalog.Inline(SymbolOf(obj))
	if ok && in.Param >= 0 && obj.Signature().Recv() != nil {
		in.Param++
	}
	return obj, in, ok && in.Param < len(c.Args)
}
