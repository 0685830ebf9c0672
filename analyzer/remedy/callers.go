package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// cmpErr is the first error.
func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// maxSteps bounds how many functions are looked at on all ways from the loop to a call.
const maxSteps = 400

// otherWays are the ways in this package from what the loop calls to the site, as far as what runs on the loop may run as a
// coroutine there.
func (s *site) otherWays(starts []*start) ([][]*site, error) {
	w := &ways{site: s, starts: starts, on: make(map[ast.Node]bool), steps: maxSteps}
	w.to([]*site{s})
	if w.steps == 0 {
		return nil, refuse("too many ways lead there from the loop")
	}
	return w.out, nil
}

// A ways collects ways from the loop to a site.
type ways struct {
	*site
	starts []*start          // ways through these are left out
	on     map[ast.Node]bool // functions of the way at hand
	steps  int
	out    [][]*site
}

// to adds the ways that end with those places.
func (w *ways) to(end []*site) {
	fn := end[0].fn.Node()
	node := w.onLoop(fn)
	if node == nil || w.on[fn] || w.steps == 0 || covered(w.starts, end[:1]) {
		return
	}
	w.steps--
	w.on[fn] = true
	defer delete(w.on, fn)
	if node.Root.Fn == node.Fn {
		found := w.found
		found.Root = node.Root
		w.out = append(w.out, w.of(found, end))
		if _, ok := fn.(*ast.FuncLit); ok || node.Root.Loop.Remedy.Immediate {
			return
		}
	}
	callers, err := end[0].callers()
	if err != nil {
		return
	}
	for _, at := range callers {
		if _, other := at.stmt.Node().(*ast.GoStmt); !other {
			w.to(append([]*site{at}, end...))
		}
	}
}

// of are the places as those of another finding.
func (s *site) of(f finding.Located, way []*site) []*site {
	var out []*site
	for _, at := range way {
		other := *at
		other.found, other.remedy = f, f.Root.Loop.Remedy
		out = append(out, &other)
	}
	return out
}

// onLoop is what puts the function on a loop of somebody else's whose code may run as a coroutine.
func (s *site) onLoop(fn ast.Node) *colour.Node {
	f := s.ssaFunc(fn)
	if f == nil {
		return nil
	}
	for _, n := range s.Nodes {
		if n.Fn == f && n.Root.Loop.Remedy.Kind == catalog.PostBack && n.Root.Loop.Remedy.Coroutine {
			return n
		}
	}
	return nil
}

// offLoop reports whether the place is reached off such loops. Of literals only those are known that start goroutines.
func (s *site) offLoop() bool {
	if _, ok := s.stmt.Node().(*ast.GoStmt); ok {
		return true
	}
	if lit, ok := s.fn.Node().(*ast.FuncLit); ok {
		cur, found := s.root.FindNode(lit)
		kind, _ := cur.ParentEdge()
		if !found || kind != edge.CallExpr_Fun {
			return false
		}
		_, ok := cur.Parent().Parent().Node().(*ast.GoStmt)
		return ok
	}
	return s.onLoop(s.fn.Node()) == nil
}

// leavesLoop refuses a call of what works on the loop itself: a function of a package that has code on it, or one that
// mixes.
func (s *site) leavesLoop(loop *catalog.Loop) error {
	fn, ok := s.callee().(*types.Func)
	switch {
	case !ok || fn.Pkg() == nil || fn.Pkg() == s.Pkg:
		return nil
	case s.waits(): // the framework's functions, too
		return s.mixes(fn)
	case s.HasLoops(fn.Pkg(), loop.Family.Name), loop.Remedy.Immediate && uses(fn.Pkg(), loop.Remedy):
		return deeper("%s belongs to the loop, too: what waits in it has to be taken off the loop there", fn.Name())
	case s.ofFramework(fn, loop):
		return refuse("%s is the framework's, and has to be called on its loop", fn.Name())
	}
	return s.mixes(fn)
}

// ofFramework reports whether the function is of a package that the loop's family is about, and not said to block.
func (s *site) ofFramework(fn *types.Func, loop *catalog.Loop) bool {
	if _, listed := s.Catalog.Blocks(effect.SymbolOf(fn)); listed {
		return false
	}
	path := catalog.NormPath(fn.Pkg().Path())
	return slices.ContainsFunc(loop.Remedy.Imports, func(imp catalog.Import) bool { return slices.Contains(imp.Paths, path) })
}

