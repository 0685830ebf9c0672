package remedy

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"
)

// What the code on the way does before the wait, and makes good after it, others see as it is in between.

// hazards refuses where that does harm.
func (s *site) hazards(way []*site) error {
	for _, check := range []func([]*site) error{s.unregisters, s.shifted} {
		if err := check(way); err != nil {
			return err
		}
	}
	return nil
}

// shifted refuses where a list that others have is moved in place before the wait, and the result used after it, as in
// rest := append(list[:i], list[i+1:]...).
func (s *site) shifted(way []*site) error {
	for _, at := range way {
		before, after := at.timeline()
		for _, n := range before {
			if list := at.shifts(n, after); list != "" {
				return refuse("%s is changed in place before it, and the change is completed only after it: change a copy", list)
			}
		}
	}
	return nil
}

// shifts is the list that an assignment in the node moves, whose result the later nodes use; "" if there is none.
func (s *site) shifts(n ast.Node, later []ast.Node) (list string) {
	ast.Inspect(n, func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			_, isLit := n.(*ast.FuncLit)
			return !isLit
		}
		id, ok := as.Lhs[0].(*ast.Ident)
		call, isCall := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !ok || !isCall || len(call.Args) == 0 {
			return true
		}
		moved := s.movedBy(call)
		v, _ := s.Info.ObjectOf(id).(*types.Var)
		if moved == nil || v == nil || v.Parent() == s.Pkg.Scope() || s.madeHere(moved) {
			return true
		}
		if slices.ContainsFunc(later, func(n ast.Node) bool { return s.uses(n, v, s.node.Node().Pos()) }) {
			list = s.text(moved)
		}
		return true
	})
	return list
}

// movers are the functions of package slices that move elements within the slice that they are given.
var movers = map[string]bool{
	"Delete": true, "DeleteFunc": true, "Insert": true, "Replace": true, "Compact": true, "CompactFunc": true,
}

// movedBy is the list whose elements the call moves in place; nil if it does not.
func (s *site) movedBy(call *ast.CallExpr) ast.Expr {
	switch callee := typeutil.Callee(s.Info, call).(type) {
	case *types.Builtin:
		part, ok := ast.Unparen(call.Args[0]).(*ast.SliceExpr)
		if ok && callee.Name() == "append" && part.High != nil && part.Max == nil {
			return part.X
		}
	case *types.Func:
		if callee.Pkg() != nil && callee.Pkg().Path() == "slices" && movers[callee.Name()] {
			return call.Args[0]
		}
	}
	return nil
}

// madeHere reports whether the expression is a variable of the function that has only what the function has made.
func (s *site) madeHere(e ast.Expr) bool {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := s.Info.ObjectOf(id).(*types.Var)
	if !ok || v.Kind() != types.LocalVar || !s.ownVar(v) {
		return false
	}
	made := true
	sets := func(to, values []ast.Expr) {
		for i, l := range to {
			if id, ok := l.(*ast.Ident); ok && s.Info.ObjectOf(id) == v && (len(values) != len(to) || !s.makes(values[i], v)) {
				made = false
			}
		}
	}
	ast.Inspect(s.fn.Node(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			sets(n.Lhs, n.Rhs)
		case *ast.RangeStmt:
			sets([]ast.Expr{n.Key, n.Value}, nil)
		case *ast.ValueSpec:
			var names []ast.Expr
			for _, name := range n.Names {
				names = append(names, name)
			}
			if len(n.Values) > 0 {
				sets(names, n.Values)
			}
		}
		return made
	})
	return made
}

// makes reports whether the expression is a new list, or the variable's own with more in it.
func (s *site) makes(e ast.Expr, v *types.Var) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.CompositeLit:
		return true
	case *ast.CallExpr:
		switch callee := typeutil.Callee(s.Info, e).(type) {
		case *types.Builtin:
			own, ok := e.Args[0].(*ast.Ident)
			return callee.Name() == "make" || callee.Name() == "append" && ok && s.Info.Uses[own] == v
		case *types.Func:
			return callee.Pkg() != nil && callee.Pkg().Path() == "slices" && callee.Name() == "Clone"
		}
	}
	return false
}

// uses reports whether the node mentions the variable after the position.
func (s *site) uses(n ast.Node, v *types.Var, after token.Pos) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Pos() > after && s.Info.Uses[id] == v
		return !found
	})
	return found
}

// unfinished refuses a call that empties a file which only what follows on the loop fills: the program may end meanwhile, and
// others may read it.
func (s *site) unfinished() error {
	if s.call == nil || !s.empties() {
		return nil
	}
	var file *types.Var
	if as, ok := s.stmt.Node().(*ast.AssignStmt); ok && len(as.Rhs) == 1 && ast.Unparen(as.Rhs[0]) == s.call {
		if id, ok := as.Lhs[0].(*ast.Ident); ok {
			file, _ = s.Info.ObjectOf(id).(*types.Var)
		}
	}
	if file != nil && s.onlyCloses(file) {
		return nil
	}
	return refuse("the file is empty until what follows has written it, and the program may end meanwhile: take all of that off the loop together")
}

