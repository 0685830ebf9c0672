package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
)

// A cut ends a function at a call: the call runs off the loop, and what follows it is a continuation, which the loop runs
// later. Whatever runs in between sees the loop's state as it was before the call.
type cut struct {
	*change
	list inspector.Cursor // the statement of a list that the call is in

	before   []string // lines before the cut: what the call needs of the loop's state is copied
	remarked bool     // the first of them is a comment that stood at the call
	form     form     // by what the continuation gets: value and error, one result, nothing
	run      string   // what runs off the loop, as a function literal
	body     string   // its body
	operated string   // the call, with what is copied before it
	params   []string // of the continuation: name and type of each result
	names    []string // of the parameters
	there    []string // variables among them that are there already

	head    string    // the beginning of the continuation
	resumes token.Pos // where the source goes on after that
	after   []ast.Stmt
	tails   [][]ast.Stmt // what follows the statements around it, inner first, as far as it can be reached
}

// cut prepares the cut at the site.
func (s *site) cut() (*cut, error) {
	if s.found.Root.Fn == nil {
		return nil, refuse("it is given to the loop as it is: give it a function literal that calls this off the loop")
	}
	list, err := s.listed()
	if err != nil {
		return nil, err
	}
	way, err := s.way()
	if err != nil {
		way = []*site{s}
	}
	if err := s.again(way); err != nil {
		return nil, err
	}
	c := &cut{change: s.change(), list: list}
	if err := c.follow(); err != nil {
		return nil, err
	}
	for _, check := range []func() error{c.unlocked, c.uncuttable, c.stays, c.lasting, c.lives} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	if err := c.split(); err != nil {
		return nil, err
	}
	c.remark()
	return c, nil
}

// remark puts a comment at the end of the call's line before the lines that take its place.
func (c *cut) remark() {
	if c.resumes != c.list.Node().End() {
		return
	}
	line := c.lineEnd(c.resumes)
	if text := strings.TrimSpace(c.slice(c.resumes, line)); strings.HasPrefix(text, "//") {
		c.before = append([]string{text}, c.before...)
		c.remarked = true
		c.resumes = line
	}
}

// follow finds what follows the call: the rest of its list, and where that ends without a return, what follows the
// statements around it.
func (c *cut) follow() error {
	at := c.list
	for first := true; ; first = false {
		_, i := at.ParentEdge()
		after := statements(at.Parent().Node())[i+1:]
		if first {
			c.after = after
		} else if len(after) > 0 {
			c.tails = append(c.tails, after)
		}
		if !first && ends(after) || first && ends(append([]ast.Stmt{at.Node().(ast.Stmt)}, after...)) {
			return nil // and the loops around it, if any, end with it
		}
		up, err := c.around(at)
		if err != nil || !up.Valid() {
			return err
		}
		at = up
	}
}

// around is the statement of a list around the list that at is in; it is not valid where that is the function's body.
func (c *cut) around(at inspector.Cursor) (inspector.Cursor, error) {
	for p := at.Parent(); ; p = p.Parent() {
		switch p.Node().(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			return inspector.Cursor{}, nil
		case *ast.ForStmt, *ast.RangeStmt:
			return p, refuse("it is in a loop, each turn of which may need what the turn before has done: run the whole loop off the event loop")
		case *ast.LabeledStmt:
			return p, refuse("it is in a statement with a label")
		case *ast.CaseClause, *ast.CommClause:
			continue
		}
		switch kind, _ := p.ParentEdge(); kind {
		case edge.CaseClause_Body, edge.CommClause_Body:
			return p, nil
		case edge.BlockStmt_List:
			switch p.Node().(type) {
			case *ast.CaseClause, *ast.CommClause:
			default:
				return p, nil
			}
		}
	}
}

// statements is the list of a node that has one.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	case *ast.CommClause:
		return n.Body
	}
	return nil
}

