package remedy

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// Who goes on only if a context has not ended has to ask again after a wait: whoever ends it relies on that.

// cancelled refuses where the code on the way does not ask again, and the questions that the rewrite repeats do not do so.
func (s *site) cancelled(way []*site, repeated []question) error {
	for _, name := range s.unasked(way) {
		if !slices.ContainsFunc(repeated, func(q question) bool { return q.name == name }) {
			return refuse("%s is asked before it, and the context may have ended by then: ask again after it", name)
		}
	}
	return nil
}

// unasked are the contexts' questions before the wait that nobody asks again after it, where something is done after it.
func (s *site) unasked(way []*site) []string {
	var asked []string
	var later []ast.Stmt
	for _, at := range way {
		for _, g := range at.guardsOf(at.inList(at.stmt)) {
			asked = append(asked, at.contextsAsked(g.cond)...)
		}
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
		names := s.contextsAsked(check.Cond)
		after := s.besideOf(g.at)
		if len(names) == 1 && slices.Contains(unasked, names[0]) && after != nil {
			out = append(out, question{names[0], check, after})
		}
	}
	return out
}

// askAgain has the coroutine ask them.
func (r *region) askAgain(b *start, way []*site, questions []question) error {
	for _, q := range questions {
		if !r.moves(q.after) {
			return r.cancelled(way, nil)
		}
		b.asks = append(b.asks, q.name)
		b.close.insert(q.after.End(), "\n"+r.text(q.check))
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

// besideOf is the statement in the list of that one which the place is in, or nil.
func (s *site) besideOf(at inspector.Cursor) ast.Stmt {
	for c := s.inList(s.stmt); c.Valid(); c = s.inList(c.Parent()) {
		if c.Parent() == at.Parent() {
			return c.Node().(ast.Stmt)
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
