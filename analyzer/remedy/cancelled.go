package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// Who goes on only if a context has not ended has to ask again after a wait: whoever ends it relies on that.

// cancelled refuses where the code on the way does not ask again, and the questions that the rewrite repeats in the first of
// its functions do not do so.
func (s *site) cancelled(way []*site, repeated []question) error {
	for i, at := range way {
		for _, name := range at.unasked(way) {
			if i > 0 || !slices.ContainsFunc(repeated, func(q question) bool { return q.name == name }) {
				return refuse("%s is asked before it, and the context may have ended by then: ask again after it", name)
			}
		}
	}
	return nil
}

// unasked are the contexts' questions before the wait in the function at hand that nobody on the way asks again after it,
// where something is done after it.
func (s *site) unasked(way []*site) []string {
	var asked []string
	for _, g := range s.guardsOf(s.inList(s.stmt)) {
		asked = append(asked, s.contextsAsked(g.cond)...)
	}
	if len(asked) == 0 {
		return nil
	}
	var later []ast.Stmt
	for _, at := range way {
		later = append(later, at.followers()...)
	}
	if len(later) == 0 {
		return nil
	}
	for _, stmt := range later {
		again := s.contextsAsked(stmt)
		asked = slices.DeleteFunc(asked, func(name string) bool { return slices.Contains(again, name) })
	}
	return asked
}

// A question is an if statement that ends its function if a context has ended, and the statement after which it can be
// asked again.
type question struct {
	name  string
	check *ast.IfStmt
	after ast.Stmt
}

// questions are those of the function at hand that a rewrite can repeat where the statement has waited.
func (s *site) questions(way []*site) []question {
	var out []question
	unasked := s.unasked(way)
	for _, g := range s.guardsOf(s.inList(s.stmt)) {
		check, ok := g.at.Node().(*ast.IfStmt)
		if !ok || !g.exits || !endsAlone(check) {
			continue
		}
		name := s.asksAlone(check.Cond)
		if after := s.waitsLast(g.at); name != "" && slices.Contains(unasked, name) && after != nil && s.sameAt(check.Cond, after.End()) {
			out = append(out, question{name, check, after})
		}
	}
	return out
}

// asksAlone is the context's question that the condition is; "" if it is none, or more than that.
func (s *site) asksAlone(cond ast.Expr) string {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.NEQ || !s.Info.Types[b.Y].IsNil() {
		return ""
	}
	names := s.contextsAsked(b.X)
	if len(names) != 1 || types.ExprString(b.X) != names[0] {
		return ""
	}
	return names[0]
}

// sameAt reports whether the names in the expression mean the same at the position.
func (s *site) sameAt(e ast.Expr, pos token.Pos) bool {
	same := true
	ast.Inspect(e, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			_, ofVariable := sel.X.(*ast.Ident)
			same = same && s.Info.Selections[sel] != nil && ofVariable
		}
		id, ok := n.(*ast.Ident)
		if v, isVar := s.Info.Uses[id].(*types.Var); ok && isVar {
			_, found := s.scope(pos).LookupParent(id.Name, pos)
			same = same && found == types.Object(v) && s.setOnce(v)
		}
		return same
	})
	return same
}

// askAgain has the coroutine ask them.
func (r *region) askAgain(b *start, way []*site, questions []question) error {
	for _, q := range questions {
		if !r.moves(q.after) {
			return r.cancelled(way, nil)
		}
		b.asks = append(b.asks, q.name)
		b.close.insert(r.withComment(q.after.End()), "\n"+r.text(q.check))
	}
	return nil
}

// endsAlone reports whether the statement does nothing but to return nothing if its condition holds.
func endsAlone(check *ast.IfStmt) bool {
	if check.Init != nil || check.Else != nil || len(check.Body.List) != 1 {
		return false
	}
	ret, ok := check.Body.List[0].(*ast.ReturnStmt)
	return ok && len(ret.Results) == 0
}

// waitsLast is the statement in the list of that one which the place is in, if nothing follows the place in it but what asks
// for the call's result; nil if something does.
func (s *site) waitsLast(at inspector.Cursor) ast.Stmt {
	for c := s.inList(s.stmt); c.Valid(); c = s.inList(c.Parent()) {
		if c.Parent() == at.Parent() {
			return c.Node().(ast.Stmt)
		}
		if list, i := inSequence(c); i < 0 || i+1 < len(list) {
			return nil
		}
		switch c.Parent().Parent().Node().(type) {
		case *ast.IfStmt, *ast.BlockStmt:
		default:
			return nil
		}
	}
	return nil
}

// contextsAsked are the calls of contexts' Err in the node.
func (s *site) contextsAsked(n ast.Node) []string {
	var out []string
	ast.Inspect(n, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			_, later := n.(*ast.FuncLit)
			return !later
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if ok && sel.Sel.Name == "Err" && isContext(s.Info.TypeOf(sel.X)) {
			out = append(out, types.ExprString(call))
		}
		return true
	})
	return out
}

// followers are the statements after that of the place, and after those around it, that do more than to return.
func (s *site) followers() []ast.Stmt {
	var out []ast.Stmt
	for c := s.node; c != s.fn; c = c.Parent() {
		list, i := inSequence(c)
		if i < 0 {
			continue
		}
		for _, stmt := range list[i+1:] {
			if _, ok := stmt.(*ast.ReturnStmt); !ok {
				out = append(out, stmt)
			}
		}
		if leaves(list[i:]) {
			break
		}
	}
	return out
}
