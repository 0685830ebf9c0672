package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

// What a function does before it waits and after it on the same things is done in one coroutine: the next one then begins
// with both. Else the event that comes again would clear a list at once, and two coroutines would fill it.

// groundwork is the first statement before that one in its list that works on what the code on the way works on after the
// wait; not valid if there is none. What a guard asks stays before the coroutine.
func (s *site) groundwork(at inspector.Cursor, way []*site) inspector.Cursor {
	_, i := inSequence(at)
	asked := make(map[types.Object]bool)
	for _, g := range s.guardsOf(at) {
		s.reads(g.cond, asked, 0)
	}
	later := s.laterWork(way)
	var first inspector.Cursor
	for prev, ok := at.PrevSibling(); ok && i > 0; prev, ok = prev.PrevSibling() {
		stmt, ok := prev.Node().(ast.Stmt)
		if !ok {
			break
		}
		i--
		if check, ok := stmt.(*ast.IfStmt); ok && check.Else == nil && leaves(check.Body.List) {
			continue // the wait does not follow what it does
		}
		does := s.workOf(stmt, token.NoPos)
		if slices.ContainsFunc(does.sets, func(v *types.Var) bool { return asked[v] }) {
			break
		}
		if does.meets(later) || s.prepares(stmt) {
			first = prev
		}
	}
	return first
}

// prepares reports whether the statement sets a field of what the call is given: others have that, too, and are to see it
// together with what the call makes of it.
func (s *site) prepares(stmt ast.Stmt) bool {
	as, ok := stmt.(*ast.AssignStmt)
	if !ok || as.Tok != token.ASSIGN || len(as.Lhs) != 1 || len(as.Rhs) != 1 || s.call == nil {
		return false
	}
	return slices.ContainsFunc(s.call.Args, func(arg ast.Expr) bool {
		_, isPointer := s.Info.TypeOf(arg).Underlying().(*types.Pointer)
		return isPointer && base(arg) != nil && strings.HasPrefix(s.text(as.Lhs[0]), s.text(arg)+".")
	})
}

// overlap says for the title of a change without coroutines that the function can begin again while it waits, where that
// does some of its work twice and then the rest.
func (c *cut) overlap() string {
	if c.groundwork(c.list, []*site{c.site}).Valid() {
		return "; the same event may begin it again meanwhile"
	}
	return ""
}

// A work is what statements work on: variables and fields that they set, and objects of other packages whose methods they
// call for what those do.
type work struct {
	sets    []*types.Var
	objects []string // as they are written
}

func (w work) meets(other work) bool {
	return slices.ContainsFunc(w.sets, func(v *types.Var) bool { return slices.Contains(other.sets, v) }) ||
		slices.ContainsFunc(w.objects, func(o string) bool { return slices.Contains(other.objects, o) })
}

// laterWork is what the code on the way works on after the wait.
func (s *site) laterWork(way []*site) work {
	var out work
	for i, at := range way {
		_, after := at.timeline()
		for _, n := range after {
			does := at.workOf(n, at.node.Node().End())
			out.sets = append(out.sets, does.sets...)
			if i == 0 {
				out.objects = append(out.objects, does.objects...)
			}
		}
	}
	return out
}

// workOf is what the node works on, as far as it ends at the position or later.
func (s *site) workOf(n ast.Node, after token.Pos) work {
	var out work
	for _, a := range s.assignments(n, after) {
		if !s.ownVar(a.to) {
			out.sets = append(out.sets, a.to)
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ExprStmt:
			call, ok := n.X.(*ast.CallExpr)
			if !ok || n.Pos() < after {
				break
			}
			if of := s.objectOf(call); of != "" {
				out.objects = append(out.objects, of)
			}
		}
		return true
	})
	return out
}
