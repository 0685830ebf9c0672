package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"
)

// startImmediate is the start for a loop that draws anew all the time: the first statement on the way that draws nothing
// itself, with what follows it where that draws nothing either.
func (s *site) startImmediate(way []*site) (*start, []*site, error) {
	var reason error
	for i, at := range way {
		list := at.inList(at.stmt)
		if !list.Valid() {
			continue
		}
		if i > 0 && !at.draws() && !way[i-1].draws() { // the caller may rely on its having ended
			break
		}
		if everyFrame(way[:i+1]) {
			reason = cmpErr(reason, refuse("it is done whenever %s draws: load what it shows before, off the loop", at.functionName()))
			continue
		}
		for _, make := range at.immediateRegions(list, i == 0) {
			r, err := make()
			if err == nil {
				r = at.fromGroundwork(r, way[i:])
				err = r.onceOnly(way, i)
			}
			if err != nil {
				reason = cmpErr(reason, err)
				continue
			}
			begin, err := r.start(way[i:])
			return begin, way[i:], err
		}
	}
	return nil, nil, cmpErr(reason, refuse("who calls it for the loop is elsewhere"))
}

// immediateRegions makes what may run as the coroutine: the statement with what follows it, and where the function draws the
// statement alone, since elsewhere what follows may rely on it. In a function that is called when something has happened it
// may be what is around them.
func (s *site) immediateRegions(inner inspector.Cursor, first bool) []func() (*region, error) {
	var out []func() (*region, error)
	for at := inner; at.Valid(); at = s.inList(at.Parent()) {
		out = append(out, func() (*region, error) { return s.region(at) })
		switch {
		case s.draws():
			return append(out, func() (*region, error) { return s.single(at) })
		case !first:
			return out
		}
	}
	return out
}

// everyFrame reports whether what is reached on the way is reached whenever the loop draws: nothing has to happen for it,
// nor is it in a function that something else is told to call.
func everyFrame(way []*site) bool {
	for _, at := range way {
		call, _ := at.passedTo(at.fn.Node())
		if at.happens() || call != nil && !at.draws() || at == way[0] && !at.draws() {
			return false
		}
	}
	return true
}

// happens reports whether a condition around the place asks for something that happens: it calls a function, as button.Clicked
// does, or what it reads is set where it holds.
func (s *site) happens() bool {
	for c := range s.node.Enclosing() {
		if c == s.fn {
			return false
		}
		if b, ok := c.Parent().Node().(*ast.BinaryExpr); ok && b.Op == token.LAND && c.Node() == b.Y && s.calls(b.X) {
			return true
		}
		check, ok := c.Parent().Node().(*ast.IfStmt)
		if !ok || c.Node() == check.Cond || c.Node() == check.Init {
			continue
		}
		read := make(map[types.Object]bool)
		s.reads(check.Cond, read, 0)
		if s.calls(check.Cond) || slices.ContainsFunc(s.assigned(c.Node()), func(obj types.Object) bool { return read[obj] }) {
			return true
		}
	}
	return false
}

// calls reports whether the expression calls a function.
func (s *site) calls(e ast.Expr) bool {
	calls := false
	ast.Inspect(e, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		calls = calls || ok && s.acts(call) && !s.Info.Types[call.Fun].IsBuiltin()
		return !calls
	})
	return calls
}

// draws reports whether the function is given a value that dies with the loop's callback.
func (s *site) draws() bool {
	for p := range s.fnSignature().Params().Variables() {
		if s.dies(p.Type()) {
			return true
		}
	}
	return false
}

// drawsOn reports whether what the function goes on with is drawing, which shows what is there now: the next frame shows the
// rest.
func (s *site) drawsOn() bool { return s.remedy.Immediate && s.draws() }

