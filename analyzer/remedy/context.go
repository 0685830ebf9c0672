package remedy

import (
	"go/ast"
	"go/types"
)

// context returns the context.Context that the loop's coroutine has here: of those in scope the one that was declared
// last, which is a parameter or made of one. A coroutine of somebody else's loop is reached through functions that may
// get any context, so there only the one counts that the coroutine itself was given. Where there is none, package offload
// is asked for it.
func (c *change) context(guest bool) string {
	pos := c.node.Node().Pos()
	for sc := c.scope(pos); sc != nil && sc != c.Pkg.Scope(); sc = sc.Parent() {
		var best *types.Var
		for _, name := range sc.Names() {
			v, ok := sc.Lookup(name).(*types.Var)
			if !ok || !isContext(v.Type()) || name == "_" || v.Pos() >= pos {
				continue
			}
			if _, seen := c.scope(pos).LookupParent(name, pos); seen != v || !c.ofCoroutine(v, 0) || guest && !c.given(v) {
				continue
			}
			if best == nil || v.Pos() > best.Pos() {
				best = v
			}
		}
		if best != nil {
			return best.Name()
		}
	}
	return c.offload() + ".Context()"
}

// given reports whether the variable is the parameter of the function that the loop runs.
func (s *site) given(v *types.Var) bool {
	fn := s.found.Root.Fn
	if fn == nil {
		return false
	}
	for p := range fn.Signature.Params().Variables() {
		if p == v {
			return true
		}
	}
	return false
}

// isContext reports whether the type is context.Context.
func isContext(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Context" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context"
}

// maxDerived bounds how many contexts are followed that are made of each other.
const maxDerived = 8

// ofCoroutine reports whether the context can be the coroutine's: a parameter, or a variable whose value is made of such
// a one, as in ctx, cancel := context.WithTimeout(ctx, d).
func (s *site) ofCoroutine(v *types.Var, depth int) bool {
	if v.Kind() == types.ParamVar {
		return true
	}
	made, known := false, true
	ast.Inspect(s.outermost(), func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Rhs) != 1 {
			return true
		}
		if id, ok := as.Lhs[0].(*ast.Ident); ok && s.Info.ObjectOf(id) == v {
			from := s.madeOf(as.Rhs[0])
			made = true
			known = known && from != nil && (from == v || depth < maxDerived && s.ofCoroutine(from, depth+1))
		}
		return true
	})
	return made && known
}

// madeOf is the context that a call makes another one of: its first argument, where that is a variable.
func (s *site) madeOf(e ast.Expr) *types.Var {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	id, ok := ast.Unparen(call.Args[0]).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := s.Info.Uses[id].(*types.Var)
	if !ok || !isContext(v.Type()) {
		return nil
	}
	return v
}

// functionName is the function at hand, for people.
func (s *site) functionName() string {
	if d, ok := s.fn.Node().(*ast.FuncDecl); ok {
		return d.Name.Name
	}
	return "the function literal"
}
