package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

// The function that the loop has called returns before its coroutine has ended: what it returns must not depend on that.

// A response is what a function returns, and which parameters it gives back with that, for the loop to go on with.
type response struct{ text, gives string }

// keeps reports whether the return's values are known before the region.
func (r *region) keeps(ret *ast.ReturnStmt) bool {
	for _, e := range ret.Results {
		if !r.known(e) {
			return false
		}
	}
	return !r.bare(ret)
}

// bare reports whether the return gives named results as they are.
func (r *region) bare(ret *ast.ReturnStmt) bool {
	t := r.funcType().Results
	return len(ret.Results) == 0 && t != nil && len(t.List) > 0
}

// returnsAs makes sure that what the function returns does not depend on what the region does, and finds out what it is.
func (r *region) returnsAs(at inspector.Cursor) error {
	results := r.funcType().Results
	none := results == nil || len(results.List) == 0
	note := func(list []ast.Expr) {
		a := response{"nil", r.handedOn(list)}
		if len(list) > 0 {
			a.text = r.exprs(list)
		}
		if !slices.Contains(r.answers, a) {
			r.answers = append(r.answers, a)
		}
	}
	for _, ret := range r.returns() {
		switch {
		case none:
		case r.fails(ret):
			note(nil)
		case r.keeps(ret):
			note(ret.Results)
		default:
			return refuse("the loop needs what the function returns at once, and that depends on the call")
		}
	}
	switch {
	case r.kept != nil:
		if len(r.kept.Results) > 0 {
			note(r.kept.Results)
		}
		return nil
	case ends(r.moved()):
		r.after = !none || !r.lastOfBody(at)
		return nil
	}
	return r.fallsThrough(at, note)
}

// agree makes sure that there is one answer. Where the loop's code may say that an event is used up, it is to say so if it
// gives it back only where the call fails, and if it takes away what the user sees only later: the event is meant for that.
func (r *region) agree() error {
	if len(r.answers) == 0 || len(r.answers) == 1 && (r.answers[0].gives == "" || !r.dismisses()) {
		return nil
	}
	r.spent = r.mayUseUp() && (len(r.answers) > 1 && r.givesBackFailed() || len(r.answers) == 1 && r.dismissesUnlessFailed())
	switch {
	case r.spent:
		r.after = r.kept == nil
		return nil
	case len(r.answers) > 1:
		return refuse("the loop needs what the function returns at once, and that depends on the call")
	}
	return r.takenLate(r.answers[0].gives)
}

// mayUseUp reports whether the function is the loop's own, and may say that the event is used up. The region has to begin
// with what leads to the call, or to another one that blocks: what is done before that may be about which events are meant
// at all.
func (r *region) mayUseUp() bool {
	if r.remedy.Spent == "" || r.found.Root.Fn == nil || r.ssaFunc(r.fn.Node()) != r.found.Root.Fn ||
		r.list != r.inList(r.stmt) && !r.leadsToWait(r.list) {
		return false
	}
	return !slices.ContainsFunc(r.answers, func(a response) bool { return a.text != r.remedy.Spent && a.gives == "" })
}

// leadsToWait reports whether the statement has a call that blocks, and none of its own statements stands around that.
func (s *site) leadsToWait(stmt inspector.Cursor) bool {
	return slices.ContainsFunc(s.Blocking, func(b Blocking) bool {
		if b.Class == "" || b.Pos < stmt.Node().Pos() || b.Pos >= stmt.Node().End() {
			return false
		}
		at, ok := s.blocking(b.Pos)
		return ok && inside(s.fn, at) && s.inList(at) == stmt
	})
}

// waitBefore is the last statement before that one, in its list, which leads to another call that blocks.
func (s *site) waitBefore(at inspector.Cursor) inspector.Cursor {
	list, _ := at.ParentEdge()
	for c, ok := at.PrevSibling(); ok; c, ok = c.PrevSibling() {
		if kind, _ := c.ParentEdge(); kind == list && s.leadsToWait(c) {
			return c
		}
	}
	return inspector.Cursor{}
}

// givesBackFailed reports whether the function gives the event back only where the call's error is there.
func (r *region) givesBackFailed() bool {
	if r.kept == nil && !ends(r.moved()) || r.kept != nil && r.handedOn(r.kept.Results) != "" {
		return false
	}
	assigned := r.assignedErrors()
	for _, ret := range r.returns() {
		if err := r.failure(ret); r.handedOn(ret.Results) != "" && (err == nil || !slices.Contains(assigned, r.Info.ObjectOf(err))) {
			return false
		}
	}
	return true
}

// assignedErrors are the variables that the call's statement assigns.
func (r *region) assignedErrors() []types.Object {
	as, ok := r.stmt.Node().(*ast.AssignStmt)
	if !ok {
		return nil
	}
	var out []types.Object
	for _, l := range as.Lhs {
		if id, ok := l.(*ast.Ident); ok && id.Name != "_" {
			out = append(out, r.Info.ObjectOf(id))
		}
	}
	return out
}

