package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// An aside is a statement whose result nobody waits for: it is dropped, or an error that is logged. A worker can do it,
// in the order in which the loop came to it.
type aside struct {
	*change
	list inspector.Cursor // the statement of a list that the call is in
	last ast.Stmt         // where what goes to the worker ends: the statement, or the one after it, which logs the error
	errs []*types.Var     // what it sets

	copies []operand // what it needs of the loop's state
}

// aside gives the call, and what is logged of it, to a worker. Where its function does nothing but pass the result on, the
// calls of that function go there.
func (s *site) aside() ([]*change, error) {
	var all []*aside
	a, err := s.asideOf()
	if err == nil {
		all = []*aside{a}
	} else if all, err = s.lifted(err); err != nil {
		return nil, err
	}
	for _, a := range all {
		if err := a.allowed(s); err != nil {
			return nil, err
		}
	}
	c := all[0].change
	queue, err := c.queue()
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		a.handOver(queue)
		if a.change != c {
			c.edits = append(c.edits, a.edits...)
		}
	}
	c.title = "hand " + all[0].name() + " to a worker with post.Queue.Do: nobody waits for its result"
	return []*change{c}, nil
}

// allowed refuses what must not wait for a worker, because of the call that blocks.
func (a *aside) allowed(blocks *site) (err error) {
	if a.copies, err = a.operands(true); err != nil {
		return err
	}
	if err := a.keeps(); err != nil {
		return err
	}
	return a.undisturbed(blocks)
}

// handOver puts the statement into a function for the queue.
func (a *aside) handOver(queue string) {
	list := a.copies
	var lines []string
	for i := range list {
		list[i].name = a.free(wantedName(list[i].at))
		lines = append(lines, list[i].name+" := "+list[i].text)
	}
	body := a.fresh() + a.replaced(a.call, list) + a.rest()
	lines = append(lines, "_ = "+queue+".Do(func() {\n"+strings.TrimSpace(body)+"\n})")
	at := a.list.Node().Pos()
	a.replace(at, a.end(), a.lines(at, lines))
}

// asideOf finds the statement, and refuses where something waits for what it does.
func (s *site) asideOf() (*aside, error) {
	switch catalog.Class(s.found.Class) {
	case catalog.File, catalog.Process, catalog.Network, catalog.Database:
	default:
		return nil, refuse("it is called to wait")
	}
	if kind, _ := s.node.ParentEdge(); s.call == nil || kind == edge.DeferStmt_Call || kind == edge.GoStmt_Call {
		return nil, refuse("it is no plain call")
	}
	if _, known := s.callee().(*types.Func); !known {
		return nil, refuse("%s may be a function that uses what the loop's code does", s.name())
	}
	list, err := s.listed()
	if err != nil {
		return nil, err
	}
	a := &aside{change: s.change(), list: list}
	if !a.dropped() && !a.logged() {
		return nil, refuse("what it returns is needed")
	}
	if err := a.unlocked(); err != nil {
		return nil, err
	}
	return a, nil
}

// dropped reports whether the statement is the call, with an error among its results that nobody looks at.
func (a *aside) dropped() bool {
	stmt := a.list.Node().(ast.Stmt)
	a.last = stmt
	switch stmt := stmt.(type) {
	case *ast.ExprStmt:
		return ast.Unparen(stmt.X) == a.call && a.fails()
	case *ast.AssignStmt:
		return len(stmt.Rhs) == 1 && ast.Unparen(stmt.Rhs[0]) == a.call && a.fails() &&
			!slices.ContainsFunc(stmt.Lhs, func(l ast.Expr) bool { return !isBlank(l) })
	}
	return false
}

