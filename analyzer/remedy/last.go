package remedy

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// lastCall makes sure that the use of a function is a call after which nothing happens but returns.
func (s *site) lastCall(use inspector.Cursor, name string, depth int) error {
	fun := use
	if kind, _ := use.ParentEdge(); kind == edge.SelectorExpr_Sel {
		fun = use.Parent()
	}
	call := fun.Parent()
	if kind, _ := fun.ParentEdge(); kind != edge.CallExpr_Fun {
		if d, ok := s.declOf(s.Info.Uses[use.Node().(*ast.Ident)]); ok && s.isRoot(s.ssaFunc(d)) {
			return nil
		}
		return refuse("%s is used as a value, and who calls it cannot be followed", name)
	}
	var fn, stmt inspector.Cursor
	for c := range call.Enclosing() {
		switch c.Node().(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			fn = c
		case ast.Stmt:
			if !stmt.Valid() {
				stmt = c
			}
		}
		if fn.Valid() {
			break
		}
	}
	if !fn.Valid() || !stmt.Valid() {
		return refuse("%s is called outside of functions", name)
	}
	for d := range fn.Preorder((*ast.DeferStmt)(nil)) {
		if inside(fn, d) {
			return refuse("%s defers calls, which would run before what follows this one", s.nameOfFunc(fn))
		}
	}
	switch n := stmt.Node().(type) {
	case *ast.GoStmt:
		return nil
	case *ast.ReturnStmt:
		for _, r := range n.Results {
			if ast.Unparen(r) != call.Node() && !s.still(r) {
				return refuse("%s goes on after %s has returned", s.nameOfFunc(fn), name)
			}
		}
	case *ast.ExprStmt:
		if !isListed(stmt) || !s.onlyReturns(stmt) {
			return refuse("%s goes on after %s has returned", s.nameOfFunc(fn), name)
		}
	case *ast.AssignStmt: // cmd := f(), before a return of it
		if len(n.Rhs) != 1 || ast.Unparen(n.Rhs[0]) != call.Node() || !s.allLocal(n.Lhs) || !isListed(stmt) || !s.onlyReturns(stmt) {
			return refuse("%s needs at once what %s returns", s.nameOfFunc(fn), name)
		}
	default:
		return refuse("%s needs at once what %s returns", s.nameOfFunc(fn), name)
	}
	return s.last(fn.Node(), depth+1)
}

// isListed reports whether the statement is one of a list, and not in the header of another.
func isListed(stmt inspector.Cursor) bool {
	kind, _ := stmt.ParentEdge()
	return kind == edge.BlockStmt_List || kind == edge.CaseClause_Body || kind == edge.CommClause_Body
}

// allLocal reports whether all of them are variables of functions.
func (s *site) allLocal(list []ast.Expr) bool {
	return !slices.ContainsFunc(list, func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := s.Info.ObjectOf(id).(*types.Var)
		return id.Name != "_" && (!ok || v.Kind() != types.LocalVar)
	})
}

// onlyReturns reports whether after the statement nothing happens but a return, of values that nothing has to compute.
func (s *site) onlyReturns(stmt inspector.Cursor) bool {
	outer := &site{Suggester: s.Suggester, node: stmt, stmt: stmt, fn: stmt, file: s.file, src: s.src}
	list, err := outer.listed()
	if err != nil {
		return false
	}
	c := &cut{change: outer.change(), list: list}
	if c.follow() != nil {
		return false
	}
	moved := c.moved()[1:]
	for _, m := range moved {
		r, ok := m.(*ast.ReturnStmt)
		if !ok {
			return false
		}
		for _, e := range r.Results {
			if !s.still(e) {
				return false
			}
		}
	}
	return true
}

// still reports whether evaluating the expression does nothing, and reads nothing but variables.
func (s *site) still(e ast.Expr) bool {
	still := true
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr, *ast.UnaryExpr, *ast.IndexExpr, *ast.StarExpr:
			if e, ok := n.(ast.Expr); ok && s.Info.Types[e].Value == nil {
				still = false
			}
		case *ast.SelectorExpr:
			if sel := s.Info.Selections[n]; sel != nil {
				still = false
			}
		}
		return still
	})
	return still
}

func (s *site) nameOfFunc(fn inspector.Cursor) string {
	if d, ok := fn.Node().(*ast.FuncDecl); ok {
		return d.Name.Name
	}
	return "a function literal"
}

