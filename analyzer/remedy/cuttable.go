package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/colour"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// maxTail is how many lines may be said twice: once in the continuation, and once for the other ways to them.
const maxTail = 12

// uncuttable refuses where the function cannot end at the call and go on later.
func (c *cut) uncuttable() error {
	if c.jumps() {
		return refuse("the function has a goto")
	}
	for cur := range c.fn.Preorder((*ast.DeferStmt)(nil), (*ast.CallExpr)(nil)) {
		switch n := cur.Node().(type) {
		case *ast.DeferStmt:
			if inside(c.fn, cur) && !c.moves(n) {
				return refuse("the function defers calls, which would run before what follows this one")
			}
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && c.Info.Uses[id] == types.Universe.Lookup("recover") {
				return refuse("the function recovers from panics")
			}
			if isChdir(typeutil.Callee(c.Info, n)) {
				return refuse("the function changes the directory of the process, which everything else would find changed")
			}
		}
	}
	if err := c.branches(); err != nil {
		return err
	}
	if err := c.namedResults(); err != nil {
		return err
	}
	return c.copied()
}

// isChdir reports whether the function is os.Chdir.
func isChdir(fn types.Object) bool {
	return fn != nil && fn.Pkg() != nil && fn.Pkg().Path() == "os" && fn.Name() == "Chdir"
}

// branches refuses a break or continue that would leave the continuation.
func (c *cut) branches() error {
	for _, s := range c.moved() {
		var bad *ast.BranchStmt
		ast.PreorderStack(s, nil, func(n ast.Node, stack []ast.Node) bool {
			if _, ok := n.(*ast.FuncLit); ok {
				return false
			}
			if b, ok := n.(*ast.BranchStmt); ok && !staysIn(b, stack) {
				bad = b
			}
			return true
		})
		if bad != nil {
			return refuse("what follows it has a %s that leaves it", bad.Tok)
		}
	}
	return nil
}

// staysIn reports whether the branch ends within the statements around it.
func staysIn(b *ast.BranchStmt, stack []ast.Node) bool {
	return slices.ContainsFunc(stack, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			return b.Label == nil && (b.Tok == token.BREAK || b.Tok == token.CONTINUE)
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			return b.Label == nil && (b.Tok == token.BREAK || b.Tok == token.FALLTHROUGH)
		case *ast.SelectStmt:
			return b.Label == nil && b.Tok == token.BREAK
		case *ast.LabeledStmt:
			return b.Label != nil && n.Label.Name == b.Label.Name
		}
		return false
	})
}

// funcType is the syntax of the function's type.
func (s *site) funcType() *ast.FuncType {
	switch fn := s.fn.Node().(type) {
	case *ast.FuncDecl:
		return fn.Type
	case *ast.FuncLit:
		return fn.Type
	}
	return nil
}

// namedResults refuses results that are assigned across the cut.
func (c *cut) namedResults() error {
	named := make(map[types.Object]bool)
	if r := c.funcType().Results; r != nil {
		for _, f := range r.List {
			for _, name := range f.Names {
				named[c.Info.Defs[name]] = true
			}
		}
	}
	if len(named) == 0 {
		return nil
	}
	var err error
	c.inspectMoved(func(n ast.Node, own bool) {
		switch n := n.(type) {
		case *ast.ReturnStmt:
			if own && len(n.Results) == 0 {
				err = refuse("the function's results are variables, which what follows returns")
			}
		case *ast.Ident:
			if obj := c.Info.Uses[n]; obj != nil && named[obj] {
				err = refuse("what follows uses %s, a result of the function", n.Name)
			}
		}
	})
	return err
}

// copied makes sure that the statements which are said twice are few, and mean the same in the continuation.
func (c *cut) copied() error {
	pos := c.list.Node().Pos()
	lines := 0
	for _, t := range c.tails {
		if len(t) == 1 && ends(t) {
			break
		}
		lines += strings.Count(c.slice(t[0].Pos(), t[len(t)-1].End()), "\n") + 1
	}
	if lines > maxTail {
		return refuse("more than %d lines after the block that it is in would have to be said twice: return at the block's end", maxTail)
	}
	for _, t := range c.tails {
		for _, s := range t {
			if name := c.shadowed(t, s, pos); name != "" {
				return refuse("%s means something else where what follows would run", name)
			}
		}
	}
	return nil
}

// shadowed is a name in a statement of a tail that means something else at pos. What the tail declares itself it has there,
// too.
func (c *cut) shadowed(tail []ast.Stmt, s ast.Stmt, pos token.Pos) (name string) {
	from, to := tail[0].Pos(), tail[len(tail)-1].End()
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			ast.Inspect(sel.X, visit)
			return false
		}
		id, ok := n.(*ast.Ident)
		if !ok || name != "" {
			return name == ""
		}
		obj := c.Info.Uses[id]
		if obj == nil || obj.Pos() >= from && obj.Pos() < to || obj.Parent() == nil {
			return true
		}
		if v, isVar := obj.(*types.Var); isVar && v.IsField() {
			return true
		}
		if _, seen := c.scope(pos).LookupParent(id.Name, c.end()); seen != obj {
			name = id.Name
		}
		return name == ""
	}
	ast.Inspect(s, visit)
	return name
}

// stays refuses where somebody goes on after the function returns and may rely on its having done all: the function has
// to be what the loop calls, or the last that those do which call it.
func (c *cut) stays() error {
	return c.last(c.fn.Node(), 0)
}

// maxLast bounds how far callers are followed.
const maxLast = 20

// last makes sure that after the function nothing happens but that its callers return to the loop.
func (s *site) last(fn ast.Node, depth int) error {
	f := s.ssaFunc(fn)
	if f == nil || depth > maxLast {
		return refuse("who calls it cannot be followed")
	}
	if s.isRoot(f) || s.isContinuation(fn) {
		return s.lastElsewhere(fn, depth)
	}
	if f == s.found.Root.Fn {
		return refuse("who calls it for the loop may go on after it")
	}
	decl, ok := fn.(*ast.FuncDecl)
	if !ok {
		return refuse("it is in a function literal, and who calls that may go on after it")
	}
	obj := s.Info.Defs[decl.Name]
	if obj.Exported() && s.Pkg.Name() != "main" {
		return refuse("%s is exported, and others may rely on its having ended", decl.Name.Name)
	}
	return s.lastOf(obj, depth)
}

// lastElsewhere looks at the uses of a function that the loop calls by itself, since others may call it too. Models hand
// on what those that they hold return.
func (s *site) lastElsewhere(fn ast.Node, depth int) error {
	decl, ok := fn.(*ast.FuncDecl)
	if !ok || s.remedy.Kind != catalog.PostBack {
		return nil
	}
	obj := s.Info.Defs[decl.Name]
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		if err := s.lastCall(cur, obj.Name(), depth); err != nil {
			return err
		}
	}
	return nil
}

// lastOf looks at every use of the function.
func (s *site) lastOf(obj types.Object, depth int) error {
	used := false
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		used = true
		if err := s.lastCall(cur, obj.Name(), depth); err != nil {
			return err
		}
	}
	if !used {
		return refuse("who calls %s cannot be followed", obj.Name())
	}
	return nil
}

// isRoot reports whether the loop calls the function.
func (s *site) isRoot(f *ssa.Function) bool {
	return slices.ContainsFunc(s.Roots, func(r *colour.Root) bool { return r.Fn == f })
}