// dismissesUnlessFailed reports whether the region always takes away what the user sees, but where there are errors.
func (r *region) dismissesUnlessFailed() bool {
	for _, ret := range r.returns() {
		if r.failure(ret) == nil {
			return false
		}
	}
	return r.dismissing().Always(r.moved())
}

// failure is the error of which the if statement that the return stands in asks whether it is there; nil if it asks
// something else.
func (s *site) failure(ret *ast.ReturnStmt) *ast.Ident {
	cur, ok := s.root.FindNode(ret)
	if !ok {
		return nil
	}
	check, ok := cur.Parent().Parent().Node().(*ast.IfStmt)
	if !ok || cur.Parent().Node() != ast.Node(check.Body) {
		return nil
	}
	cond, ok := check.Cond.(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !s.Info.Types[cond.Y].IsNil() || !isError(s.Info.TypeOf(cond.X)) {
		return nil
	}
	id, _ := ast.Unparen(cond.X).(*ast.Ident)
	return id
}

// answer is what the function returns after the region.
func (r *region) answer() string {
	switch {
	case r.spent:
		return r.remedy.Spent
	case len(r.answers) > 0:
		return r.answers[0].text
	}
	return ""
}

// gives are the parameters that the loop gets back to go on with.
func (r *region) gives() string {
	if r.spent || len(r.answers) == 0 {
		return ""
	}
	return r.answers[0].gives
}

// withheld are the parameters that the loop does not get back as it did.
func (r *region) withheld() string {
	for _, a := range r.answers {
		if r.spent && a.gives != "" {
			return a.gives
		}
	}
	return ""
}

// handedOn are the function's parameters among the expressions.
func (s *site) handedOn(list []ast.Expr) string {
	var out []string
	for _, e := range list {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok {
			if v, ok := s.Info.Uses[id].(*types.Var); ok && v.Kind() == types.ParamVar {
				out = append(out, id.Name)
			}
		}
	}
	return strings.Join(out, " and ")
}

// lastOfBody reports whether the list is that of the function's body.
func (r *region) lastOfBody(at inspector.Cursor) bool {
	return at.Parent().Parent() == r.fn
}

// fallsThrough makes sure that after the region nothing happens but a return, of the same values as the region's own.
func (r *region) fallsThrough(at inspector.Cursor, note func([]ast.Expr)) error {
	c := &cut{change: r.site.change(), list: at}
	if err := c.follow(); err != nil {
		return err
	}
	rest := r.tailOf(at)
	for _, list := range c.tails {
		for _, s := range list {
			ret, ok := s.(*ast.ReturnStmt)
			switch {
			case !ok && rest.inert(s):
				continue
			case !ok && !r.drawsOn():
				return refuse("%s goes on after the block that it is in", r.functionName())
			case !ok:
				return r.unused()
			case r.bare(ret), !r.keeps(ret) && !r.drawsOn():
				return refuse("the loop needs what the function returns at once, and that depends on the call")
			case !r.keeps(ret):
				return r.unused()
			case len(ret.Results) > 0:
				note(ret.Results)
			}
			return nil
		}
	}
	return nil
}

// unused makes sure that what the function does meanwhile uses nothing that the region assigns.
func (r *region) unused() error {
	if len(r.returns()) > 0 {
		return refuse("what follows it returns, and the function goes on after the block that it is in")
	}
	assigned := make(map[types.Object]bool)
	r.inspectMoved(func(n ast.Node, _ bool) {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if id := r.base(l); id != nil && r.Info.Uses[id] != nil {
					assigned[r.Info.Uses[id]] = true
				}
			}
		case *ast.IncDecStmt:
			if id := r.base(n.X); id != nil {
				assigned[r.Info.Uses[id]] = true
			}
		case *ast.UnaryExpr:
			if id := r.base(n.X); id != nil && n.Op == token.AND {
				assigned[r.Info.Uses[id]] = true
			}
		}
	})
	var err error
	ast.Inspect(r.fn.Node(), func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || r.moves(id) {
			return true
		}
		if v, ok := r.Info.Uses[id].(*types.Var); ok && assigned[v] && !v.IsField() && v.Parent() != r.Pkg.Scope() {
			err = refuse("%s is assigned by the call's statements, and used meanwhile", id.Name)
		}
		return true
	})
	return err
}

// fails reports whether the return gives an error back that the loop can take later as well.
func (r *region) fails(ret *ast.ReturnStmt) bool {
	results := r.funcType().Results
	if r.remedy.Fail == "" || results == nil || len(results.List) != 1 || len(results.List[0].Names) > 1 || len(ret.Results) != 1 {
		return false
	}
	return r.returnsError() && !r.Info.Types[ret.Results[0]].IsNil()
}