// ends reports whether nothing after the statements is reached.
func ends(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch s := list[len(list)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BlockStmt:
		return ends(s.List)
	case *ast.IfStmt:
		return s.Else != nil && ends(s.Body.List) && ends([]ast.Stmt{s.Else})
	case *ast.ExprStmt:
		call, ok := s.X.(*ast.CallExpr)
		id, isIdent := ast.Expr(nil), false
		if ok {
			id = call.Fun
			_, isIdent = id.(*ast.Ident)
		}
		return ok && isIdent && id.(*ast.Ident).Name == "panic"
	}
	return false
}

// moved are the statements that run in the continuation, the one of the call first.
func (c *cut) moved() []ast.Stmt {
	out := append([]ast.Stmt{c.list.Node().(ast.Stmt)}, c.after...)
	for _, t := range c.tails {
		out = append(out, t...)
	}
	return out
}

// inspectMoved visits what moves, literals included; own tells whether a node is the function's own.
func (c *cut) inspectMoved(visit func(n ast.Node, own bool)) {
	for _, s := range c.moved() {
		literals := 0
		ast.PreorderStack(s, nil, func(n ast.Node, stack []ast.Node) bool {
			literals = 0
			for _, p := range stack {
				if _, ok := p.(*ast.FuncLit); ok {
					literals++
				}
			}
			visit(n, literals == 0)
			return true
		})
	}
}

// returns are the return statements that move.
func (c *cut) returns() []*ast.ReturnStmt {
	var out []*ast.ReturnStmt
	c.inspectMoved(func(n ast.Node, own bool) {
		if r, ok := n.(*ast.ReturnStmt); ok && own {
			out = append(out, r)
		}
	})
	return out
}

// movesAll reports whether the node is part of what moves.
func (c *cut) moves(n ast.Node) bool {
	for _, s := range c.moved() {
		if s.Pos() <= n.Pos() && n.End() <= s.End() {
			return true
		}
	}
	return false
}

// split makes the call a function of its own, and its results parameters of the continuation.
func (c *cut) split() error {
	if c.deferred() {
		return refuse("it is deferred: call it before, where what follows can wait for it")
	}
	var results []types.Type
	var list []operand
	var err error
	switch n := c.node.Node().(type) {
	case *ast.CallExpr:
		if kind, _ := c.node.ParentEdge(); kind == edge.GoStmt_Call {
			return refuse("it is called by a go statement")
		}
		results = c.results()
		list, err = c.operands(false)
	case *ast.UnaryExpr:
		results = []types.Type{c.Info.TypeOf(n)}
		if t, ok := results[0].(*types.Tuple); ok {
			results = tuple(t)
		}
		list = c.channelOperands(n.X)
	case *ast.SendStmt:
		list = c.channelOperands(n.Chan, n.Value)
	case *ast.SelectStmt:
		return refuse("a select runs its cases on the loop: wait in a goroutine, and hand back which case it was")
	default:
		return refuse("it waits before each turn of a loop: run the loop in a goroutine")
	}
	if err != nil {
		return err
	}
	for i := range list {
		list[i].name = c.free(wantedName(list[i].at))
		c.before = append(c.before, list[i].name+" := "+list[i].text)
	}
	c.body = c.replaced(c.node.Node(), list)
	c.operated = c.body
	return c.shape(results)
}

// channelOperands are those of the expressions that have to be evaluated on the loop.
func (c *cut) channelOperands(parts ...ast.Expr) []operand {
	var list []operand
	for _, e := range parts {
		if !c.settled(e, false) {
			list = append(list, operand{at: e, text: c.text(e), typ: c.Info.TypeOf(e)})
		}
	}
	return list
}