// isContinuation reports whether the literal is what one of package post's functions runs on the loop.
func (s *site) isContinuation(fn ast.Node) bool {
	call, i := s.passedTo(fn)
	if call == nil {
		return false
	}
	name, ok := s.postFunc(call)
	return ok && (strings.HasPrefix(name, "Then") && i == 2 || strings.HasPrefix(name, "Cmd") && i == 1)
}

// postFunc is the function of package post that is called.
func (s *site) postFunc(call *ast.CallExpr) (string, bool) {
	f, ok := typeutil.Callee(s.Info, call).(*types.Func)
	if !ok || f.Pkg() == nil || f.Pkg().Path() != postPath {
		return "", false
	}
	return f.Name(), true
}

// passedTo is the call that a literal is an argument of.
func (s *site) passedTo(fn ast.Node) (*ast.CallExpr, int) {
	cur, ok := s.root.FindNode(fn)
	if !ok {
		return nil, 0
	}
	kind, i := cur.ParentEdge()
	if kind != edge.CallExpr_Args {
		return nil, 0
	}
	return cur.Parent().Node().(*ast.CallExpr), i
}

// lasting refuses what dies with the callback: bytes that the framework, or a scanner, uses again.
func (c *cut) lasting() error {
	var err error
	check := func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		v, ok := c.Info.Uses[id].(*types.Var)
		if !ok || v.IsField() || !isBytes(v.Type()) || c.moves(id) && c.declaredInMoved(v) {
			return
		}
		switch {
		case v.Kind() == types.ParamVar && c.ofRoot(v):
			err = refuse("%s may be used again when the callback has returned: copy it first", v.Name())
		case c.borrowed(v):
			err = refuse("%s is a part of a buffer that is used again: copy it first", v.Name())
		}
	}
	ast.Inspect(c.node.Node(), func(n ast.Node) bool { check(n); return true })
	c.inspectMoved(func(n ast.Node, _ bool) { check(n) })
	return err
}

func (c *cut) declaredInMoved(v *types.Var) bool {
	for _, s := range c.moved() {
		if s.Pos() <= v.Pos() && v.Pos() < s.End() {
			return true
		}
	}
	return false
}

// isBytes reports whether the type is a slice of bytes, sql.RawBytes among them.
func isBytes(t types.Type) bool {
	slice, ok := t.Underlying().(*types.Slice)
	if !ok {
		return false
	}
	basic, ok := slice.Elem().Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Uint8
}

// ofRoot reports whether the variable is a parameter of a function that the loop calls.
func (s *site) ofRoot(v *types.Var) bool {
	for c := range s.fn.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		fn := s.ssaFunc(c.Node())
		if fn == nil || !s.isRoot(fn) {
			continue
		}
		for p := range fn.Signature.Params().Variables() {
			if p == v {
				return true
			}
		}
	}
	return false
}

// lenders are methods whose result is a part of a buffer.
var lenders = map[string]bool{"Bytes": true, "Next": true, "Peek": true, "ReadSlice": true, "ReadLine": true}

// borrowed reports whether the variable holds a part of a buffer.
func (s *site) borrowed(v *types.Var) bool {
	if n, ok := types.Unalias(v.Type()).(*types.Named); ok && n.Obj().Name() == "RawBytes" {
		return true
	}
	found := false
	ast.Inspect(s.outermost(), func(n ast.Node) bool {
		as, ok := n.(*ast.AssignStmt)
		if !ok || len(as.Rhs) != 1 {
			return !found
		}
		call, ok := ast.Unparen(as.Rhs[0]).(*ast.CallExpr)
		if !ok {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !lenders[sel.Sel.Name] || s.Info.Selections[sel] == nil {
			return true
		}
		for _, l := range as.Lhs {
			if id, ok := l.(*ast.Ident); ok && s.Info.ObjectOf(id) == v {
				found = true
			}
		}
		return true
	})
	return found
}

// declOf is the declaration of a function of this package.
func (s *site) declOf(obj types.Object) (*ast.FuncDecl, bool) {
	if s.funcDecls == nil {
		s.funcDecls = make(map[types.Object]*ast.FuncDecl)
		for _, f := range s.Files {
			for _, d := range f.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && s.Info.Defs[fn.Name] != nil {
					s.funcDecls[s.Info.Defs[fn.Name]] = fn
				}
			}
		}
	}
	fn, ok := s.funcDecls[obj]
	return fn, ok
}