// single is the region of one statement, of which nothing that follows it uses anything.
func (s *site) single(at inspector.Cursor) (*region, error) {
	r := &region{cut: &cut{change: s.change(), list: at}}
	switch at.Node().(type) {
	case *ast.ExprStmt, *ast.IfStmt, *ast.SwitchStmt, *ast.ForStmt, *ast.RangeStmt:
	default:
		return nil, refuse("what is drawn needs its result at once")
	}
	for _, check := range []func() error{r.plain, r.branches, r.lasting, r.lives, r.unused} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// onceOnly refuses where it depends on something whether the region is done at all which is set only after the wait: the
// frames that are drawn meanwhile would begin it again.
func (r *region) onceOnly(way []*site, i int) error {
	guards := make(map[types.Object]bool)
	for _, at := range way {
		at.guards(guards)
	}
	var err error
	check := func(at *site, n ast.Node) {
		for _, obj := range at.assigned(n) {
			if guards[obj] && !r.fresh(obj, way[i+1:]) && !setBefore(way[i:], obj) && err == nil {
				err = refuse("%s, on which it depends whether this is done, would be set only after the wait, and what is drawn meanwhile would do it again", obj.Name())
			}
		}
	}
	for _, s := range r.moved() {
		check(r.site, s)
	}
	for _, at := range way[i+1:] {
		for _, s := range bodyOf(at.fn.Node()).List {
			if s.End() > at.node.Node().Pos() {
				check(at, s)
			}
		}
	}
	return err
}

// fresh reports whether the object is a variable that is made anew whenever the region is done, in it or in the functions
// that it leads to.
func (r *region) fresh(obj types.Object, way []*site) bool {
	if v, ok := obj.(*types.Var); !ok || v.IsField() {
		return false
	}
	for _, s := range r.moved() {
		if s.Pos() <= obj.Pos() && obj.Pos() < s.End() {
			return true
		}
	}
	return slices.ContainsFunc(way, func(at *site) bool {
		fn := at.fn.Node()
		return fn.Pos() <= obj.Pos() && obj.Pos() < fn.End()
	})
}

// guards adds what the conditions around the place read.
func (s *site) guards(out map[types.Object]bool) {
	for c := range s.node.Enclosing() {
		if c == s.fn {
			return
		}
		switch p := c.Parent().Node().(type) {
		case *ast.IfStmt:
			s.reads(p.Cond, out, 0)
		case *ast.SwitchStmt:
			if p.Tag != nil {
				s.reads(p.Tag, out, 0)
			}
		case *ast.CaseClause:
			for _, e := range p.List {
				s.reads(e, out, 0)
			}
		case *ast.ForStmt:
			if p.Cond != nil {
				s.reads(p.Cond, out, 0)
			}
		}
	}
}

// reads adds the variables and fields that the node reads, and those that the functions do which it calls.
func (s *site) reads(n ast.Node, out map[types.Object]bool, depth int) {
	ast.Inspect(n, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		switch obj := s.Info.Uses[id].(type) {
		case *types.Var:
			out[obj] = true
		case *types.Func:
			if d, ok := s.declOf(obj); ok && d.Body != nil && depth < 2 {
				s.reads(d.Body, out, depth+1)
			}
		}
		return true
	})
}

// assigned are the variables and fields that the statement assigns, the functions that it calls included.
func (s *site) assigned(n ast.Node) (out []types.Object) {
	s.assigns(n, &out, 0)
	return out
}

// setBefore reports whether the code on the way sets the variable or field before it waits, always, so that a condition there
// holds no more.
func setBefore(way []*site, obj types.Object) bool {
	return slices.ContainsFunc(way, func(at *site) bool {
		before, _ := at.timeline()
		guards := at.guardsOf(at.inList(at.stmt))
		return slices.ContainsFunc(before, func(n ast.Node) bool {
			as, ok := n.(*ast.AssignStmt)
			return ok && slices.ContainsFunc(at.assignments(as, token.NoPos), func(a assignment) bool {
				return types.Object(a.to) == obj && at.fails(guards, a)
			})
		})
	})
}

// fails reports whether one of the conditions holds no more after the assignment.
func (s *site) fails(guards []guard, a assignment) bool {
	return slices.ContainsFunc(guards, func(g guard) bool {
		holds, known := s.value(g.cond, a, 0).truth()
		return known && holds != g.holds
	})
}

func (s *site) assigns(n ast.Node, out *[]types.Object, depth int) {
	add := func(e ast.Expr) {
		if id := identOf(e); id != nil {
			if obj, ok := s.Info.Uses[id].(*types.Var); ok {
				*out = append(*out, obj)
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				add(l)
			}
		case *ast.IncDecStmt:
			add(n.X)
		case *ast.CallExpr:
			id := identOf(n.Fun)
			if id == nil {
				return true
			}
			if f, ok := s.Info.Uses[id].(*types.Func); ok && depth < 2 {
				if d, ok := s.declOf(f); ok && d.Body != nil {
					s.assigns(d.Body, out, depth+1)
				}
			}
		}
		return true
	})
}