// uses reports whether a package imports one of the framework's: it draws.
func uses(p *types.Package, r catalog.Remedy) bool {
	return slices.ContainsFunc(p.Imports(), func(q *types.Package) bool {
		return slices.ContainsFunc(r.Imports, func(imp catalog.Import) bool { return slices.Contains(imp.Paths, catalog.NormPath(q.Path())) })
	})
}

// callee is the function that the site's call names.
func (s *site) callee() types.Object {
	if s.call == nil {
		return nil
	}
	return typeutil.Callee(s.Info, s.call)
}

// funcObj is the declared function at hand; nil for a literal.
func (s *site) funcObj() types.Object {
	if d, ok := s.fn.Node().(*ast.FuncDecl); ok {
		return s.Info.Defs[d.Name]
	}
	return nil
}

// tail reports whether nothing happens after the site's call but that its results are returned, or nothing is.
func (s *site) tail() bool {
	if s.call == nil {
		return false
	}
	for d := range s.fn.Preorder((*ast.DeferStmt)(nil)) {
		if inside(s.fn, d) {
			return false
		}
	}
	switch n := s.stmt.Node().(type) {
	case *ast.GoStmt:
		return true
	case *ast.ReturnStmt:
		return len(n.Results) == 1 && ast.Unparen(n.Results[0]) == s.call
	case *ast.AssignStmt:
		return s.passesError(n)
	case *ast.ExprStmt:
		return ast.Unparen(n.X) == s.call && s.onlyReturns(s.stmt)
	}
	return false
}

// passesError reports whether the call's error is returned if there is one, and else nothing happens but that no error is.
func (s *site) passesError(as *ast.AssignStmt) bool {
	check, ok := s.stmt.Parent().Node().(*ast.IfStmt)
	if !ok || check.Init != as || check.Else != nil || len(as.Lhs) != 1 || ast.Unparen(as.Rhs[0]) != s.call || !s.returnsError() {
		return false
	}
	cond, ok := check.Cond.(*ast.BinaryExpr)
	if !ok || cond.Op != token.NEQ || !s.Info.Types[cond.Y].IsNil() || s.text(cond.X) != s.text(as.Lhs[0]) || len(check.Body.List) != 1 {
		return false
	}
	ret, ok := check.Body.List[0].(*ast.ReturnStmt)
	return ok && len(ret.Results) == 1 && s.text(ret.Results[0]) == s.text(as.Lhs[0]) && s.onlyReturns(s.stmt.Parent())
}

// allowed refuses where somebody in this package calls the function, and goes on after it.
func (s *site) allowed(seen map[ast.Node]bool) error {
	if seen[s.fn.Node()] {
		return nil
	}
	seen[s.fn.Node()] = true
	callers, err := s.callers()
	if err != nil {
		return err
	}
	for _, at := range callers {
		switch {
		case at.offLoop():
			if at.guessed {
				continue
			}
			return refuse("%s calls %s off the loop, too", at.declaredIn(), s.nameOfFunc(s.fn))
		case !at.tail():
			return refuse("%s goes on after %s has returned", at.nameOfFunc(at.fn), s.nameOfFunc(s.fn))
		}
		if err := at.allowed(seen); err != nil {
			return err
		}
	}
	return nil
}

// callers are the calls of the function in this package, but for those by the framework.
func (s *site) callers() ([]*site, error) {
	fn := s.fn.Node()
	known, ok := s.calledAt[fn]
	if !ok {
		known = s.callersOf()
		s.calledAt[fn] = known
	}
	var out []*site
	for _, k := range known {
		at, err := s.siteAt(s.found, k.pos)
		if err != nil {
			return nil, refuse("who calls %s cannot be followed", s.functionName())
		}
		at.guessed = k.guessed
		out = append(out, at)
	}
	return out, nil
}

// A caller is a call of a function. It is guessed where it calls a value of the function's type that nothing is known of.
type caller struct {
	pos     token.Pos
	guessed bool
}

