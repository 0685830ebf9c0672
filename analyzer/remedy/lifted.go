package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// lifted finds the calls of the site's function that nobody waits for either: the function returns what the call does, and
// may run on a worker as a whole. The reason says why the call itself cannot go there.
func (s *site) lifted(reason error) ([]*aside, error) {
	decl, ok := s.fn.Node().(*ast.FuncDecl)
	if !ok || s.call == nil || s.isRoot(s.ssaFunc(decl)) || decl.Name.IsExported() && s.Pkg.Name() != "main" {
		return nil, reason
	}
	if err := s.movable(decl); err != nil {
		return nil, err
	}
	obj := s.Info.Defs[decl.Name]
	var out []*aside
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		f := s.found
		f.Pos = cur.Node().Pos()
		at, err := s.Suggester.site(f)
		if err != nil || at.call == nil || typeutil.Callee(s.Info, at.call) != obj {
			return nil, refuse("%s is used as a value", obj.Name())
		}
		if at.file != s.file && len(out) > 0 && at.file != out[0].file {
			return nil, refuse("%s is called in several files", obj.Name())
		}
		a, err := at.asideOf()
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	if len(out) == 0 {
		return nil, reason
	}
	return out, nil
}

// movable refuses a function that may not run on a worker: it uses more than its parameters, fields of its receiver that
// never change, and what blocks.
func (s *site) movable(decl *ast.FuncDecl) error {
	recv := s.receiverVar()
	var err error
	ast.PreorderStack(decl.Body, nil, func(n ast.Node, stack []ast.Node) bool {
		if err == nil {
			err = s.movableNode(n, stack, decl, recv)
		}
		return err == nil
	})
	return err
}

func (s *site) movableNode(n ast.Node, stack []ast.Node, decl *ast.FuncDecl, recv *types.Var) error {
	switch n := n.(type) {
	case *ast.Ident:
		v, ok := s.Info.Uses[n].(*types.Var)
		switch {
		case !ok || v.IsField() || decl.Pos() <= v.Pos() && v.Pos() < decl.End() && v != recv:
		case v == recv && s.isFixedField(stack):
		default:
			return refuse("%s uses %s, which the loop may change", decl.Name.Name, n.Name)
		}
	case *ast.CallExpr:
		if tv := s.Info.Types[n.Fun]; tv.IsType() || tv.IsBuiltin() {
			return nil
		}
		f, ok := typeutil.Callee(s.Info, n).(*types.Func)
		if !ok {
			return refuse("%s calls %s, which may be a function that uses what the loop's code does", decl.Name.Name, s.text(n.Fun))
		}
		if s.blocks(n) {
			return nil
		}
		if !s.Catalog.Logs(effect.SymbolOf(f)) && (!isStd(f) || f.Signature().Recv() != nil) {
			return refuse("%s does more than what waits", decl.Name.Name)
		}
	case *ast.AssignStmt:
		for _, l := range n.Lhs {
			if _, ok := l.(*ast.Ident); !ok {
				return refuse("%s sets %s", decl.Name.Name, s.text(l))
			}
		}
	case *ast.FuncLit, *ast.GoStmt, *ast.DeferStmt, *ast.SendStmt, *ast.SelectStmt, *ast.IncDecStmt:
		return refuse("%s does more than what waits", decl.Name.Name)
	}
	return nil
}

// blocks reports whether the call is one of those that were found.
func (s *site) blocks(call *ast.CallExpr) bool {
	return slices.ContainsFunc(s.Blocking, func(b Blocking) bool { return call.Pos() <= b.Pos && b.Pos <= call.Lparen && s.isAt(call, b.Pos) })
}

// isAt reports whether pos is the position of a finding about the call.
func (s *site) isAt(call *ast.CallExpr, pos token.Pos) bool {
	cur, ok := s.blocking(pos)
	return ok && cur.Node() == call
}

// isFixedField reports whether the name at the end of the stack is followed by a field that never changes.
func (s *site) isFixedField(stack []ast.Node) bool {
	sel, ok := stack[len(stack)-1].(*ast.SelectorExpr)
	if !ok {
		return false
	}
	selection := s.Info.Selections[sel]
	if selection == nil || selection.Kind() != types.FieldVal || len(selection.Index()) != 1 {
		return false
	}
	f, ok := selection.Obj().(*types.Var)
	return ok && s.fixed(f)
}

// fixed reports whether nothing in the package sets the field but composite literals: it is the same for as long as the
// value lives.
func (s *site) fixed(f *types.Var) bool {
	if f.Exported() {
		return false
	}
	for cur := range s.root.Preorder((*ast.SelectorExpr)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.SelectorExpr).Sel] != f {
			continue
		}
		switch kind, _ := cur.ParentEdge(); kind {
		case edge.AssignStmt_Lhs, edge.UnaryExpr_X, edge.IncDecStmt_X, edge.RangeStmt_Key, edge.RangeStmt_Value, edge.SelectorExpr_X, edge.IndexExpr_X:
			return false
		}
	}
	return true
}
