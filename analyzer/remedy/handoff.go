package remedy

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// queueSize is how many functions can wait in a new queue.
const queueSize = 64

// handOff gives what the handler does to a worker: all of it, so that its order stays. The handlers that belong together
// go to the worker together.
func (s *site) handOff() ([]*change, error) {
	h, err := s.handler(s.found.Root.Fn)
	if err != nil {
		return nil, err
	}
	if h.later {
		return h.promise()
	}
	c := h.change()
	open, end := "go func() {", "}()"
	c.title = "run " + h.functionName() + " in a goroutine"
	if s.found.Root.Loop.Family.Ordered {
		if open, err = c.handOver(h); err != nil {
			return nil, err
		}
		end = "})"
	}
	together := []*handler{h}
	if s.found.Root.Loop.Family.Ordered {
		if together, err = h.siblings(); err != nil {
			return nil, err
		}
	}
	for _, one := range together {
		if one.file != h.file {
			return nil, refuse("the handlers that belong together are in several files")
		}
		c.wrapBody(one, open, end)
	}
	return []*change{c}, nil
}

// handOver is the beginning of the statement that gives a function to the queue.
func (c *change) handOver(h *handler) (string, error) {
	queue, err := c.queue()
	if err != nil {
		return "", err
	}
	method := "Do"
	if c.found.Class == string(catalog.Deadlock) {
		method = "TryDo"
	}
	c.title = "hand what " + h.functionName() + " does to a worker with post.Queue." + method
	if method == "TryDo" {
		c.title += " (what finds the queue full is dropped)"
	}
	return "_ = " + queue + "." + method + "(func() {", nil
}

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
	for _, f := range s.Files {
		if f.FileStart <= cur.Node().Pos() && cur.Node().Pos() < f.FileEnd {
			h.file = f
		}
	}
	if err := h.read(); err != nil {
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
	for _, check := range []func() error{h.onLoop, h.noOneElse, h.oneAnswer, h.copy} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// onLoop refuses a handler that another package of the module calls, which may go on when it has returned.
func (h *handler) onLoop() error {
	if h.isRoot(h.ssaFunc(h.fn.Node())) {
		return nil
	}
	return refuse("who calls it for the loop is elsewhere: hand its work off there")
}

// siblings are the handlers that were registered together with this one, and do something, in the order of the source.
func (h *handler) siblings() ([]*handler, error) {
	var out []*handler
	add := func(fn *ssa.Function) error {
		if fn == nil || !h.isRoot(fn) {
			return nil
		}
		one := h
		if fn.Syntax() != h.fn.Node() {
			if body := bodyOf(fn.Syntax()); body == nil || len(body.List) == 0 || h.handedOff(body) {
				return nil
			}
			var err error
			if one, err = h.handler(fn); err != nil {
				return refuse("%s, which belongs to it, cannot be handed off (%v)", fn.Name(), err)
			}
		}
		out = append(out, one)
		return nil
	}
	var err error
	if d, ok := h.fn.Node().(*ast.FuncDecl); ok && d.Recv != nil {
		recv := h.fnSignature().Recv().Type()
		for _, fn := range h.Funcs {
			if r := fn.Signature.Recv(); r != nil && types.Identical(deref(r.Type()), deref(recv)) {
				err = cmpErr(err, add(fn))
			}
		}
		return out, err
	}
	lit, ok := h.registeredIn()
	if !ok {
		return []*handler{h}, nil
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			e = kv.Value
		}
		err = cmpErr(err, add(h.funcOf(e)))
	}
	if len(out) == 0 {
		out = append(out, h)
	}
	return out, err
}

// cmpErr is the first error.
func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// registeredIn is the composite literal of which the handler is an element.
func (h *handler) registeredIn() (*ast.CompositeLit, bool) {
	for p := range h.fn.Parent().Enclosing() {
		switch n := p.Node().(type) {
		case *ast.KeyValueExpr:
			continue
		case *ast.CompositeLit:
			return n, true
		}
		break
	}
	return nil, false
}

// funcOf is the function that the expression names, or is.
func (h *handler) funcOf(e ast.Expr) *ssa.Function {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return h.ssaFunc(e)
	case *ast.Ident:
		if d, ok := h.declOf(h.Info.Uses[e]); ok {
			return h.ssaFunc(d)
		}
	case *ast.SelectorExpr:
		if d, ok := h.declOf(h.Info.Uses[e.Sel]); ok {
			return h.ssaFunc(d)
		}
	}
	return nil
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
func (h *handler) handedOff(body *ast.BlockStmt) bool {
	found := false
	for _, s := range body.List {
		if as, ok := s.(*ast.AssignStmt); ok && len(as.Rhs) == 1 {
			if call, ok := as.Rhs[0].(*ast.CallExpr); ok {
				_, found = h.postFunc(call)
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
		if caller, calls := h.calls(cur); calls {
			return refuse("%s calls %s too, and may rely on its having ended", caller, d.Name.Name)
		}
	}
	return nil
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
		lines = append(lines, name+" := "+c.pkg("bytes", "bytes", h.body.Pos())+".Clone("+name+")")
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

// queue is the package's queue, made where there is none. It is one for all handlers, whose order among each other stays.
func (c *change) queue() (string, error) {
	for _, name := range c.Pkg.Scope().Names() {
		v, ok := c.Pkg.Scope().Lookup(name).(*types.Var)
		if !ok {
			continue
		}
		n, ok := types.Unalias(deref(v.Type())).(*types.Named)
		if ok && n.Obj().Name() == "Queue" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == postPath {
			return name, nil
		}
	}
	if c.queueIn != nil && c.queueIn != c.file {
		return "", refuse("the package's queue is declared by the fix of another finding: apply that first")
	}
	if c.queueIn == nil {
		c.queueIn, c.queueName = c.file, c.freeIn(c.file, "work")
	}
	decl := c.fn.Node()
	for _, d := range c.file.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.IMPORT {
			continue
		}
		decl = d
		break
	}
	at := decl.Pos()
	if doc := docOf(decl); doc != nil {
		at = doc.Pos()
	}
	c.declaring = append(c.declaring, c.queueName)
	c.declares = append(c.declares, analysis.TextEdit{Pos: at, End: at, NewText: []byte("// " + c.queueName + " does what handlers have to wait for, in order.\nvar " + c.queueName + " = " +
		c.post() + ".NewQueue(" + strconv.Itoa(queueSize) + ")\n\n")})
	return c.queueName, nil
}

func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	}
	return nil
}
