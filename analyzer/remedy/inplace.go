package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// inPlace lets a coroutine of package offload wait where it is.
func (s *site) inPlace() ([]*change, error) {
	guest := s.remedy.Foreign()
	if s.found.Class == string(catalog.Deadlock) && !guest {
		return nil, refuse("it waits for this very loop: let somebody else call it")
	}
	if err := s.unlocked(); err != nil {
		return nil, err
	}
	if guest {
		for _, loop := range s.loops() {
			if err := s.leavesLoop(loop); err != nil {
				return nil, err
			}
		}
	}
	c := s.change()
	ctx := c.context(guest)
	if guest && token.IsIdentifier(ctx) {
		c.endless = ctx
	}
	if err := c.waitHere(ctx); err != nil {
		return nil, err
	}
	if !guest {
		c.title += warning(s.stale()) + s.measured()
		return []*change{c}, nil
	}
	starts, remark, err := s.otherStarts(nil, []*site{s})
	if err != nil {
		return nil, err
	}
	whole := c
	if starts = outermost(starts); len(starts) > 0 {
		whole = around(starts, c)
		whole.title = c.title + startedBy(starts)
	}
	whole.title += remark
	return []*change{whole}, nil
}

// loops are those of others whose code may run as a coroutine, one for each family, as far as the package has code on them.
func (s *site) loops() []*catalog.Loop {
	var out []*catalog.Loop
	for _, n := range s.Nodes {
		l := n.Root.Loop
		known := slices.ContainsFunc(out, func(o *catalog.Loop) bool { return o.Family == l.Family })
		if l.Remedy.Kind == catalog.PostBack && l.Remedy.Coroutine && !known {
			out = append(out, l)
		}
	}
	return out
}

// waitHere lets the coroutine that has the context wait where it is.
func (c *change) waitHere(ctx string) error {
	switch {
	case c.call == nil:
		return c.await(ctx)
	case c.found.Inline:
		return c.leave()
	case c.isSleep():
		return c.sleep(ctx)
	case c.deferred():
		return c.deferLater(ctx)
	case c.waits():
		return c.await(ctx)
	}
	if err := c.unfinished(); err != nil && c.mayEndMeanwhile() {
		if w := c.wholeFile(); w != nil {
			return c.writeWhole(w, ctx)
		}
		return err
	}
	return c.offloaded(ctx)
}

// leave leaves the call as it is: on a coroutine it gives the loop away by itself.
func (c *change) leave() error {
	for _, arg := range c.call.Args {
		if isContext(c.Info.TypeOf(arg)) && !c.isAsked(arg) {
			return refuse("%s runs in place on a coroutine, too, unless its context is the coroutine's: pass it offload.Context()", c.name())
		}
	}
	c.title, c.left = "let "+c.name()+" give the loop away", true
	return nil
}

// isAsked reports whether the context is the one that package offload is asked for, or made of it.
func (s *site) isAsked(ctx ast.Expr) bool {
	call, ok := ast.Unparen(ctx).(*ast.CallExpr)
	if !ok {
		return false
	}
	fn, ok := typeutil.Callee(s.Info, call).(*types.Func)
	if ok && fn.FullName() == offloadPath+".Context" {
		return true
	}
	return len(call.Args) > 0 && s.isAsked(call.Args[0])
}

// offloaded rewrites a call that takes a place in the loop's limiter.
func (c *change) offloaded(ctx string) error {
	f := formOf(c.results())
	_, alone := c.stmt.Node().(*ast.ExprStmt)
	alone = alone && c.node.Parent() == c.stmt
	if f == noForm {
		if alone {
			return c.inPlaceOf(formExec, ctx, "")
		}
		return c.hoisted(c.results(), func(assign string) ([]string, error) { return c.execLines(ctx, assign) })
	}
	if as := c.addsTo(); as != nil {
		return c.addLater(as, f, ctx)
	}
	dropped := ""
	if n := len(c.results()); alone && n > 0 {
		dropped = strings.TrimSuffix(strings.Repeat("_, ", n), ", ") + " = "
	}
	return c.inPlaceOf(f, ctx, dropped)
}

