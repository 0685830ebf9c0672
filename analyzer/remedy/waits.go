package remedy

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// isSleep reports whether the statement is a call of time.Sleep.
func (s *site) isSleep() bool {
	fn, ok := typeutil.Callee(s.Info, s.call).(*types.Func)
	_, alone := s.stmt.Node().(*ast.ExprStmt)
	return ok && alone && fn.FullName() == "time.Sleep" && s.node.Parent() == s.stmt
}

// sleep rewrites time.Sleep(d) to offload.Sleep(ctx, d). Where the context's end can be passed on it is; in a loop that
// would otherwise spin once the context has ended, it does not count.
func (c *change) sleep(ctx string) error {
	c.title = "wait off the loop with offload.Sleep"
	call := func(ctx string) string { return c.offload() + ".Sleep(" + ctx + ", " + c.exprs(c.call.Args) + ")" }
	stmt := c.stmt.Node()
	switch {
	case c.returnsError() && c.alone():
		c.replace(stmt.Pos(), stmt.End(), c.lines(stmt.Pos(), []string{
			"if err := " + call(ctx) + "; err != nil {", "\treturn err", "}",
		}))
	case c.repeated():
		c.replace(stmt.Pos(), stmt.End(), "_ = "+call(c.uncancelled(ctx)))
	default:
		c.replace(stmt.Pos(), stmt.End(), "_ = "+call(ctx))
	}
	return nil
}

// alone reports whether the call's statement is one of a list, where others can stand in its place.
func (s *site) alone() bool {
	list, err := s.listed()
	return err == nil && list == s.stmt
}

// returnsError reports whether the function returns an error and nothing else.
func (s *site) returnsError() bool {
	var sig *types.Signature
	switch fn := s.fn.Node().(type) {
	case *ast.FuncDecl:
		sig = s.Info.Defs[fn.Name].Type().(*types.Signature)
	case *ast.FuncLit:
		sig = s.Info.TypeOf(fn).(*types.Signature)
	}
	f := formOf(tuple(sig.Results()))
	return f == formDo
}

func tuple(t *types.Tuple) []types.Type {
	var out []types.Type
	for v := range t.Variables() {
		out = append(out, v.Type())
	}
	return out
}

// repeated reports whether the call stands in a loop of its function.
func (s *site) repeated() bool {
	for c := range s.node.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil)) {
		if inside(s.fn, c) {
			return true
		}
	}
	return false
}

// uncancelled is a context like ctx that does not end: a plain wait does not look at one.
func (c *change) uncancelled(ctx string) string {
	if ctx == c.endless {
		return ctx
	}
	return c.pkg("context", "context", c.node.Node().Pos()) + ".WithoutCancel(" + ctx + ")"
}

// waits reports whether the call waits for others of this program, so that it must not hold a place in the limiter which
// they may need.
func (s *site) waits() bool {
	switch catalog.Class(s.found.Class) {
	case catalog.Wait, catalog.Lock, catalog.Forever, catalog.Deadlock:
		return true
	}
	return false
}

// await rewrites a wait to offload.Suspend.
func (c *change) await(ctx string) error {
	c.title = "wait off the loop with offload.Suspend"
	switch n := c.node.Node().(type) {
	case *ast.SelectStmt:
		return c.selected(ctx, n)
	case *ast.RangeStmt:
		return c.ranged(ctx, n)
	case *ast.SendStmt:
		return c.suspended(ctx, n.Chan, n.Value)
	case *ast.UnaryExpr:
		if c.onlyStatement() {
			return c.suspended(ctx, n.X)
		}
		return c.received(ctx, n)
	}
	switch results := c.results(); {
	case formOf(results) == formDo:
		return c.suspendedCall(ctx)
	case c.onlyStatement():
		list, err := c.operands(false)
		if err != nil {
			return err
		}
		return c.suspendedLines(ctx, list)
	default:
		return c.hoisted(results, func(assign string) ([]string, error) {
			list, err := c.operands(false)
			if err != nil {
				return nil, err
			}
			return c.suspend(ctx, assign, list), nil
		})
	}
}

