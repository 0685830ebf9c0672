package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
)

// beside refuses a call that works on the model itself, which it must not do beside the loop: a method of a part of it, a
// function that gets the address of one, and what returns commands, for that is the loop's own code.
func (s *site) beside() error {
	if s.call == nil {
		return nil
	}
	for _, t := range s.results() {
		if isCommand(t) {
			return refuse("%s returns a command, so it is a part of the model's code: let that one run off the loop what waits", s.name())
		}
	}
	if x := s.partReceiver(); x != nil && s.inModel(x) {
		return refuse("it works on %s, which is a part of the model", s.text(x))
	}
	for _, arg := range s.call.Args {
		if u, ok := ast.Unparen(arg).(*ast.UnaryExpr); ok && u.Op == token.AND && !isLiteral(u.X) && s.inModel(u.X) {
			return refuse("it gets the address of %s, which is a part of the model", s.text(u.X))
		}
	}
	return nil
}

// partReceiver is the receiver of a method with a pointer receiver, where that is a variable or a field and no pointer
// itself.
func (s *site) partReceiver() ast.Expr {
	sel, ok := ast.Unparen(s.call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	selection := s.Info.Selections[sel]
	if selection == nil || selection.Kind() != types.MethodVal || !pointerMethod(selection) || !s.partOf(sel.X, selection) {
		return nil
	}
	return sel.X
}

// inModel reports whether the expression begins with something that lives longer than the function: a receiver, a
// parameter, a variable of the package, or a pointer that was made elsewhere.
func (s *site) inModel(e ast.Expr) bool {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			v, ok := s.Info.Uses[x].(*types.Var)
			return !ok || v.Kind() != types.LocalVar || isPointer(v.Type())
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		default:
			return true
		}
	}
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// partOf reports whether a method with a pointer receiver gets the address of a variable or a field, or a pointer that was
// made of one.
func (s *site) partOf(x ast.Expr, selection *types.Selection) bool {
	t := s.Info.TypeOf(x)
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			return true
		}
		t = st.Field(i).Type()
	}
	if !isPointer(t) {
		return !types.IsInterface(t)
	}
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := s.Info.Uses[id].(*types.Var)
	return ok && s.addressed(v)
}

// addressed reports whether the variable is given the address of something that has a name: p := &m.rows[i].
func (s *site) addressed(v *types.Var) bool {
	found := false
	check := func(lhs, rhs []ast.Expr) {
		for i, l := range lhs {
			id, ok := l.(*ast.Ident)
			if !ok || s.Info.ObjectOf(id) != v || len(lhs) != len(rhs) {
				continue
			}
			if u, ok := ast.Unparen(rhs[i]).(*ast.UnaryExpr); ok && !isLiteral(u.X) {
				found = true
			}
		}
	}
	ast.Inspect(s.outermost(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			check(n.Lhs, n.Rhs)
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, name := range n.Names {
				names = append(names, name)
			}
			check(names, n.Values)
		}
		return !found
	})
	return found
}
