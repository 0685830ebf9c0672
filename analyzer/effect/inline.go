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
	f := c.Args[in.Param]
	if _, ok := f.Type().Underlying().(*types.Signature); !ok {
		return true
	}
	made := &ssa.CallCommon{Value: f, Args: c.Args[in.Param+1:]}
	if !isWait(made) || !v.join(hop) {
		v.plain(made, push(nil, hop))
	}
	return true
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
