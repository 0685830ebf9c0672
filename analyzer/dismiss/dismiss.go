package dismiss

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// Config is a package, and what is known of others.
type Config struct {
	Files []*ast.File
	Info  *types.Info
	Known func(*types.Func) bool // whether a function of another package dismisses
}

// Functions are the declared functions of the package that dismiss.
func Functions(cfg Config) map[*types.Func]bool {
	out := make(map[*types.Func]bool)
	known := cfg.Known
	cfg.Known = func(f *types.Func) bool { return out[f] || known(f) }
	// Each round adds a function, or is the last.
	for again := true; again; {
		again = false
		for _, file := range cfg.Files {
			for _, d := range file.Decls {
				d, ok := d.(*ast.FuncDecl)
				if !ok || d.Body == nil {
					continue
				}
				if fn, ok := cfg.Info.Defs[d.Name].(*types.Func); ok && !out[fn] && cfg.Always(d.Body.List) {
					out[fn] = true
					again = true
				}
			}
		}
	}
	return out
}

// Always reports whether one of the statements dismisses, whatever holds when it is reached. Known knows the package's own
// functions, too.
func (cfg Config) Always(list []ast.Stmt) bool {
	for _, s := range list {
		switch s := s.(type) {
		case *ast.ExprStmt, *ast.AssignStmt, *ast.ReturnStmt:
			if cfg.in(s) {
				return true
			}
		case *ast.IfStmt:
			if s.Init != nil && cfg.in(s.Init) || cfg.in(s.Cond) {
				return true
			}
		}
	}
	return false
}

// Any reports whether one of the statements may dismiss. Known knows the package's own functions, too.
func (cfg Config) Any(list []ast.Stmt) bool {
	for _, s := range list {
		if cfg.in(s) {
			return true
		}
	}
	return false
}

// in reports whether the node dismisses. What a goroutine does, or a function that is only made here, does not count.
func (cfg Config) in(n ast.Node) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.CallExpr:
			if lit, ok := ast.Unparen(n.Fun).(*ast.FuncLit); ok {
				found = found || cfg.in(lit.Body)
			}
			if f, ok := typeutil.Callee(cfg.Info, n).(*types.Func); ok {
				found = found || cfg.Known(f.Origin())
			}
		case *ast.IfStmt:
			if op := cfg.asksForError(n.Cond); op != token.ILLEGAL {
				found = found || n.Init != nil && cfg.in(n.Init)
				if op == token.EQL {
					found = found || cfg.in(n.Body)
				} else if n.Else != nil {
					found = found || cfg.in(n.Else)
				}
				return false
			}
		}
		return !found
	})
	return found
}

// asksForError is the operator with which the condition compares an error to nil.
func (cfg Config) asksForError(cond ast.Expr) token.Token {
	b, ok := ast.Unparen(cond).(*ast.BinaryExpr)
	if !ok || b.Op != token.EQL && b.Op != token.NEQ || !cfg.Info.Types[b.Y].IsNil() {
		return token.ILLEGAL
	}
	if t := cfg.Info.TypeOf(b.X); t == nil || !types.Identical(t, types.Universe.Lookup("error").Type()) {
		return token.ILLEGAL
	}
	return b.Op
}