// inPlaceOf puts the form in the call's place.
func (c *change) inPlaceOf(f form, ctx, before string) error {
	if f == formOf(c.results()) && c.direct() {
		c.replaceCall(before + c.pass(f, ctx))
		return nil
	}
	text, err := c.wrap(f, ctx, false)
	if err != nil {
		return err
	}
	c.replaceCall(before + text)
	return nil
}

// replaceCall puts text in place of the call. It is one edit, so that it does not go together with one for a call in the
// function part: a.f().g() begins where a.f() does. What stands between the arguments is left out of it where it stays.
func (c *change) replaceCall(text string) {
	rest := c.slice(c.call.Lparen+1, c.call.End())
	if head, ok := strings.CutSuffix(text, rest); ok && len(c.call.Args) > 0 {
		c.replace(c.call.Pos(), c.call.Lparen+1, head)
		return
	}
	c.replace(c.call.Pos(), c.call.End(), text)
}

// execLines runs the call and assigns its results to variables of the function's own.
func (c *change) execLines(ctx, assign string) ([]string, error) {
	list, err := c.operands(false)
	if err != nil {
		return nil, err
	}
	var lines, params, args []string
	if len(list) > maxArity {
		for i, o := range list {
			list[i].name = c.free(o.name)
			lines = append(lines, list[i].name+" := "+o.text)
		}
		return append(lines, c.callee(formExec, 0)+"("+ctx+", func() { "+assign+c.substituted(list)+" })"), nil
	}
	for _, o := range list {
		params = append(params, o.name+" "+c.typeText(o.typ, c.call.Pos()))
		args = append(args, ", "+o.text)
	}
	return []string{c.callee(formExec, len(list)) + "(" + ctx + ", func(" + strings.Join(params, ", ") + ") { " +
		assign + c.substituted(list) + " }" + strings.Join(args, "") + ")"}, nil
}

// addsTo is the statement, if it adds the call's result to something that others may change meanwhile: s.n += f().
func (s *site) addsTo() *ast.AssignStmt {
	as, ok := s.stmt.Node().(*ast.AssignStmt)
	if !ok || as.Tok == token.ASSIGN || as.Tok == token.DEFINE || s.settled(as.Lhs[0], false) {
		return nil
	}
	return as
}

// addLater makes v := f(); s.n += v of s.n += f(), so that s.n is read and written without a wait between.
func (c *change) addLater(as *ast.AssignStmt, f form, ctx string) error {
	if !c.alone() {
		return refuse("there is no room for a statement before it")
	}
	if c.jumps() {
		return refuse("the function has a goto, which must not jump over the variables of the rewrite")
	}
	name := c.free("v")
	c.replace(as.Pos(), as.Rhs[0].Pos(), name+" := ")
	if err := c.inPlaceOf(f, ctx, ""); err != nil {
		return err
	}
	c.insert(as.End(), c.lines(as.Pos(), []string{"", c.text(as.Lhs[0]) + " " + as.Tok.String() + " " + name}))
	return nil
}

// deferred reports whether the call is the one of a defer statement.
func (s *site) deferred() bool {
	kind, _ := s.node.ParentEdge()
	return kind == edge.DeferStmt_Call
}

// deferLater keeps the call where it is in the order of deferred ones, and its arguments evaluated now. What is deferred
// always runs, so the form is one that does not look whether the context has ended.
func (c *change) deferLater(ctx string) error {
	if callee, ok := typeutil.Callee(c.Info, c.call).(*types.Func); len(c.results()) == 0 && (!ok || !isStd(callee)) {
		return refuse("a deferred call may recover from a panic, which it cannot do through package offload")
	}
	if c.waits() {
		return c.suspendLater(ctx)
	}
	if f := len(c.results()); f <= 1 && c.direct() {
		c.replaceCall(c.pass([]form{formExec, formGet}[f], ctx))
		return nil
	}
	text, err := c.wrap(formExec, ctx, true)
	if err != nil {
		return err
	}
	c.replaceCall(text)
	return nil
}

// isStd reports whether the function is of the standard library.
func isStd(f *types.Func) bool {
	return f.Pkg() != nil && effect.IsStd(f.Pkg().Path())
}
