package remedy

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// A handler is a function that the loop calls, as a site.
type handler struct {
	*site
	body   *ast.BlockStmt
	answer string   // what it returns
	later  bool     // the loop takes what comes later for it
	copies []string // parameters that die with the call
}

// handler is the function that the loop calls.
func (s *site) handler(root *ssa.Function) (*handler, error) {
	if root == nil || root.Syntax() == nil || root.Pkg == nil || root.Pkg.Pkg != s.Pkg {
		return nil, refuse("what the loop calls is in another package: hand its work off there")
	}
	cur, ok := s.root.FindNode(root.Syntax())
	if !ok {
		return nil, refuse("what the loop calls has no source here")
	}
	if _, ok := cur.Node().(*ast.RangeStmt); ok {
		return nil, refuse("what the loop calls is the body of a loop")
	}
	h := &handler{site: &site{Suggester: s.Suggester, found: s.found, remedy: s.remedy, fn: cur, node: cur, stmt: cur}}
	if err := h.open(); err != nil {
		return nil, err
	}
	switch fn := cur.Node().(type) {
	case *ast.FuncDecl:
		h.body = fn.Body
	case *ast.FuncLit:
		h.body = fn.Body
	}
	if h.body == nil || len(h.body.List) == 0 {
		return nil, refuse("what the loop calls has no statements")
	}
	for _, check := range []func() error{h.noOneElse, h.oneAnswer, h.copy, h.lives} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// open finds the handler's file and reads it.
func (h *handler) open() error {
	for _, f := range h.Files {
		if f.FileStart <= h.node.Node().Pos() && h.node.Node().Pos() < f.FileEnd {
			h.file = f
		}
	}
	return h.read()
}

// brothers are the methods of the handler's type that the loop calls too and that do something, in the order of the
// source; for a function that is no method it is the handler alone.
func (h *handler) brothers() ([]*handler, error) {
	d, ok := h.fn.Node().(*ast.FuncDecl)
	if !ok || d.Recv == nil {
		return []*handler{h}, nil
	}
	var out []*handler
	recv := h.fnSignature().Recv().Type()
	for _, fn := range h.Funcs {
		r := fn.Signature.Recv()
		if r == nil || !types.Identical(deref(r.Type()), deref(recv)) || !h.isRoot(fn) || h.needsNothing(fn) {
			continue
		}
		if belongs, err := h.belongs(fn); err != nil {
			return nil, err
		} else if !belongs {
			continue
		}
		one := h
		if fn.Syntax() != d {
			var err error
			if one, err = h.handler(fn); err != nil {
				return nil, refuse("%s, which belongs to it, cannot be handed off (%v)", fn.Name(), err)
			}
		}
		out = append(out, one)
	}
	if !slices.Contains(out, h) {
		return nil, refuse("its work is handed off where it calls %s", h.calledAlone(h.body))
	}
	return out, nil
}

// needsNothing reports whether the function has nothing to hand off: it does nothing, or hands its work off, or calls
// another handler that does.
func (s *site) needsNothing(fn *ssa.Function) bool {
	return s.doesNothing(bodyOf(fn.Syntax())) || s.calledAlone(bodyOf(fn.Syntax())) != ""
}

// doesNothing reports whether the body has nothing to hand off, or hands it off already.
func (s *site) doesNothing(body *ast.BlockStmt) bool {
	if body == nil || len(body.List) == 0 || s.handedOff(body) {
		return true
	}
	r, ok := body.List[0].(*ast.ReturnStmt)
	return ok && !slices.ContainsFunc(r.Results, func(e ast.Expr) bool { return !s.still(e) })
}

// calledAlone is the name of the handler that a body does nothing but call.
func (s *site) calledAlone(body *ast.BlockStmt) string {
	if body == nil || len(body.List) != 1 {
		return ""
	}
	stmt, ok := body.List[0].(*ast.ExprStmt)
	if !ok {
		return ""
	}
	call, ok := stmt.X.(*ast.CallExpr)
	if !ok {
		return ""
	}
	for _, a := range call.Args {
		if !s.still(a) {
			return ""
		}
	}
	f, ok := typeutil.Callee(s.Info, call).(*types.Func)
	if !ok {
		return ""
	}
	if d, ok := s.declOf(f.Origin()); ok && s.isRoot(s.ssaFunc(d)) && bodyOf(d) != body {
		return f.Name()
	}
	return ""
}

func bodyOf(n ast.Node) *ast.BlockStmt {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Body
	case *ast.FuncLit:
		return n.Body
	}
	return nil
}

// handedOff reports whether the body does nothing but give its work to a queue.
func (s *site) handedOff(body *ast.BlockStmt) bool {
	found := false
	for _, stmt := range body.List {
		if as, ok := stmt.(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
			if call, ok := as.Rhs[0].(*ast.CallExpr); ok {
				_, found = s.postFunc(call)
			}
		}
	}
	return found && len(body.List) <= 2
}

