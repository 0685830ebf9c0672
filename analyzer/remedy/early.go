package remedy

import (
	"go/ast"
	"go/types"
	"slices"
)

// A coroutine begins once those before it have ended. What the first call in it is given counts as it was when the event
// came: which text had been typed, which row was selected. It is evaluated before the coroutine, unless the code sets it
// after the wait: then it is to be what the coroutine before has made of it.

// early evaluates arguments of the region's first call before the coroutine: it gives the lines that do, and has the call
// use their variables.
func (r *region) early(b *start, way []*site, context string) []string {
	if r.call != nil && r.inList(r.stmt) != r.list {
		return r.earlyPrepared(b, context)
	}
	if r.call == nil || r.first(r.list) != nil || r.jumps() || len(way) == 1 && !r.keepsArguments() ||
		r.actsIn(r.call.Fun) {
		return nil
	}
	var lines []string
	later := r.laterWork(way)
	for i, arg := range r.call.Args {
		if !r.ofOthers(arg) || r.blocksWithin(arg) || r.setLater(arg, later) || !r.isVariable(arg, i) {
			if r.actsIn(arg) {
				break // those after it are evaluated after it
			}
			continue
		}
		if name := r.copies(arg); name != "" {
			b.copies = append(b.copies, name)
		}
		lines = append(lines, r.evaluated(b, arg, context))
	}
	return lines
}

// copies is the function that is called for the argument, if it gives a list or a map: others may have set some of that by
// the time when it is used as a whole.
func (r *region) copies(arg ast.Expr) string {
	call, ok := ast.Unparen(arg).(*ast.CallExpr)
	if !ok {
		return ""
	}
	switch r.Info.TypeOf(call).Underlying().(type) {
	case *types.Slice, *types.Map:
		return types.ExprString(call.Fun)
	}
	return ""
}

// evaluated is the line that evaluates the expression before the coroutine, which has its variable instead.
func (r *region) evaluated(b *start, e ast.Expr, context string) string {
	if r.earlyAs[e] == "" {
		want := wantedName(e)
		if want == b.ctx || want == context {
			want = "arg"
		}
		r.earlyAs[e] = b.open.freeAt(r.list.Node().Pos(), want)
	}
	b.open.replace(e.Pos(), e.End(), r.earlyAs[e])
	return r.earlyAs[e] + " := " + r.text(e)
}

// earlyPrepared evaluates what the region's first statements set in what its call is given.
func (r *region) earlyPrepared(b *start, context string) []string {
	var lines []string
	for _, stmt := range r.moved() {
		if stmt.End() > r.call.Pos() || !r.prepares(stmt) {
			break
		}
		value := stmt.(*ast.AssignStmt).Rhs[0]
		if r.ofOthers(value) && !r.blocksWithin(value) && !r.actsIn(value) {
			lines = append(lines, r.evaluated(b, value, context))
		}
	}
	return lines
}

// isVariable reports whether a variable can be given as that parameter in the argument's place.
func (r *region) isVariable(arg ast.Expr, i int) bool {
	params := r.signature().Params()
	t := r.Info.TypeOf(arg)
	if _, several := t.(*types.Tuple); several {
		return false
	}
	if i >= params.Len()-1 && r.signature().Variadic() {
		return true
	}
	_, isBasic := t.(*types.Basic) // a comparison has no type of its own
	return !isBasic || types.Identical(types.Default(t), params.At(i).Type()) || types.IsInterface(params.At(i).Type())
}

// actsIn reports whether something is done when the expression is evaluated.
func (s *site) actsIn(e ast.Expr) bool {
	acts := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, isLit := n.(*ast.FuncLit)
		acts = acts || n != nil && s.acts(n)
		return !acts && !isLit
	})
	return acts
}

// keepsArguments reports whether the rewrite leaves the call's arguments where they are.
func (r *region) keepsArguments() bool {
	return !r.found.Inline && !r.isSleep() && !r.deferred() && !r.waits() && r.direct() && formOf(r.results()) != noForm
}

// ofOthers reports whether the argument is a result of a call, or a field of what another package declares.
func (s *site) ofOthers(arg ast.Expr) bool {
	found := false
	ast.Inspect(arg, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			found = found || s.acts(n) && !s.Info.Types[n.Fun].IsBuiltin()
		case *ast.SelectorExpr:
			sel := s.Info.Selections[n]
			found = found || sel != nil && sel.Kind() == types.FieldVal && sel.Obj().Pkg() != s.Pkg
		}
		return true
	})
	return found && !hasLiteral(arg)
}

func hasLiteral(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		_, ok := n.(*ast.FuncLit)
		found = found || ok
		return !found
	})
	return found
}

// blocksWithin reports whether something in the node blocks.
func (s *site) blocksWithin(n ast.Node) bool {
	return slices.ContainsFunc(s.Blocking, func(b Blocking) bool { return n.Pos() <= b.Pos && b.Pos < n.End() })
}

// setLater reports whether the expression reads what the code works on after the wait.
func (s *site) setLater(e ast.Expr, later work) bool {
	read := make(map[types.Object]bool)
	s.reads(e, read, 0)
	return slices.ContainsFunc(later.sets, func(v *types.Var) bool { return read[v] }) ||
		slices.ContainsFunc(s.asked(e), func(of string) bool { return slices.Contains(later.objects, of) })
}