// callersOf are those calls.
func (s *site) callersOf() []caller {
	if lit, ok := s.fn.Node().(*ast.FuncLit); ok {
		return s.callersOfValue(s.fn, s.Info.TypeOf(lit), 0)
	}
	var out []caller
	obj := s.funcObj()
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		fun := cur
		if k := fun.Parent(); isSelector(k, cur) {
			fun = k
		}
		out = append(out, s.callersOfValue(fun, obj.Type(), 0)...)
	}
	return append(out, s.callersByInterface(obj)...)
}

// callersByInterface are the calls in this package of methods of interfaces behind which the method may stand.
func (s *site) callersByInterface(obj types.Object) []caller {
	m, ok := obj.(*types.Func)
	if !ok || m.Signature().Recv() == nil {
		return nil
	}
	recv := types.NewPointer(deref(m.Signature().Recv().Type()))
	var out []caller
	for cur := range s.root.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		f, ok := typeutil.Callee(s.Info, call).(*types.Func)
		if !ok || f.Name() != m.Name() || f.Signature().Recv() == nil {
			continue
		}
		if i, ok := f.Signature().Recv().Type().Underlying().(*types.Interface); ok && types.Implements(recv, i) {
			out = append(out, caller{pos: call.Lparen})
		}
	}
	return out
}

func isSelector(k, of inspector.Cursor) bool {
	sel, ok := k.Node().(*ast.SelectorExpr)
	return ok && ast.Node(sel.Sel) == of.Node()
}

// callersOfValue are the calls in this package of what the expression is. What goes to a parameter of this package is
// followed; what goes elsewhere may be called wherever a value of its type is.
func (s *site) callersOfValue(fun inspector.Cursor, t types.Type, depth int) []caller {
	for isParen(fun.Parent()) {
		fun = fun.Parent()
	}
	call, ok := fun.Parent().Node().(*ast.CallExpr)
	switch {
	case !ok:
	case ast.Unparen(call.Fun) == ast.Unparen(fun.Node().(ast.Expr)):
		return []caller{{pos: call.Lparen}}
	default:
		if param := s.paramOf(call, fun.Node()); param != nil && depth < maxLast {
			return s.callersOfVar(param, depth+1)
		}
	}
	if fn := s.ssaFunc(s.fn.Node()); fn != nil && s.isRoot(fn) {
		return nil
	}
	return s.callsOfType(t)
}

func isParen(c inspector.Cursor) bool {
	_, ok := c.Node().(*ast.ParenExpr)
	return ok
}

// paramOf is the parameter that the call passes the argument to, of a function that this package declares.
func (s *site) paramOf(call *ast.CallExpr, arg ast.Node) *types.Var {
	callee, ok := typeutil.Callee(s.Info, call).(*types.Func)
	if !ok || callee.Pkg() != s.Pkg {
		return nil
	}
	if _, ok := s.declOf(callee); !ok {
		return nil
	}
	for i, a := range call.Args {
		params := callee.Signature().Params()
		if a == arg && i < params.Len() && !(callee.Signature().Variadic() && i >= params.Len()-1) {
			return params.At(i)
		}
	}
	return nil
}

// callersOfVar are the calls of what a parameter holds.
func (s *site) callersOfVar(v *types.Var, depth int) []caller {
	var out []caller
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		if b, ok := cur.Parent().Node().(*ast.BinaryExpr); ok && (b.Op == token.EQL || b.Op == token.NEQ) {
			continue
		}
		out = append(out, s.callersOfValue(cur, v.Type(), depth)...)
	}
	return out
}

// callsOfType are the calls in this package of values of that function type.
func (s *site) callsOfType(t types.Type) []caller {
	var out []caller
	for cur := range s.root.Preorder((*ast.CallExpr)(nil)) {
		call := cur.Node().(*ast.CallExpr)
		tv := s.Info.Types[call.Fun]
		if tv.IsType() || tv.IsBuiltin() || typeutil.StaticCallee(s.Info, call) != nil || tv.Type == nil {
			continue
		}
		if !types.Identical(withoutReceiver(tv.Type), withoutReceiver(t)) {
			continue
		}
		if _, isVar := s.Info.Uses[identOf(call.Fun)].(*types.Var); isVar {
			out = append(out, caller{call.Lparen, true})
		}
	}
	return out
}

func withoutReceiver(t types.Type) types.Type {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return t
	}
	return types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())
}

// identOf is the name that the expression ends in.
func identOf(e ast.Expr) *ast.Ident {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return e.Sel
	}
	return nil
}