// noOneElse refuses where others call the handler too, and go on when it has returned.
func (h *handler) noOneElse() error {
	d, ok := h.fn.Node().(*ast.FuncDecl)
	if !ok {
		return nil
	}
	obj := h.Info.Defs[d.Name]
	for cur := range h.root.Preorder((*ast.Ident)(nil)) {
		if h.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		if caller, calls := h.calls(cur); calls && !h.callsAlone(cur) {
			return refuse("%s calls %s too, and may rely on its having ended", caller, d.Name.Name)
		}
	}
	return nil
}

// callsAlone reports whether a use of the handler is all that another handler of the loop does.
func (h *handler) callsAlone(use inspector.Cursor) bool {
	for c := range use.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
		fn := h.ssaFunc(c.Node())
		return fn != nil && h.isRoot(fn) && h.calledAlone(bodyOf(c.Node())) != ""
	}
	return false
}

// calls reports whether the use of a function is a call, but for one by a go statement.
func (h *handler) calls(use inspector.Cursor) (string, bool) {
	fun := use.Parent()
	call, ok := fun.Node().(*ast.CallExpr)
	if !ok {
		call, ok = fun.Parent().Node().(*ast.CallExpr)
		if !ok || call.Fun != fun.Node() {
			return "", false
		}
	} else if call.Fun != use.Node() {
		return "", false
	}
	for c := range use.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil), (*ast.GoStmt)(nil)) {
		switch n := c.Node().(type) {
		case *ast.GoStmt:
			return "", false
		case *ast.FuncDecl:
			return n.Name.Name, true
		default:
			return "a function literal", true
		}
	}
	return "", false
}

// oneAnswer makes sure that what the handler returns is known before it has done its work.
func (h *handler) oneAnswer() error {
	r := h.funcType().Results
	if r == nil || len(r.List) == 0 {
		return nil
	}
	if len(r.List[0].Names) > 0 {
		return refuse("the handler's results are variables")
	}
	for cur := range h.fn.Preorder((*ast.ReturnStmt)(nil)) {
		if !inside(h.fn, cur) {
			continue
		}
		ret := cur.Node().(*ast.ReturnStmt)
		text := h.exprs(ret.Results)
		if !h.constant(ret.Results) || h.answer != "" && h.answer != text {
			if h.later = h.remedy.Later != ""; h.later {
				return nil
			}
			return refuse("the loop needs what the handler returns")
		}
		h.answer = text
	}
	return nil
}

// constant reports whether the expressions are the same wherever they are evaluated.
func (h *handler) constant(list []ast.Expr) bool {
	return !slices.ContainsFunc(list, func(e ast.Expr) bool {
		tv := h.Info.Types[e]
		return tv.Value == nil && !tv.IsNil()
	})
}

// copy copies parameters that are bytes: the caller may use them again.
func (h *handler) copy() error {
	sig := h.fnSignature()
	for p := range sig.Params().Variables() {
		if p.Name() == "" || p.Name() == "_" || !isBytes(p.Type()) || !h.uses(p) {
			continue
		}
		h.copies = append(h.copies, p.Name())
	}
	return nil
}

func (h *handler) uses(v *types.Var) bool {
	found := false
	ast.Inspect(h.body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && h.Info.Uses[id] == v
		return !found
	})
	return found
}

// wrapBody puts the handler's statements between those lines.
func (c *change) wrapBody(h *handler, open, end string) {
	first, last := h.body.List[0], h.body.List[len(h.body.List)-1]
	for cur := range h.fn.Preorder((*ast.ReturnStmt)(nil)) {
		r := cur.Node().(*ast.ReturnStmt)
		if !inside(h.fn, cur) || len(r.Results) == 0 || h.later {
			continue
		}
		if r == last {
			c.replace(r.Pos()-token.Pos(c.blankBefore(r.Pos())), r.End(), "")
		} else {
			c.replace(r.Pos(), r.End(), "return")
		}
	}
	var lines []string
	for _, name := range h.copies {
		lines = append(lines, name+" = "+c.pkg("bytes", "bytes", h.body.Pos())+".Clone("+name+")")
	}
	sep := ""
	if h.Fset.Position(h.body.Lbrace).Line == h.Fset.Position(first.Pos()).Line {
		sep = "\n"
	}
	c.insert(h.body.Lbrace+1, "\n"+strings.Join(append(lines, open), "\n")+sep)
	closing := end
	if h.answer != "" {
		closing += "\nreturn " + h.answer
	}
	at := h.body.Rbrace
	if h.Fset.Position(last.End()).Line == h.Fset.Position(at).Line {
		closing = "\n" + closing
	}
	c.insert(at, closing+"\n")
}

// blankBefore is how many bytes of white space stand before pos.
func (c *change) blankBefore(pos token.Pos) int {
	text := c.src[:c.offset(pos)]
	return len(text) - len(bytes.TrimRight(text, " \t\n"))
}
