package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A tail is what follows a place in its function. Much of it may have nothing to do with that place: where command is Copy,
// a switch statement on command that knows Sort alone does nothing.
type tail struct {
	*site
	facts []assignment // variables that keep the value that they have at the place
}

// tailOf is that of a statement of a list.
func (s *site) tailOf(at inspector.Cursor) *tail {
	t := &tail{site: s}
	for _, g := range s.guardsOf(at) {
		if g.holds && !g.exits {
			t.learn(g.cond)
		}
	}
	return t
}

// learn keeps what a condition that holds says of variables.
func (t *tail) learn(cond ast.Expr) {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok {
		return
	}
	switch b.Op {
	case token.LAND:
		t.learn(b.X)
		t.learn(b.Y)
	case token.EQL:
		id, ok := ast.Unparen(b.X).(*ast.Ident)
		if !ok {
			return
		}
		v, ok := t.Info.Uses[id].(*types.Var)
		if c := t.Info.Types[b.Y].Value; ok && c != nil && t.ownVar(v) && t.setOnce(v) {
			t.facts = append(t.facts, assignment{to: v, value: value{constant: c}})
		}
	}
}

// setOnce reports whether the variable keeps the value that it is declared with.
func (s *site) setOnce(v *types.Var) bool {
	for cur := range s.fn.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		switch kind, _ := cur.ParentEdge(); kind {
		case edge.AssignStmt_Lhs, edge.IncDecStmt_X, edge.RangeStmt_Key, edge.RangeStmt_Value:
			return false
		case edge.UnaryExpr_X:
			if cur.Parent().Node().(*ast.UnaryExpr).Op == token.AND {
				return false
			}
		}
	}
	return true
}

// inert reports whether the statement does nothing where the facts hold.
func (t *tail) inert(s ast.Stmt) bool {
	switch s := s.(type) {
	case nil, *ast.EmptyStmt:
		return true
	case *ast.BlockStmt:
		return t.allInert(s.List)
	case *ast.IfStmt:
		if s.Init != nil || !t.pure(s.Cond) {
			return false
		}
		is, known := t.known(s.Cond)
		return (known && !is || t.inert(s.Body)) && (known && is || t.inert(s.Else))
	case *ast.SwitchStmt:
		if s.Init != nil || s.Tag != nil && !t.pure(s.Tag) {
			return false
		}
		return !slices.ContainsFunc(s.Body.List, func(c ast.Stmt) bool { return !t.inertCase(s, c.(*ast.CaseClause)) })
	}
	return false
}

func (t *tail) allInert(list []ast.Stmt) bool {
	return !slices.ContainsFunc(list, func(s ast.Stmt) bool { return !t.inert(s) })
}

func (t *tail) inertCase(s *ast.SwitchStmt, clause *ast.CaseClause) bool {
	if slices.ContainsFunc(clause.List, func(e ast.Expr) bool { return !t.pure(e) }) {
		return false
	}
	if cond := caseOf(s, clause); cond != nil {
		if is, known := t.known(cond); known && !is {
			return true
		}
	}
	return t.allInert(clause.Body)
}

// known is what a condition is where the facts hold.
func (t *tail) known(cond ast.Expr) (is, known bool) {
	for _, f := range t.facts {
		if is, known = t.value(cond, f, 0).truth(); known {
			return is, true
		}
	}
	return t.value(cond, assignment{}, 0).truth()
}

// pure reports whether evaluating the expression does nothing else: it calls no functions but those of this package that
// return what they read.
func (t *tail) pure(e ast.Expr) bool {
	pure := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			pure = pure && t.reading(n)
		case *ast.FuncLit:
			pure = false
		case *ast.UnaryExpr:
			pure = pure && n.Op != token.ARROW
		case *ast.IndexExpr, *ast.SliceExpr, *ast.StarExpr, *ast.TypeAssertExpr: // may panic
			pure = false
		case *ast.BinaryExpr:
			pure = pure && n.Op != token.QUO && n.Op != token.REM
		}
		return pure
	})
	return pure
}

// reading reports whether the call does nothing but read.
func (t *tail) reading(call *ast.CallExpr) bool {
	if t.Info.Types[call.Fun].IsType() {
		return true
	}
	if t.Info.Types[call.Fun].IsBuiltin() {
		id := identOf(call.Fun)
		return id != nil && (id.Name == "len" || id.Name == "cap")
	}
	ret := t.returnOf(call)
	return ret != nil && !slices.ContainsFunc(ret.Results, func(e ast.Expr) bool { return !t.plainRead(e) })
}

// plainRead reports whether the expression is a variable, a field or a constant.
func (t *tail) plainRead(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident, *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return t.Info.Selections[e] == nil || t.Info.Selections[e].Kind() == types.FieldVal && t.plainRead(e.X)
	}
	return false
}