// onlyStatement reports whether what blocks is a statement by itself, in a list.
func (s *site) onlyStatement() bool {
	_, ok := s.stmt.Node().(*ast.ExprStmt)
	return ok && s.node.Parent() == s.stmt && s.alone()
}

// suspendedCall is err := offload.Suspend(ctx, g.Wait), in any place.
func (c *change) suspendedCall(ctx string) error {
	dropped := ""
	if c.node.Parent() == c.stmt {
		if _, ok := c.stmt.Node().(*ast.ExprStmt); ok {
			dropped = "_ = "
		}
	}
	if len(c.call.Args) == 0 && c.direct() {
		c.replaceCall(dropped + c.offload() + ".Suspend(" + ctx + ", " + c.slice(c.call.Pos(), c.call.Lparen) + ")")
		return nil
	}
	list, err := c.operands(false)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		c.title = ""
		return c.inPlaceOf(formDo, ctx, dropped)
	}
	c.replaceCall(dropped + c.offload() + ".Suspend(" + ctx + ", func() error { return " + c.text(c.call) + " })")
	return nil
}

// suspended is a statement of a channel alone: a send, or a receive whose value nobody wants.
func (c *change) suspended(ctx string, parts ...ast.Expr) error {
	var list []operand
	for _, e := range parts {
		if !c.settled(e, false) {
			list = append(list, operand{at: e, text: c.text(e), typ: c.Info.TypeOf(e)})
		}
	}
	return c.suspendedLines(ctx, list)
}

func (c *change) suspendedLines(ctx string, list []operand) error {
	if c.jumps() && len(list) > 0 {
		return refuse("the function has a goto, which must not jump over the variables of the rewrite")
	}
	if !c.alone() {
		return refuse("there is no room for a statement before it")
	}
	stmt := c.stmt.Node()
	c.replace(stmt.Pos(), stmt.End(), c.lines(stmt.Pos(), c.suspend(ctx, "", list)))
	return nil
}

// received is a receive whose value is used.
func (c *change) received(ctx string, n *ast.UnaryExpr) error {
	results := []types.Type{c.Info.TypeOf(n)}
	if t, ok := results[0].(*types.Tuple); ok { // v, ok := <-ch
		results = tuple(t)
	}
	return c.hoisted(results, func(assign string) ([]string, error) {
		var list []operand
		if !c.settled(n.X, false) {
			list = append(list, operand{at: n.X, text: c.text(n.X), typ: c.Info.TypeOf(n.X)})
		}
		return c.suspend(ctx, assign, list), nil
	})
}

// suspend are the lines that wait beside the loop, and assign what comes of it. The operands are put into variables first.
// The wait does not look at the context, as it did not before: what follows relies on its having happened.
func (c *change) suspend(ctx, assign string, list []operand) []string {
	var lines []string
	for i := range list {
		list[i].name = c.free(wantedName(list[i].at))
		lines = append(lines, list[i].name+" := "+list[i].text)
	}
	return append(lines, "_ = "+c.offload()+".Suspend("+c.uncancelled(ctx)+", func() error {",
		"\t"+assign+c.replaced(c.node.Node(), list), "\treturn nil", "})")
}

// suspendLater is a deferred wait.
func (c *change) suspendLater(ctx string) error {
	list, err := c.operands(true)
	if err != nil {
		return err
	}
	if len(list) > 0 {
		return refuse("parts of the deferred call have to be evaluated now: put them into variables before it")
	}
	c.title = "wait off the loop with offload.Suspend"
	body := c.text(c.call) + "; return nil"
	if formOf(c.results()) == formDo {
		body = "return " + c.text(c.call)
	}
	c.replaceCall(c.offload() + ".Suspend(" + c.uncancelled(ctx) + ", func() error { " + body + " })")
	return nil
}
