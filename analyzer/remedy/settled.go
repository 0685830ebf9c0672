package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
)

// settled reports whether the expression has the same value, whenever it is evaluated while the coroutine waits, and does
// nothing: it may stand in a closure.
func (s *site) settled(e ast.Expr, late bool) bool {
	tv := s.Info.Types[e]
	if tv.Value != nil || tv.IsNil() || tv.IsType() {
		return true
	}
	switch e := e.(type) {
	case *ast.ParenExpr:
		return s.settled(e.X, late)
	case *ast.FuncLit:
		return true
	case *ast.Ident:
		return s.settledName(e, late)
	case *ast.SelectorExpr:
		return s.settledSelector(e, late)
	case *ast.IndexExpr: // a generic function with its type arguments
		return s.isFunc(e.X)
	case *ast.IndexListExpr:
		return s.isFunc(e.X)
	case *ast.CompositeLit:
		return s.settledLiteral(e, late)
	case *ast.UnaryExpr:
		return e.Op != token.ARROW && (e.Op != token.AND || isLiteral(e.X)) && s.settled(e.X, late)
	case *ast.BinaryExpr:
		return s.settled(e.X, late) && s.settled(e.Y, late)
	case *ast.CallExpr: // a conversion
		return s.Info.Types[e.Fun].IsType() && len(e.Args) == 1 && s.settled(e.Args[0], late)
	}
	return false
}

func isLiteral(e ast.Expr) bool {
	_, ok := ast.Unparen(e).(*ast.CompositeLit)
	return ok
}

// isFunc reports whether the expression names a declared function.
func (s *site) isFunc(e ast.Expr) bool {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		e = sel.Sel
	}
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	_, ok = s.Info.Uses[id].(*types.Func)
	return ok
}

func (s *site) settledName(id *ast.Ident, late bool) bool {
	switch obj := s.Info.Uses[id].(type) {
	case *types.Func, *types.TypeName, *types.Const, *types.Nil, *types.Builtin, *types.PkgName:
		return true
	case *types.Var:
		return s.own(obj, late)
	}
	return false
}

// settledSelector: a function of a package, a method expression, a field of a struct in a variable of one's own.
func (s *site) settledSelector(sel *ast.SelectorExpr, late bool) bool {
	selection := s.Info.Selections[sel]
	if selection == nil {
		return s.isFunc(sel)
	}
	switch selection.Kind() {
	case types.MethodExpr:
		return true
	case types.FieldVal:
		return !selection.Indirect() && s.settled(sel.X, late)
	}
	return false
}

func (s *site) settledLiteral(lit *ast.CompositeLit, late bool) bool {
	_, isMap := s.Info.TypeOf(lit).Underlying().(*types.Map)
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if isMap && !s.settled(kv.Key, late) {
				return false
			}
			e = kv.Value
		}
		if !s.settled(e, late) {
			return false
		}
	}
	return true
}

// own reports whether nobody else changes the variable while this function waits: it is local, its address is not taken,
// and no literal assigns it. A variable of a function around this literal, and one that is read late, must not change at
// all.
func (s *site) own(v *types.Var, late bool) bool {
	if v.Parent() == nil || v.Parent() == s.Pkg.Scope() || v.Pkg() != s.Pkg || v.IsField() {
		return false
	}
	fn := s.fn.Node()
	local := fn.Pos() <= v.Pos() && v.Pos() < fn.End()
	outer := s.outermost()
	settled := true
	var inner []ast.Node // the literals around the node at hand
	ast.PreorderStack(outer, nil, func(n ast.Node, stack []ast.Node) bool {
		if !settled {
			return false
		}
		if !s.changes(n, v) {
			return true
		}
		inner = inner[:0]
		for _, p := range stack {
			if lit, ok := p.(*ast.FuncLit); ok {
				inner = append(inner, lit)
			}
		}
		here := local && !late && s.sameFunction(inner)
		if s.takesAddress(n) || !here {
			settled = false
		}
		return true
	})
	return settled
}

// outermost is the function declaration that the function is in, or the file.
func (s *site) outermost() ast.Node {
	for c := range s.fn.Enclosing((*ast.FuncDecl)(nil)) {
		return c.Node()
	}
	return s.file
}

// sameFunction reports whether the innermost of the literals is the function at hand.
func (s *site) sameFunction(literals []ast.Node) bool {
	if len(literals) == 0 {
		_, ok := s.fn.Node().(*ast.FuncDecl)
		return ok
	}
	return literals[len(literals)-1] == s.fn.Node()
}

// changes reports whether the node assigns to the variable, or to a part of it, or lets others do so.
func (s *site) changes(n ast.Node, v *types.Var) bool {
	is := func(e ast.Expr) bool { return s.Info.Uses[s.base(e)] == v }
	switch n := n.(type) {
	case *ast.AssignStmt:
		for _, l := range n.Lhs {
			if is(l) {
				return true
			}
		}
	case *ast.IncDecStmt:
		return is(n.X)
	case *ast.RangeStmt:
		return n.Tok == token.ASSIGN && (n.Key != nil && is(n.Key) || n.Value != nil && is(n.Value))
	case *ast.UnaryExpr:
		return n.Op == token.AND && is(n.X)
	case *ast.SliceExpr:
		_, isArray := s.Info.TypeOf(n.X).Underlying().(*types.Array)
		return isArray && is(n.X)
	case *ast.SelectorExpr:
		sel := s.Info.Selections[n]
		return sel != nil && sel.Kind() == types.MethodVal && pointerMethod(sel) && !sel.Indirect() && is(n.X)
	}
	return false
}

// takesAddress reports whether the node gives a variable's address away.
func (s *site) takesAddress(n ast.Node) bool {
	switch n.(type) {
	case *ast.UnaryExpr, *ast.SliceExpr, *ast.SelectorExpr:
		return true
	}
	return false
}

// base is the variable that an expression is a part of: x of x.f[i]. It is nil behind a pointer.
func (s *site) base(e ast.Expr) *ast.Ident {
	for {
		var x ast.Expr
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident:
			return e
		case *ast.SelectorExpr:
			if sel := s.Info.Selections[e]; sel == nil || sel.Kind() == types.FieldVal && sel.Indirect() {
				return nil
			}
			x = e.X
		case *ast.IndexExpr:
			if _, ok := s.Info.TypeOf(e.X).Underlying().(*types.Array); !ok {
				return nil
			}
			x = e.X
		default:
			return nil
		}
		e = x
	}
}
