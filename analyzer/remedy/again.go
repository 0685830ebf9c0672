package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// While code waits, the event that led to it can come again. Coroutines of one loop run one after another; but what
// the function asks before it starts one, it asks as long as the one before still waits. So what the code sets after the
// wait, and the function asks before, is asked in the coroutine where that is possible. Where it cannot be, and what is
// set says that the code is not to run again, there is no fix.

// A guard is a condition on which it depends whether a place is reached.
type guard struct {
	cond  ast.Expr
	holds bool             // what it has to be
	exits bool             // the function ends if it is not
	at    inspector.Cursor // the statement of a list that asks
}

// guardsOf are the conditions between the beginning of the function and a statement of a list in it, inner first.
func (s *site) guardsOf(at inspector.Cursor) []guard {
	var out []guard
	for c := at; c.Valid() && c != s.fn; c = c.Parent() {
		switch p := c.Parent().Node().(type) {
		case *ast.IfStmt:
			switch c.Node() {
			case p.Body:
				out = append(out, guard{p.Cond, true, false, s.inList(c.Parent())})
			case p.Else:
				out = append(out, guard{p.Cond, false, false, s.inList(c.Parent())})
			}
		case *ast.BlockStmt:
			if clause, ok := c.Node().(*ast.CaseClause); ok {
				if cond := caseOf(c.Parent().Parent().Node(), clause); cond != nil {
					out = append(out, guard{cond, true, false, s.inList(c.Parent().Parent())})
				}
				continue
			}
		}
		out = append(out, s.exitsBefore(c)...)
	}
	return out
}

// caseOf is the condition of a switch statement's clause; nil for the default.
func caseOf(of ast.Node, clause *ast.CaseClause) ast.Expr {
	sw, ok := of.(*ast.SwitchStmt)
	if !ok {
		return nil
	}
	var out ast.Expr
	for _, e := range clause.List {
		if sw.Tag != nil {
			e = &ast.BinaryExpr{X: sw.Tag, Op: token.EQL, Y: e}
		}
		if out == nil {
			out = e
		} else {
			out = &ast.BinaryExpr{X: out, Op: token.LOR, Y: e}
		}
	}
	return out
}

// exitsBefore are the conditions with which statements before that one leave its list.
func (s *site) exitsBefore(c inspector.Cursor) []guard {
	list, i := inSequence(c)
	if i <= 0 {
		return nil
	}
	list = list[:i]
	var out []guard
	for prev, ok := c.PrevSibling(); ok; prev, ok = prev.PrevSibling() {
		n, isIf := prev.Node().(*ast.IfStmt)
		if isIf && slices.Contains(list, ast.Stmt(n)) && n.Else == nil && leaves(n.Body.List) {
			out = append(out, guard{n.Cond, false, true, prev})
		}
	}
	return out
}

// leaves reports whether what follows the list's block is not reached from its end.
func leaves(list []ast.Stmt) bool {
	if len(list) > 0 {
		if _, ok := list[len(list)-1].(*ast.BranchStmt); ok {
			return true
		}
	}
	return ends(list)
}

// timeline are what the function does before and after it waits at the place.
func (s *site) timeline() (before, after []ast.Node) {
	after = []ast.Node{s.stmt.Node()}
	left := false // what follows the list at hand is not reached
	for c := s.node; c != s.fn; c = c.Parent() {
		switch p := c.Parent().Node().(type) {
		case *ast.IfStmt:
			if c.Node() == p.Init || c.Node() == p.Cond {
				after = append(after, p.Body)
				if p.Else != nil {
					after = append(after, p.Else)
				}
			}
		case *ast.SwitchStmt:
			if c.Node() == p.Init || c.Node() == p.Tag {
				after = append(after, p.Body)
			}
		}
		list, i := inSequence(c)
		for j, other := range list {
			switch {
			case j < i:
				before = append(before, other)
			case j > i && !left:
				after = append(after, other)
			}
		}
		left = left || i >= 0 && leaves(list[i:])
	}
	for d := range s.fn.Preorder((*ast.DeferStmt)(nil)) {
		if inside(s.fn, d) {
			after = append(after, d.Node())
		}
	}
	return before, after
}

// inSequence is the list in which the node is a statement that follows others, and which of them it is; -1 if it is none.
func inSequence(c inspector.Cursor) ([]ast.Stmt, int) {
	switch n := c.Node().(type) {
	case *ast.CaseClause, *ast.CommClause:
	case ast.Stmt:
		list := statements(c.Parent().Node())
		return list, slices.Index(list, n)
	}
	return nil, -1
}

// repeats finds what the code on the way sets after the wait, on which it depends whether it is reached: the guard, and
// what is set. It is final if the code is not reached with that.
func (s *site) repeats(way []*site, guards []guard) (g *guard, name string, final bool) {
	var sets []assignment
	set := make(map[types.Object]bool) // before the wait
	for _, at := range way {
		before, after := at.timeline()
		for _, n := range before {
			for _, a := range at.assignments(n, token.NoPos) {
				set[a.to] = true
			}
		}
		for _, n := range after {
			sets = append(sets, at.assignments(n, at.node.Node().End())...)
		}
	}
	for i, one := range guards {
		read := make(map[types.Object]bool)
		s.reads(one.cond, read, 0)
		for _, a := range sets {
			if !read[a.to] || set[a.to] || s.ownVar(a.to) {
				continue
			}
			if holds, known := s.value(one.cond, a, 0).truth(); known && holds != one.holds {
				return &guards[i], a.to.Name(), true
			}
			if g == nil && !one.exits {
				g, name = &guards[i], a.to.Name()
			}
		}
		if g == nil && !one.exits && s.tellsLater(way, s.asked(one.cond)) {
			g = &guards[i]
		}
	}
	return g, name, false
}

