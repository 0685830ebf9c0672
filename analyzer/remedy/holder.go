package remedy

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"
)

// getsMessages reports whether the continuation's message reaches the model: it is the program's, or messages that no
// holder of another package can know reach it today.
func (c *cut) getsMessages(m *model) bool { return c.isProgram(m) || c.hasOwnMessages(m) }

// isProgram reports whether this package gives the model to a function of the framework, which makes it the program's.
func (c *cut) isProgram(m *model) bool {
	for cur := range c.root.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		f, ok := typeutil.Callee(c.Info, call).(*types.Func)
		if !ok || f.Pkg() == nil || f.Pkg() == c.Pkg || f.Signature().Recv() != nil {
			continue
		}
		named, ok := m.cmd.(*types.Named)
		if !ok || named.Obj().Pkg() != f.Pkg() {
			continue
		}
		for _, a := range call.Args {
			if c.isModel(a, m, 0) {
				return true
			}
		}
	}
	return false
}

// maxMade bounds how far a value is followed to where it was made.
const maxMade = 5

// isModel reports whether the expression is the model: by its type, or by what the package's function returns or the
// variable was given.
func (c *cut) isModel(e ast.Expr, m *model, depth int) bool {
	t := c.Info.TypeOf(e)
	if t == nil || depth > maxMade {
		return false
	}
	if types.Identical(deref(t), deref(m.typ)) {
		return true
	}
	if !types.IsInterface(t) {
		return false
	}
	made := c.madeOf(ast.Unparen(e))
	for _, x := range made {
		if !c.isModel(x, m, depth+1) {
			return false
		}
	}
	return len(made) > 0
}

// madeOf are the expressions that the value comes from: what a function of this package returns, or the one value of a
// local variable.
func (c *cut) madeOf(e ast.Expr) (out []ast.Expr) {
	switch e := e.(type) {
	case *ast.CallExpr:
		d, ok := c.declOf(typeutil.Callee(c.Info, e))
		if !ok || d.Body == nil {
			return nil
		}
		ast.Inspect(d.Body, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncLit:
				return false
			case *ast.ReturnStmt:
				if len(n.Results) > 0 {
					out = append(out, n.Results[0])
				}
			}
			return true
		})
	case *ast.Ident:
		v, ok := c.Info.Uses[e].(*types.Var)
		if !ok || v.Kind() != types.LocalVar {
			return nil
		}
		for cur := range c.root.Preorder((*ast.AssignStmt)(nil)) {
			as := cur.Node().(*ast.AssignStmt)
			for i, l := range as.Lhs {
				id, ok := l.(*ast.Ident)
				if !ok || c.Info.ObjectOf(id) != v {
					continue
				}
				if len(as.Lhs) != len(as.Rhs) && i > 0 {
					return nil
				}
				out = append(out, as.Rhs[i])
			}
		}
	}
	return out
}

// hasOwnMessages reports whether the model handles a message of an unexported type that the package's own commands give: the
// models that hold it pass on what they do not know.
func (c *cut) hasOwnMessages(m *model) bool {
	at, ok := c.root.FindNode(m.entry)
	if !ok {
		return false
	}
	for cur := range at.Preorder() {
		e, ok := cur.Node().(ast.Expr)
		if !ok || !isCase(cur) || !c.Info.Types[e].IsType() {
			continue
		}
		if n, ok := types.Unalias(c.Info.TypeOf(e)).(*types.Named); ok && n.Obj().Pkg() == c.Pkg && !n.Obj().Exported() && c.isSent(n) {
			return true
		}
	}
	return false
}

// isSent reports whether a command of the package gives a message of the type: a function that returns a message returns
// one, or a function that makes a command gets one.
func (c *cut) isSent(n *types.Named) bool {
	for cur := range c.root.Preorder((*ast.ReturnStmt)(nil), (*ast.CallExpr)(nil)) {
		switch s := cur.Node().(type) {
		case *ast.ReturnStmt:
			if len(s.Results) == 1 && types.Identical(c.Info.TypeOf(s.Results[0]), n) && c.givesMessage(cur) {
				return true
			}
		case *ast.CallExpr:
			if t := c.Info.TypeOf(s); t == nil || !isCommand(t) {
				continue
			}
			for _, a := range s.Args {
				if types.Identical(c.Info.TypeOf(a), n) {
					return true
				}
			}
		}
	}
	return false
}

// givesMessage reports whether the function around the statement returns a message, as a command does.
func (c *cut) givesMessage(at inspector.Cursor) bool {
	for p := range at.Enclosing((*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		sig := c.signatureOf(p.Node())
		return sig != nil && sig.Results().Len() == 1 && isEmptyInterface(sig.Results().At(0).Type())
	}
	return false
}

func (s *site) signatureOf(fn ast.Node) *types.Signature {
	switch fn := fn.(type) {
	case *ast.FuncDecl:
		return s.Info.Defs[fn.Name].Type().(*types.Signature)
	case *ast.FuncLit:
		return s.Info.TypeOf(fn).(*types.Signature)
	}
	return nil
}
