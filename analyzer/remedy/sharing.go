package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
)

// together are the parts of a root, and those of the family's other handlers that use a variable which one of them sets:
// the loop ran them one after another, and so does the queue.
func (s *site) together(r *colour.Root) ([]part, error) {
	parts, err := s.parts(r)
	if err != nil || !r.Loop.Family.Ordered || slices.ContainsFunc(parts, func(p part) bool { return p.element != nil }) {
		return parts, err
	}
	for again := true; again; {
		again = false
		for _, other := range s.Roots {
			if other.Loop.Family != r.Loop.Family || other.Loop.Remedy.Kind != catalog.HandOff || s.isPart(parts, other.Fn) || s.needsNothing(other.Fn) {
				continue
			}
			v := s.shared(parts, other.Fn)
			if v == nil {
				continue
			}
			more, err := s.parts(other)
			if err != nil {
				return nil, refuse("%s, which another handler of the loop uses too, would be used beside it (%v)", v.Name(), err)
			}
			for _, p := range more {
				if !slices.ContainsFunc(parts, func(q part) bool { return q.node() == p.node() }) {
					parts, again = append(parts, p), true
				}
			}
		}
	}
	return parts, nil
}

func (s *site) isPart(parts []part, fn *ssa.Function) bool {
	return slices.ContainsFunc(parts, func(p part) bool { return p.element == nil && p.fn.Node() == fn.Syntax() })
}

// shared is a variable that a function and one of the parts use, and that one of them sets; nil if there is none.
func (s *site) shared(parts []part, fn *ssa.Function) *types.Var {
	body := bodyOf(fn.Syntax())
	theirs, set := s.outside(body)
	for _, p := range parts {
		if p.body == nil {
			continue
		}
		mine, setHere := s.outside(p.body)
		for _, v := range mine {
			if slices.Contains(theirs, v) && (slices.Contains(set, v) || slices.Contains(setHere, v)) {
				return v
			}
		}
	}
	return nil
}

// outside are the variables from outside of its function that a body uses, and those of them that it sets, or whose
// methods it calls that this package declares.
func (s *site) outside(body *ast.BlockStmt) (used, set []*types.Var) {
	of := func(e ast.Expr) *types.Var {
		id := base(e)
		if id == nil {
			return nil
		}
		v, ok := s.Info.Uses[id].(*types.Var)
		if !ok || v.IsField() || v.Pkg() != s.Pkg || s.within(v, body) {
			return nil
		}
		return v
	}
	sets := func(e ast.Expr) {
		if v := of(e); v != nil {
			set = append(set, v)
		}
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if v := of(n); v != nil {
				used = append(used, v)
			}
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				sets(l)
			}
		case *ast.IncDecStmt:
			sets(n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				sets(n.X)
			}
		case *ast.CallExpr:
			s.setBy(n, sets)
		}
		return true
	})
	return used, set
}

// setBy tells what a call sets: what delete, clear and copy are given first, and the receiver of a method of this package.
func (s *site) setBy(call *ast.CallExpr, sets func(ast.Expr)) {
	switch f := typeutil.Callee(s.Info, call).(type) {
	case *types.Builtin:
		if slices.Contains([]string{"delete", "clear", "copy"}, f.Name()) {
			sets(call.Args[0])
		}
	case *types.Func:
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if recv := f.Signature().Recv(); ok && recv != nil && f.Pkg() == s.Pkg && !types.IsInterface(recv.Type()) {
			sets(sel.X)
		}
	}
}

// within reports whether a variable is declared in the body, or is a parameter of its function.
func (s *site) within(v *types.Var, body *ast.BlockStmt) bool {
	if body.Pos() <= v.Pos() && v.Pos() < body.End() {
		return true
	}
	cur, ok := s.root.FindNode(body)
	return ok && cur.Parent().Node().Pos() <= v.Pos() && v.Pos() < body.End()
}

// base is the name that an expression begins with: x of x.f[i].
func base(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}