// asked are the objects of whose methods, other packages', the condition has results.
func (s *site) asked(cond ast.Expr) []string {
	var out []string
	ast.Inspect(cond, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			if of := s.objectOf(call); of != "" {
				out = append(out, of)
			}
		}
		return true
	})
	return out
}

// tellsLater reports whether the code on the way calls methods of the objects for nothing but what they do, after the wait.
func (s *site) tellsLater(way []*site, objects []string) bool {
	tells := false
	_, after := way[0].timeline()
	for _, n := range after {
		ast.Inspect(n, func(n ast.Node) bool {
			if stmt, ok := n.(*ast.ExprStmt); ok && stmt.Pos() > way[0].node.Node().Pos() {
				call, ok := stmt.X.(*ast.CallExpr)
				tells = tells || ok && slices.Contains(objects, s.objectOf(call))
			}
			return !tells
		})
	}
	return tells
}

// objectOf is the variable or field of which a method of another package is called, or several in a row, as it is
// written; "" if it is none.
func (s *site) objectOf(call *ast.CallExpr) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || s.Info.Selections[sel] == nil {
		return ""
	}
	if f, ok := s.Info.Uses[sel.Sel].(*types.Func); !ok || f.Pkg() == s.Pkg {
		return ""
	}
	if inner, ok := ast.Unparen(sel.X).(*ast.CallExpr); ok {
		return s.objectOf(inner)
	}
	if base(sel.X) == nil {
		return ""
	}
	return types.ExprString(sel.X)
}

// ownVar reports whether each call of the function has a variable of its own.
func (s *site) ownVar(v *types.Var) bool {
	fn := s.fn.Node()
	return !v.IsField() && fn.Pos() <= v.Pos() && v.Pos() < fn.End()
}

// again refuses where the code on the way does after the wait what keeps it from being reached again.
func (s *site) again(way []*site) error {
	var guards []guard
	for _, at := range way {
		guards = append(guards, at.guardsOf(at.inList(at.stmt))...)
	}
	if _, name, final := s.repeats(way, guards); final {
		return setLate(name)
	}
	return cmpErr(s.hazards(way), s.cancelled(way, nil))
}

func setLate(name string) error {
	return refuse("%s, which keeps it from being done again, would be set only after the wait, and an event meanwhile would do it again: set it before", name)
}

// unregisters refuses where the code on the way has something else, or nothing, called in its place only after the wait.
// That events meanwhile start nothing would not do: they are meant for what it has made ready by then.
func (s *site) unregisters(way []*site) error {
	by, ok := s.registration()
	if !ok {
		return nil
	}
	for _, at := range way {
		_, after := at.timeline()
		for _, n := range after {
			if call := at.replaces(n, by); call != nil {
				return refuse("%s, with which the loop calls this no more, would come only after the wait, and an event meanwhile would do it again: call it before", at.text(call.Fun))
			}
		}
	}
	return nil
}

// registration is the call that puts the root on the loop, if it takes nothing else.
func (s *site) registration() (*ast.CallExpr, bool) {
	if !s.found.Root.Pos.IsValid() {
		return nil, false
	}
	at, ok := s.blocking(s.found.Root.Pos)
	if !ok {
		return nil, false
	}
	call, ok := at.Node().(*ast.CallExpr)
	return call, ok && len(call.Args) == 1
}

// replaces is the call in the node, and after the place, that registers something else where that one registered.
func (s *site) replaces(n ast.Node, by *ast.CallExpr) *ast.CallExpr {
	var found *ast.CallExpr
	rest := s.tailOf(s.inList(s.stmt))
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.IfStmt:
			if is, known := rest.known(n.Cond); known {
				if is {
					ast.Inspect(n.Body, visit)
				} else if n.Else != nil {
					ast.Inspect(n.Else, visit)
				}
				return false
			}
		case *ast.CallExpr:
			if n != by && n.Pos() > s.node.Node().Pos() && len(n.Args) == 1 && s.sameMethod(n, by) {
				found = n
			}
		}
		return found == nil
	}
	ast.Inspect(n, visit)
	return found
}

// sameMethod reports whether the calls are of one method of one object. Variables of different functions are taken for
// the same object if they are of the same type.
func (s *site) sameMethod(a, b *ast.CallExpr) bool {
	f, ok := ast.Unparen(a.Fun).(*ast.SelectorExpr)
	g, isSel := ast.Unparen(b.Fun).(*ast.SelectorExpr)
	if !ok || !isSel || s.Info.Uses[f.Sel] != s.Info.Uses[g.Sel] || s.Info.Selections[f] == nil {
		return false
	}
	if !types.Identical(s.Info.TypeOf(f.X), s.Info.TypeOf(g.X)) {
		return false
	}
	x, y := base(f.X), base(g.X)
	if x == nil || y == nil {
		return false
	}
	v, _ := s.Info.Uses[x].(*types.Var)
	w, _ := s.Info.Uses[y].(*types.Var)
	return v != nil && w != nil && (v == w || v.Parent() != w.Parent() && (v.Kind() == types.RecvVar || w.Kind() == types.RecvVar))
}
