package effect

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// appends reports whether v is a file that is only ever opened to append to: a log, whatever the logger that writes it
// is called.
func (e *Engine) appends(v ssa.Value) bool {
	if opensToAppend(v) {
		return true
	}
	f, ok := FieldOf(v)
	if !ok {
		return false
	}
	found := false
	for _, val := range e.stores.fields[f.Var] {
		if c, ok := val.(*ssa.Const); ok && c.IsNil() {
			continue
		}
		if !opensToAppend(val) {
			return false
		}
		found = true
	}
	return found
}

// opensToAppend reports whether v is the result of an os.OpenFile whose constant flags have os.O_APPEND.
func opensToAppend(v ssa.Value) bool {
	x, ok := v.(*ssa.Extract)
	if !ok || x.Index != 0 {
		return false
	}
	call, ok := x.Tuple.(*ssa.Call)
	if !ok {
		return false
	}
	f := call.Call.StaticCallee()
	if f == nil || f.Pkg == nil || f.Pkg.Pkg.Path() != "os" || f.Name() != "OpenFile" {
		return false
	}
	flags, ok := call.Call.Args[1].(*ssa.Const)
	mask, found := f.Pkg.Pkg.Scope().Lookup("O_APPEND").(*types.Const)
	if !ok || !found {
		return false
	}
	return constant.Sign(constant.BinaryOp(flags.Value, token.AND, mask.Val())) != 0
}