// shape decides how the results get into the continuation, and how that begins.
func (c *cut) shape(results []types.Type) error {
	stmt := c.list.Node().(ast.Stmt)
	node := c.node.Node()
	c.form = formOf(results)
	if c.statementOf(stmt) == node {
		c.form, c.resumes = formExec, stmt.End()
		c.run = "func() { " + c.body + " }"
		if len(results) == 0 && c.isPlain() {
			c.run = c.text(c.call.Fun)
		}
		return nil
	}
	if len(results) == 0 {
		return refuse("there is no room for a statement before it")
	}
	names, assign, err := c.targets(stmt, results)
	if err != nil {
		return err
	}
	if c.form == noForm {
		return c.captured(names, assign, results)
	}
	var typed []string
	for i, t := range results {
		text := c.typeText(t, stmt.Pos())
		typed = append(typed, text)
		c.params = append(c.params, names[i]+" "+text)
	}
	c.names = names
	c.head = assign
	result := strings.Join(typed, ", ")
	if len(typed) > 1 {
		result = "(" + result + ")"
	}
	c.body = "return " + c.body
	c.run = "func() " + result + " { " + c.body + " }"
	if c.isPlain() {
		c.run = c.text(c.call.Fun)
	}
	return nil
}

// isPlain reports whether what runs off the loop is a function of a package that takes nothing, and can be passed as it is.
func (c *cut) isPlain() bool {
	if c.call == nil || len(c.call.Args) > 0 {
		return false
	}
	fn, ok := c.site.callee().(*types.Func)
	return ok && fn.Signature().Recv() == nil && fn.Signature().Params().Len() == 0 && fn.Signature().TypeParams().Len() == 0
}

// end is where the list's part of what moves ends.
func (c *cut) end() token.Pos {
	end := c.list.Node().End()
	if n := len(c.after); n > 0 {
		end = c.after[n-1].End()
	}
	line := c.lineEnd(end)
	if text := strings.TrimSpace(c.slice(end, line)); strings.HasPrefix(text, "//") {
		return line
	}
	return end
}

// continuation is the text of the continuation's body. The function says what a return becomes.
func (c *cut) continuation(give func(*ast.ReturnStmt) string) string {
	var b strings.Builder
	b.WriteString(c.head)
	b.WriteString(c.rewritten(c.resumes, c.end(), give))
	for i := range c.tails {
		b.WriteString("\n" + c.tail(i, give))
	}
	return strings.TrimLeft(b.String(), " \t\n;")
}

// tail is the text of a tail: in a block of its own if it declares names that are there already, or that a further tail
// may know otherwise.
func (c *cut) tail(i int, give func(*ast.ReturnStmt) string) string {
	t := c.tails[i]
	text := c.rewritten(t[0].Pos(), t[len(t)-1].End(), give)
	for _, stmt := range t {
		for _, name := range declares(stmt) {
			if i < len(c.tails)-1 || c.hasInner(name, t[0].Pos()) {
				return "{\n" + text + "\n}"
			}
		}
	}
	return text
}

// declares are the names that the statement declares in its list.
func declares(stmt ast.Stmt) []string {
	var out []string
	switch s := stmt.(type) {
	case *ast.AssignStmt:
		if s.Tok == token.DEFINE {
			for _, l := range s.Lhs {
				out = append(out, l.(*ast.Ident).Name)
			}
		}
	case *ast.DeclStmt:
		for _, spec := range s.Decl.(*ast.GenDecl).Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					out = append(out, name.Name)
				}
			case *ast.TypeSpec:
				out = append(out, spec.Name.Name)
			}
		}
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "_" })
}

// hasInner reports whether the continuation declares the name before the tail that begins there: the call's results have
// it, or a variable of the blocks around the call.
func (c *cut) hasInner(name string, tail token.Pos) bool {
	if slices.Contains(c.names, name) {
		return true
	}
	outer := c.scope(tail)
	for sc := c.scope(c.end()); sc != nil && sc != outer; sc = sc.Parent() {
		if sc.Lookup(name) != nil {
			return true
		}
	}
	return false
}

// rewritten is the source between two places with its returns replaced.
func (c *cut) rewritten(from, to token.Pos, give func(*ast.ReturnStmt) string) string {
	var b strings.Builder
	for _, r := range c.returns() {
		if r.Pos() < from || r.End() > to {
			continue
		}
		b.WriteString(c.slice(from, r.Pos()) + give(r))
		from = r.End()
	}
	return b.String() + c.slice(from, to)
}
