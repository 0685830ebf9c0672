package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// detached makes a command of the call with all that follows it, where that leaves the model alone: it only computes which
// command comes next. Nobody has to pass a continuation on then.
func (s *site) detached() ([]*change, error) {
	var out []*change
	next, done := s.alternatives()
	defer done()
	for _, way := range []func(*cut, string){(*cut).commandFrom, (*cut).plainFrom} {
		next()
		c, err := s.cut()
		if err != nil {
			return nil, err
		}
		c.imports = nil // of the types of a continuation's parameters
		if c.remarked { // the comment moves with the call
			c.before = c.before[1:]
		}
		model, err := c.alone()
		if err != nil {
			return nil, err
		}
		way(c, model)
		out = append(out, c.change)
	}
	return out, nil
}

// commandFrom is return m, post.CmdFrom(func() tea.Cmd { x, err := f(); … }).
func (c *cut) commandFrom(model string) {
	c.title = "run " + c.name() + ", and what follows it, off the loop with post.CmdFrom"
	c.give(model, c.post()+".CmdFrom("+c.detachedBody()+")")
}

// plainFrom is the same without package post.
func (c *cut) plainFrom(model string) {
	pos := c.list.Node().Pos()
	msg := c.commandType().Underlying().(*types.Signature).Results().At(0).Type()
	c.title = "run " + c.name() + ", and what follows it, off the loop in a command"
	name := c.free("next")
	c.give(model, "func() "+c.typeText(msg, pos)+" {\n"+name+" := "+c.detachedBody()+"()\nif "+name+" == nil {\nreturn nil\n}\nreturn "+name+"()\n}")
}

// give puts a return of the command in the place of what moves.
func (c *cut) give(model, cmd string) {
	text := "return " + cmd
	if model != "" {
		text = "return " + model + ", " + cmd
	}
	at := c.list.Node().Pos()
	c.replace(at, c.end(), c.lines(at, append(append([]string{}, c.before...), text)))
}

func (c *cut) commandType() types.Type {
	results := c.fnSignature().Results()
	return results.At(results.Len() - 1).Type()
}

// detachedBody is what moves as a function that returns a command.
func (c *cut) detachedBody() string {
	stmt := c.list.Node()
	give := func(r *ast.ReturnStmt) string { return "return " + c.text(r.Results[len(r.Results)-1]) }
	var text string
	if r, ok := stmt.(*ast.ReturnStmt); ok {
		text = "return " + c.slice(r.Results[len(r.Results)-1].Pos(), c.node.Node().Pos()) + c.operated + c.slice(c.node.Node().End(), stmt.End())
	} else {
		text = c.rewritten(stmt.Pos(), c.node.Node().Pos(), give) + c.operated + c.rewritten(c.node.Node().End(), c.end(), give)
	}
	for i := range c.tails {
		text += "\n" + c.tail(i, give)
	}
	return c.closure("func() "+c.typeText(c.commandType(), stmt.Pos()), text)
}

// alone makes sure that what moves leaves the model alone, and returns what the function returns beside the command.
func (c *cut) alone() (model string, err error) {
	results := tuple(c.fnSignature().Results())
	if len(results) == 0 || len(results) > 2 || !isCommand(results[len(results)-1]) {
		return "", refuse("%s returns no command: let it return one, for its callers to pass on", c.functionName())
	}
	recv := c.receiverVar()
	returns := c.returns()
	if len(returns) == 0 || !c.commands(returns) {
		return "", refuse("what follows returns no command")
	}
	kept := make(map[ast.Node]bool) // the model, as it is returned
	for _, r := range returns {
		if len(r.Results) != len(results) {
			return "", refuse("what follows returns what a function returns")
		}
		if len(results) == 1 {
			continue
		}
		id, ok := ast.Unparen(r.Results[0]).(*ast.Ident)
		if !ok || recv == nil || c.Info.Uses[id] != recv {
			return "", refuse("what follows returns another model")
		}
		kept[id] = true
		model = id.Name
	}
	return model, c.leaves(recv, kept)
}

// commands reports whether one of the returns gives a command, so that who calls the function runs what it returns.
func (c *cut) commands(returns []*ast.ReturnStmt) bool {
	return slices.ContainsFunc(returns, func(r *ast.ReturnStmt) bool {
		return len(r.Results) > 0 && !c.Info.Types[r.Results[len(r.Results)-1]].IsNil()
	})
}

// leaves refuses what moves where it uses more of the loop's state than the call, whose operands are copied.
func (c *cut) leaves(recv *types.Var, kept map[ast.Node]bool) error {
	var err error
	for _, s := range c.moved() {
		at, ok := c.root.FindNode(s)
		if !ok {
			return refuse("it has no place")
		}
		at.Inspect(nil, func(cur inspector.Cursor) bool {
			if err != nil || cur.Node() == c.node.Node() {
				return false
			}
			if _, ok := cur.Node().(*ast.FuncLit); ok && c.ofCommand(cur) {
				return false // it runs later, where it ran before
			}
			err = c.harmless(cur, recv, kept)
			return err == nil
		})
	}
	return err
}

