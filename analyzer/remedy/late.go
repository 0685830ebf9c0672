package remedy

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/types/typeutil"
)

// What the code reads after the wait is what is there by then, not what the user saw when the event came; and what it clears
// before the wait, others see empty.

// maxLate bounds how many names a title has of what is read late.
const maxLate = 3

// late says for the title what of the framework's the code asks after the wait, and on which of the package's fields it
// depends then, in the function in which the coroutine begins; and what it clears before.
func (s *site) late(way []*site) string {
	text := ""
	if names := compact(s.readLate()); len(names) > 0 {
		names = names[:min(len(names), maxLate)]
		text = "; " + strings.Join(names, " and ") + ", read after it, may have changed by then"
	}
	for _, at := range way {
		if name := at.cleared(); name != "" {
			text += "; others see meanwhile what " + name + " leaves"
			break
		}
	}
	var asked []string
	for _, at := range way[1:] {
		asked = append(asked, at.askedFor()...)
	}
	if names := compact(asked); len(names) > 0 {
		text += "; " + strings.Join(names, " and ") + " is asked when it starts, after those before it"
	}
	for _, at := range way {
		if pointer, by := at.readThrough(), at.calledBack(); pointer != "" && by != "" {
			return text + "; " + by + ", called after it, may find " + pointer + " changed"
		}
	}
	return text
}

// received says of a send that who receives acts on it later than the loop's next events, key bindings that it changes included.
func (s *site) received() string {
	if _, ok := s.node.Node().(*ast.SendStmt); ok {
		return "; what its receiver does, also about which keys count, may come after the next events"
	}
	return ""
}

// askedFor are the methods of this package's whose plain results the call is given: what they tell may have changed while the
// coroutine had to wait for others.
func (s *site) askedFor() (names []string) {
	if s.call == nil {
		return nil
	}
	for _, arg := range s.call.Args {
		call, ok := ast.Unparen(arg).(*ast.CallExpr)
		if !ok || len(call.Args) > 0 {
			continue
		}
		f, ok := typeutil.Callee(s.Info, call).(*types.Func)
		_, isBasic := s.Info.TypeOf(call).Underlying().(*types.Basic)
		if ok && isBasic && f.Pkg() == s.Pkg && f.Signature().Recv() != nil {
			names = append(names, types.ExprString(call.Fun))
		}
	}
	return names
}

// readThrough is what the call is given of a variable elsewhere, as *list; "" if there is none.
func (s *site) readThrough() string {
	if s.call == nil {
		return ""
	}
	for _, arg := range s.call.Args {
		if star, ok := ast.Unparen(arg).(*ast.StarExpr); ok {
			switch s.Info.TypeOf(star).Underlying().(type) {
			case *types.Basic, *types.Slice:
				return types.ExprString(star)
			}
		}
	}
	return ""
}

// calledBack is a function value that is called after the wait: it may work on the same thing; "" if there is none.
func (s *site) calledBack() (name string) {
	_, after := s.timeline()
	for _, n := range after {
		ast.Inspect(n, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || name != "" || call.Pos() < s.node.Node().End() {
				_, isLit := n.(*ast.FuncLit)
				return !isLit
			}
			if _, ok := typeutil.Callee(s.Info, call).(*types.Var); ok {
				name = types.ExprString(call.Fun)
			}
			return true
		})
	}
	return name
}

// readLate are the framework's functions that are asked after the wait, and the fields that conditions read there which the
// code does not set.
func (s *site) readLate() []string {
	before, after := s.timeline()
	set := make(map[types.Object]bool)
	for _, n := range append(before, after...) {
		for _, a := range s.assignments(n, 0) {
			set[a.to] = true
		}
	}
	var out []string
	for _, n := range after {
		ast.Inspect(n, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ExprStmt: // for what it does
				_, isCall := n.X.(*ast.CallExpr)
				return !isCall
			case *ast.IfStmt:
				out = append(out, s.changing(n.Cond, set)...)
			case *ast.SwitchStmt:
				if n.Tag != nil {
					out = append(out, s.changing(n.Tag, set)...)
				}
			case *ast.CallExpr:
				if n.Pos() >= s.node.Node().End() && s.asksFramework(n) {
					out = append(out, types.ExprString(n.Fun))
				}
			}
			return true
		})
	}
	return out
}

// asksFramework reports whether the call is of a method of the framework's that is given nothing.
func (s *site) asksFramework(call *ast.CallExpr) bool {
	f, ok := typeutil.Callee(s.Info, call).(*types.Func)
	return ok && len(call.Args) == 0 && f.Pkg() != nil && f.Signature().Recv() != nil && s.found.Root.Loop != nil && s.ofFramework(f, s.found.Root.Loop)
}

// changing are the fields of this package that the condition reads, other than those, and that hold plain values.
func (s *site) changing(cond ast.Expr, but map[types.Object]bool) []string {
	var out []string
	if cond.Pos() < s.node.Node().End() {
		return nil
	}
	ast.Inspect(cond, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		selected := s.Info.Selections[sel]
		if selected == nil || selected.Kind() != types.FieldVal || selected.Obj().Pkg() != s.Pkg || but[selected.Obj()] {
			return true
		}
		_, isBasic := selected.Type().Underlying().(*types.Basic)
		if v, ok := selected.Obj().(*types.Var); ok && isBasic && base(sel) != nil && s.Changes().Field(v) {
			out = append(out, types.ExprString(sel))
		}
		return false
	})
	return out
}

// cleared is the framework's method with which the function at hand clears something before the wait; "" if there is none.
func (s *site) cleared() (name string) {
	before, _ := s.timeline()
	for _, n := range before {
		ast.Inspect(n, func(n ast.Node) bool {
			stmt, ok := n.(*ast.ExprStmt)
			if !ok {
				_, isLit := n.(*ast.FuncLit)
				return !isLit
			}
			call, ok := stmt.X.(*ast.CallExpr)
			if !ok || name != "" {
				return false
			}
			f, ok := typeutil.Callee(s.Info, call).(*types.Func)
			if ok && strings.HasPrefix(f.Name(), "Clear") && s.asksFramework(call) {
				name = types.ExprString(call.Fun)
			}
			return false
		})
	}
	return name
}