// empties reports whether the call makes a file empty that may have had something in it.
func (s *site) empties() bool {
	f, ok := s.callee().(*types.Func)
	if !ok || f.Pkg() == nil || f.Pkg().Path() != "os" {
		return false
	}
	switch f.Name() {
	case "Create", "Truncate":
		return true
	case "OpenFile":
		if len(s.call.Args) != 3 {
			return false
		}
		flags := s.Info.Types[s.call.Args[1]].Value
		trunc, ok := f.Pkg().Scope().Lookup("O_TRUNC").(*types.Const)
		return ok && flags != nil && constant.Sign(constant.BinaryOp(flags, token.AND, trunc.Val())) != 0
	}
	return false
}

// onlyCloses reports whether nothing is done with the file but to close it.
func (s *site) onlyCloses(file *types.Var) bool {
	only := true
	ast.Inspect(s.fn.Node(), func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "Close" {
			if id, ok := sel.X.(*ast.Ident); ok && s.Info.Uses[id] == file {
				return false
			}
		}
		id, ok := n.(*ast.Ident)
		only = only && !(ok && s.Info.Uses[id] == file)
		return only
	})
	return only
}

// focusesBefore says for the title that what the user types goes somewhere else before the wait, though what is to be done for
// that may come after it.
func (s *site) focusesBefore(way []*site) string {
	for _, at := range way {
		before, _ := at.timeline()
		for _, n := range before {
			if stmt, ok := n.(*ast.ExprStmt); ok {
				if call := at.focusedIn(stmt, token.NoPos, 0); call != nil && !s.isField(call) {
					return "; " + types.ExprString(call.Fun) + " moves the focus before it, and what is typed meanwhile goes there"
				}
			}
		}
	}
	return ""
}

// focusesAfter says for the title that what the user types goes somewhere else after the wait, wherever that went by then.
func (s *site) focusesAfter(way []*site) string {
	for _, at := range way {
		_, after := at.timeline()
		for _, n := range after {
			if call := at.focusedIn(n, at.node.Node().End(), 0); call != nil {
				moves := " moves"
				if s.isField(call) {
					moves = " may move"
				}
				return "; " + types.ExprString(call.Fun) + moves + " the focus after it, wherever that is by then"
			}
		}
	}
	return ""
}

// focusedIn is the call in the node that moves the focus, if it ends at the position or later; functions of this package
// that are called are looked into.
func (s *site) focusedIn(n ast.Node, after token.Pos, depth int) (found *ast.CallExpr) {
	ast.Inspect(n, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found != nil || call.End() <= after {
			return found == nil
		}
		f, ok := typeutil.Callee(s.Info, call).(*types.Func)
		switch {
		case !ok:
			if s.isField(call) && depth < maxCalls && s.literalFocuses(s.Info.TypeOf(call.Fun)) {
				found = call
			}
			return found == nil
		case s.Focuses(f.Origin()):
			found = call
			return false
		}
		if d, ok := s.declOf(f.Origin()); ok && d.Body != nil && depth < maxCalls {
			found = s.focusedIn(d.Body, token.NoPos, depth+1)
		}
		return found == nil
	})
	return found
}

// isField reports whether the call is of a function in a field.
func (s *site) isField(call *ast.CallExpr) bool {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	return ok && s.Info.Selections[sel] != nil && s.Info.Selections[sel].Kind() == types.FieldVal
}

// literalFocuses reports whether a function literal of this package that is of the type moves the focus itself.
func (s *site) literalFocuses(t types.Type) bool {
	key := types.TypeString(t, nil)
	focuses, known := s.focusing[key]
	if known {
		return focuses
	}
	for cur := range s.root.Preorder((*ast.FuncLit)(nil)) {
		lit := cur.Node().(*ast.FuncLit)
		if !focuses && types.Identical(s.Info.TypeOf(lit), t) {
			focuses = s.focusedIn(lit.Body, token.NoPos, maxCalls) != nil
		}
	}
	s.focusing[key] = focuses
	return focuses
}

// measured says for the title that a time which the function measures includes what the loop takes to come back.
func (s *site) measured() string {
	before, after := s.timeline()
	for _, n := range before {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 {
			continue
		}
		id, isIdent := as.Lhs[0].(*ast.Ident)
		call, isCall := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !isIdent || !isCall {
			continue
		}
		f, ok := typeutil.Callee(s.Info, call).(*types.Func)
		v, isVar := s.Info.ObjectOf(id).(*types.Var)
		if !ok || !isVar || f.FullName() != "time.Now" {
			continue
		}
		if slices.ContainsFunc(after, func(n ast.Node) bool { return s.uses(n, v, s.node.Node().End()) }) {
			return "; the time since " + v.Name() + " includes the wait for the loop"
		}
	}
	return ""
}
