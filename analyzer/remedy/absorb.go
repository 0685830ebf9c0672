package remedy

import (
	"go/ast"
	"go/types"
	"strings"
)

// A nested is a coroutine of the same loop that is started at the end of a region.
type nested struct {
	stmt   ast.Stmt
	poster ast.Stmt // the statement before it, which makes the poster for it alone; nil if there is none
	lit    *ast.FuncLit
	ctx    *types.Var // nil if it has no name
}

// nestedIn are the coroutines that the region starts last, with that poster. What they do can be done by the region's own.
func (r *region) nestedIn(ui poster) []nested {
	var out []nested
	var visit func(list []ast.Stmt)
	visit = func(list []ast.Stmt) {
		if len(list) == 0 {
			return
		}
		switch last := list[len(list)-1].(type) {
		case *ast.ExprStmt:
			if n, ok := r.nestedAt(last, list[:len(list)-1], ui); ok {
				out = append(out, n)
			}
		case *ast.BlockStmt:
			visit(last.List)
		case *ast.IfStmt:
			visit(last.Body.List)
			if last.Else != nil {
				visit([]ast.Stmt{last.Else})
			}
		case *ast.SwitchStmt:
			for _, clause := range last.Body.List {
				visit(clause.(*ast.CaseClause).Body)
			}
		case *ast.TypeSwitchStmt:
			for _, clause := range last.Body.List {
				visit(clause.(*ast.CaseClause).Body)
			}
		}
	}
	visit(r.moved())
	return out
}

// nestedAt is the coroutine that the statement starts, if it is one with that poster.
func (r *region) nestedAt(stmt *ast.ExprStmt, before []ast.Stmt, ui poster) (n nested, ok bool) {
	call, ok := stmt.X.(*ast.CallExpr)
	if !ok || len(call.Args) != 2 {
		return n, false
	}
	name, ok := r.postFunc(call)
	lit, isLit := call.Args[1].(*ast.FuncLit)
	if !ok || name != "Go" && name != "GoInOrder" || !isLit || len(lit.Body.List) == 0 {
		return n, false
	}
	n = nested{stmt: stmt, lit: lit}
	if names := lit.Type.Params.List[0].Names; len(names) > 0 {
		n.ctx, _ = r.Info.Defs[names[0]].(*types.Var)
	}
	if ui.line == "" && r.text(call.Args[0]) == ui.name {
		return n, r.apart(n)
	}
	if len(before) == 0 {
		return n, false
	}
	as, ok := before[len(before)-1].(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 || r.text(as.Lhs[0]) != r.text(call.Args[0]) {
		return n, false
	}
	n.poster = as
	return n, r.text(as.Rhs[0]) == ui.made && r.apart(n) && !r.blocksWithin(lit)
}

// apart reports whether the coroutine declares no name that its block has too.
func (r *region) apart(n nested) bool {
	block := r.scope(n.stmt.Pos())
	for _, name := range r.Info.Scopes[n.lit.Type].Names() {
		if obj := r.Info.Scopes[n.lit.Type].Lookup(name); obj != n.ctx && block.Lookup(name) != nil {
			return false
		}
	}
	return true
}

// absorb takes the nested coroutines' statements into the region's own.
func (b *start) absorb(list []nested) {
	for _, n := range list {
		from := n.stmt.Pos()
		if n.poster != nil {
			from = n.poster.Pos()
		}
		b.open.replace(from, n.lit.Body.List[0].Pos(), strings.TrimLeft(b.slice(n.lit.Body.Lbrace+1, n.lit.Body.List[0].Pos()), " \t\n"))
		last := n.lit.Body.List[len(n.lit.Body.List)-1].End()
		b.open.replace(last, n.stmt.End(), strings.TrimRight(b.slice(last, n.lit.Body.Rbrace), " \t\n"))
	}
}