func isBlank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// fails reports whether the call returns an error: what returns none is called for what it does to its receiver or its
// arguments.
func (a *aside) fails() bool {
	results := a.results()
	return len(results) > 0 && isError(results[len(results)-1])
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

// logged reports whether all that happens to the call's result is that an error is logged.
func (a *aside) logged() bool {
	if !a.fails() {
		return false
	}
	var as *ast.AssignStmt
	var check *ast.IfStmt
	switch stmt := a.list.Node().(type) {
	case *ast.IfStmt: // if err := f(); err != nil { log }
		as, _ = stmt.Init.(*ast.AssignStmt)
		check = stmt
	case *ast.AssignStmt: // err := f(), and then if err != nil { log }
		as = stmt
		if next, ok := a.next(); ok {
			check, _ = next.(*ast.IfStmt)
		}
		if check != nil && check.Init != nil {
			return false
		}
	}
	if as == nil || check == nil || check.Else != nil || len(as.Rhs) != 1 || ast.Unparen(as.Rhs[0]) != a.call {
		return false
	}
	a.last = check
	return a.assigns(as) && a.isNotNil(check.Cond) && a.onlyLogs(check.Body.List)
}

// next is the statement after the call's.
func (a *aside) next() (ast.Stmt, bool) {
	_, i := a.list.ParentEdge()
	after := statements(a.list.Parent().Node())[i+1:]
	if len(after) == 0 {
		return nil, false
	}
	return after[0], true
}

// assigns reports whether the assignment sets nothing but local variables that nobody reads after the statement.
func (a *aside) assigns(as *ast.AssignStmt) bool {
	for _, l := range as.Lhs {
		if isBlank(l) {
			continue
		}
		id, ok := l.(*ast.Ident)
		if !ok {
			return false
		}
		v, ok := a.Info.ObjectOf(id).(*types.Var)
		if !ok || v.Kind() != types.LocalVar || v.Parent() == a.Pkg.Scope() || !a.ends(v) {
			return false
		}
		a.errs = append(a.errs, v)
	}
	return len(a.errs) > 0
}

// ends reports whether nobody uses the variable after the statement: where that runs many times, or a literal has the
// variable, nowhere else.
func (a *aside) ends(v *types.Var) bool {
	again := a.repeated() && (v.Pos() < a.list.Node().Pos() || v.Pos() >= a.last.End())
	ends := true
	ast.PreorderStack(a.outermost(), nil, func(n ast.Node, stack []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || a.Info.ObjectOf(id) != v || a.list.Node().Pos() <= id.Pos() && id.Pos() < a.last.End() {
			return true
		}
		if again || id.Pos() >= a.last.End() || a.inLiteral(stack) {
			ends = false
		}
		return ends
	})
	return ends
}

// inLiteral reports whether the stack leads through a literal that the call's function is not in.
func (a *aside) inLiteral(stack []ast.Node) bool {
	return slices.ContainsFunc(stack, func(n ast.Node) bool {
		lit, ok := n.(*ast.FuncLit)
		return ok && (lit.Pos() > a.fn.Node().Pos() || lit.End() < a.fn.Node().End())
	})
}

// repeated reports whether the statement is in a loop of its function.
func (a *aside) repeated() bool {
	for p := range a.list.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		switch p.Node().(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return true
		}
		return false
	}
	return false
}

// isNotNil reports whether the condition is that there is an error.
func (a *aside) isNotNil(cond ast.Expr) bool {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !a.Info.Types[b.Y].IsNil() {
		return false
	}
	id, ok := ast.Unparen(b.X).(*ast.Ident)
	return ok && isError(a.Info.TypeOf(id)) && a.sets(id)
}

// sets reports whether the name is one of those that the statement sets.
func (a *aside) sets(id *ast.Ident) bool {
	return slices.ContainsFunc(a.errs, func(v *types.Var) bool { return a.Info.ObjectOf(id) == v })
}

// onlyLogs reports whether the statements do nothing but log, and return where nothing follows anyway.
func (a *aside) onlyLogs(list []ast.Stmt) bool {
	for i, s := range list {
		switch s := s.(type) {
		case *ast.ExprStmt:
			call, ok := s.X.(*ast.CallExpr)
			if !ok || !a.logs(call) {
				return false
			}
		case *ast.ReturnStmt:
			if i != len(list)-1 || !a.returnsAnyway(s) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// returnsAnyway reports whether the function would return without that return.
func (a *aside) returnsAnyway(r *ast.ReturnStmt) bool {
	if len(r.Results) > 0 || a.funcType().Results.NumFields() > 0 {
		return false
	}
	c := &cut{change: a.change, list: a.list}
	if err := c.follow(); err != nil {
		return false
	}
	return len(c.tails) == 0 && (len(c.after) == 0 || len(c.after) == 1 && c.after[0] == a.last)
}

// logs reports whether the call is one of a logging function, with arguments that may be evaluated later.
func (a *aside) logs(call *ast.CallExpr) bool {
	f, ok := typeutil.Callee(a.Info, call).(*types.Func)
	if !ok || !a.Catalog.Logs(effect.SymbolOf(f)) {
		return false
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && a.Info.Selections[sel] != nil && !a.later(sel.X) {
		return false
	}
	return !slices.ContainsFunc(call.Args, func(e ast.Expr) bool { return !a.later(e) })
}

// later reports whether an expression of what is logged has the same value on the worker.
func (a *aside) later(e ast.Expr) bool {
	switch x := ast.Unparen(e).(type) {
	case *ast.Ident:
		if a.sets(x) {
			return true
		}
	case *ast.CallExpr: // err.Error()
		sel, ok := x.Fun.(*ast.SelectorExpr)
		return ok && len(x.Args) == 0 && isError(a.Info.TypeOf(sel.X)) && a.later(sel.X)
	case *ast.SelectorExpr: // a logger that is a variable, of this package or another
		if v, ok := a.Info.Uses[x.Sel].(*types.Var); ok && !v.IsField() {
			return true
		}
	}
	return a.settled(e, true)
}

// fresh is what stands before the call: nothing outside of the worker's function is assigned.
func (a *aside) fresh() string {
	text := a.slice(a.list.Node().Pos(), a.call.Pos())
	if as, ok := a.list.Node().(*ast.AssignStmt); ok && len(a.errs) > 0 && as.Tok == token.ASSIGN {
		return a.exprs(as.Lhs) + " := "
	}
	return text
}

// rest is what stands after the call.
func (a *aside) rest() string {
	return a.slice(a.call.End(), a.end())
}

// end is where what goes to the worker ends, a comment in its last line included.
func (a *aside) end() token.Pos {
	end := a.last.End()
	line := a.lineEnd(end)
	if text := strings.TrimSpace(a.slice(end, line)); strings.HasPrefix(text, "//") {
		return line
	}
	return end
}