// ofCommand reports whether the literal is a command, or an argument of a function of another package that makes one.
func (c *cut) ofCommand(lit inspector.Cursor) bool {
	if isCommand(c.Info.TypeOf(lit.Node().(ast.Expr))) {
		return true
	}
	kind, _ := lit.ParentEdge()
	if kind != edge.CallExpr_Args {
		return false
	}
	call := lit.Parent().Node().(*ast.CallExpr)
	f, ok := typeutil.Callee(c.Info, call).(*types.Func)
	return ok && f.Pkg() != c.Pkg && isCommand(c.Info.TypeOf(call))
}

// harmless refuses a node of what moves that uses the loop's state.
func (c *cut) harmless(cur inspector.Cursor, recv *types.Var, kept map[ast.Node]bool) error {
	switch n := cur.Node().(type) {
	case *ast.Ident:
		v, ok := c.Info.Uses[n].(*types.Var)
		switch {
		case !ok || v.IsField() || kept[n]:
		case v == recv:
			return refuse("what follows uses %s", n.Name)
		case v.Pkg() != nil && v.Parent() == v.Pkg().Scope():
			if !effect.IsStd(v.Pkg().Path()) {
				return refuse("what follows uses %s, a variable of package %s", n.Name, v.Pkg().Name())
			}
		case !c.within(v) || !c.own(v, false):
			return refuse("what follows uses %s, which others may change", n.Name)
		case v.Pos() < c.list.Node().Pos() && !c.isCopy(v, recv):
			return refuse("%s may be a part of the model", n.Name)
		}
	case *ast.CallExpr:
		return c.harmlessCall(n)
	case *ast.GoStmt, *ast.SendStmt, *ast.SelectStmt:
		return refuse("what follows hands something on")
	case *ast.AssignStmt:
		for _, l := range n.Lhs {
			if err := c.assignsOwn(l); err != nil {
				return err
			}
		}
	case *ast.IncDecStmt:
		return c.assignsOwn(n.X)
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			return refuse("what follows waits for a channel")
		}
	}
	return nil
}

// isCopy reports whether the variable, which is set before the call, leads to nothing of the model.
func (c *cut) isCopy(v, recv *types.Var) bool {
	if isValue(v.Type(), 0) || isCommands(v.Type()) || c.ofMessage(v) {
		return true
	}
	return !c.madeOfModel(v, recv) && !c.mentions(v, recv) && v.Kind() == types.LocalVar
}

// ofMessage reports whether the variable is the message, or one of what a type switch makes of it.
func (c *cut) ofMessage(v *types.Var) bool {
	return v.Kind() == types.ParamVar || types.IsInterface(v.Type()) || isImplicit(c, v)
}

// isImplicit reports whether the variable is that of a clause of a type switch.
func isImplicit(c *cut, v *types.Var) bool {
	for p := range c.list.Enclosing((*ast.CaseClause)(nil)) {
		if c.Info.Implicits[p.Node()] == v {
			return true
		}
	}
	return false
}

// assignsOwn refuses an assignment to anything but a variable of the function.
func (c *cut) assignsOwn(l ast.Expr) error {
	if isBlank(l) {
		return nil
	}
	if id, ok := l.(*ast.Ident); ok {
		if v, ok := c.Info.ObjectOf(id).(*types.Var); ok && v.Kind() == types.LocalVar && c.within(v) {
			return nil
		}
	}
	if id := c.base(l); id != nil && c.newHere(id) {
		return nil
	}
	if sel, ok := l.(*ast.SelectorExpr); ok {
		if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok && c.newHere(id) {
			return nil
		}
	}
	return refuse("what follows sets %s", c.text(l))
}

// newHere reports whether the name is that of a variable which is declared in what moves.
func (c *cut) newHere(id *ast.Ident) bool {
	v, ok := c.Info.ObjectOf(id).(*types.Var)
	return ok && !v.IsField() && c.declaredInMoved(v)
}

// harmlessCall refuses a call that may touch the loop's state.
func (c *cut) harmlessCall(call *ast.CallExpr) error {
	if tv := c.Info.Types[call.Fun]; tv.IsType() || tv.IsBuiltin() {
		return nil
	}
	f, ok := typeutil.Callee(c.Info, call).(*types.Func)
	if !ok {
		return refuse("what follows calls %s, which may use the model", c.text(call.Fun))
	}
	if c.Catalog.Logs(effect.SymbolOf(f)) || isStd(f) && f.Signature().Recv() == nil {
		return nil
	}
	if sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr); ok && f.Signature().Recv() != nil {
		x := ast.Unparen(sel.X)
		if id, ok := x.(*ast.Ident); ok && c.newHere(id) || isValue(c.Info.TypeOf(x), 0) {
			return nil // what the call has made is nobody else's yet
		}
	}
	if f.Pkg() != c.Pkg && f.Signature().Recv() == nil && isCommand(c.Info.TypeOf(call)) {
		return nil
	}
	return refuse("what follows calls %s, which may use the model", strings.TrimSpace(c.text(call.Fun)))
}
