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

	"github.com/loopblock/loopblock/analyzer/dismiss"
)

// A region is a statement of a list and what follows it there, which can run as a coroutine: what the function returns is
// known before, and nothing after the region relies on it.
type region struct {
	*cut                    // of which nothing follows the list
	answers []response      // what the function may return after the region, where it does not go on
	kept    *ast.ReturnStmt // the list's last statement, which stays after the region, if it is one that can
	after   bool            // whether a return has to be added after it
	spent   bool            // the event is used up with that: all answers are one for an event that the loop does nothing more with
}

// inList is the statement of a list that the node is or is in; not valid outside of the function.
func (s *site) inList(c inspector.Cursor) inspector.Cursor {
	for ; c.Valid() && c != s.fn; c = c.Parent() {
		switch c.Node().(type) {
		case *ast.CaseClause, *ast.CommClause:
			continue
		}
		switch kind, _ := c.ParentEdge(); kind {
		case edge.BlockStmt_List, edge.CaseClause_Body, edge.CommClause_Body:
			return c
		}
	}
	return inspector.Cursor{}
}

// region makes sure that the statement and what follows it in its list can run as a coroutine.
func (s *site) region(at inspector.Cursor) (*region, error) {
	list := statements(at.Parent().Node())
	at = s.firstDefer(at, list)
	i := indexOf(list, at)
	r := &region{cut: &cut{change: s.change(), list: at}}
	r.cut.after = list[i+1:]
	if last, ok := list[len(list)-1].(*ast.ReturnStmt); ok && len(list) > i+1 && r.keeps(last) {
		r.kept, r.cut.after = last, list[i+1:len(list)-1]
	}
	for _, check := range []func() error{r.plain, r.branches, r.namedResults, r.lasting, r.lives, func() error { return r.returnsAs(at) }, r.agree} {
		if err := check(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// firstDefer is the statement from which the region has to begin, so that what it defers is done at the coroutine's end: in
// the function's body the first that defers.
func (s *site) firstDefer(at inspector.Cursor, list []ast.Stmt) inspector.Cursor {
	if at.Parent().Parent() != s.fn {
		return at
	}
	for cur := range s.fn.Preorder((*ast.DeferStmt)(nil)) {
		first := s.inBody(cur)
		if inside(s.fn, cur) && indexOf(list, first) < indexOf(list, at) {
			return first
		}
	}
	return at
}

// inBody is the statement of the function's body that the node is in.
func (s *site) inBody(c inspector.Cursor) inspector.Cursor {
	for c.Parent().Parent() != s.fn {
		c = c.Parent()
	}
	return c
}

// plain refuses jumps, and what is to be done when the function ends.
func (r *region) plain() error {
	if r.jumps() {
		return refuse("the function has a goto")
	}
	for cur := range r.fn.Preorder((*ast.DeferStmt)(nil), (*ast.CallExpr)(nil)) {
		if !inside(r.fn, cur) {
			continue
		}
		switch n := cur.Node().(type) {
		case *ast.DeferStmt:
			if !r.moves(n) {
				return refuse("the function defers calls, which would run before what the coroutine does")
			}
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && r.Info.Uses[id] == types.Universe.Lookup("recover") {
				return refuse("the function recovers from panics")
			}
			if isChdir(typeutil.Callee(r.Info, n)) {
				return refuse("the function changes the directory of the process, which everything else would find changed")
			}
		}
	}
	return nil
}

func indexOf(list []ast.Stmt, at inspector.Cursor) int {
	return slices.Index(list, at.Node().(ast.Stmt))
}

// start makes the edits.
func (r *region) start(way []*site) (*start, error) {
	moved := r.moved()
	from, end := moved[0].Pos(), r.withComment(moved[len(moved)-1].End())
	b := &start{site: r.site, open: r.site.change(), close: r.site.change(), from: from, to: end, gives: r.gives(), withholds: r.withheld(), with: r.startedWith("GoInOrder", "GoOnce")}
	ui, err := b.poster(from)
	if err != nil {
		return nil, err
	}
	inner := r.nestedIn(ui)
	questions := r.questions(way)
	if b.ctx = r.contextName(moved, questions, inner); b.ctx == contextName {
		b.absorb(inner)
	}
	lines := ""
	if ui.line != "" {
		lines = ui.line + "\n"
	}
	context := b.open.pkg("context", "context", from)
	for _, line := range r.early(b, way, context) {
		lines += line + "\n"
	}
	b.open.insert(from, lines+b.open.pkg(postPath, "post", from)+"."+b.with+"("+ui.name+", func("+b.ctx+" "+context+".Context) {\n")
	closing := "\n})"
	if r.after {
		closing += strings.TrimRight("\nreturn "+r.answer(), " ")
	}
	if err := r.giveBack(b, moved[len(moved)-1]); err != nil {
		return nil, err
	}
	if err := r.askAgain(b, way, questions); err != nil {
		return nil, err
	}
	b.close.insert(end, closing)
	if r.spent && r.kept != nil {
		b.open.replace(r.kept.Results[0].Pos(), r.kept.End(), r.answer())
	}
	return b, nil
}

// withComment is the end of the comment that stands beside what ends at the position, or that.
func (s *site) withComment(pos token.Pos) token.Pos {
	end := s.lineEnd(pos)
	if strings.HasPrefix(strings.TrimSpace(s.slice(pos, end)), "//") {
		return end
	}
	return pos
}

// startedWith is one of two functions of package post. While the code waits, the event that led to it can come again, unless
// it has taken away by then what the user sees: in that case it is to start once.
func (c *cut) startedWith(inOrder, once string) string {
	if c.dismisses() {
		return once
	}
	return inOrder
}

// dismisses reports whether the code takes away what the user sees.
func (c *cut) dismisses() bool { return c.dismissing().Any(c.moved()) }

func (s *site) dismissing() dismiss.Config { return dismiss.Config{Info: s.Info, Known: s.Dismisses} }

// isSet reports whether the return is all that is done where the error is there.
func (r *region) isSet(ret *ast.ReturnStmt, err *ast.Ident) bool {
	failed := r.failure(ret)
	if failed == nil || failed.Name != err.Name {
		return false
	}
	cur, _ := r.root.FindNode(ret)
	return cur.Parent().Node().(*ast.BlockStmt).List[0] == ast.Stmt(ret)
}

// poster is a value that posts to the loop. One that is declared where it is needed is the same for all findings.
func (b *start) poster(pos token.Pos) (poster, error) {
	if known, ok := b.starts[pos]; ok {
		b.open.imports = slices.Clone(known.imports)
		return known.poster, nil
	}
	if call, _ := b.passedTo(b.fn.Node()); call != nil && b.isContinuation(b.fn.Node()) {
		return poster{name: b.text(call.Args[0])}, nil
	}
	p, err := b.open.posterAt(pos)
	if err == nil && p.line != "" {
		b.starts[pos] = knownPoster{p, slices.Clone(b.open.imports)}
	}
	return p, err
}

// A knownPoster is a poster that a change declares at a place, with the imports of that.
type knownPoster struct {
	poster
	imports []newImport
}

// contextName is what a coroutine's context is called.
const contextName = "ctx"

// contextName is what the coroutine's context is called: nothing that the statements mean by that name, or what is asked
// again, but for the contexts of coroutines that are taken into it.
func (r *region) contextName(moved []ast.Stmt, questions []question, inner []nested) string {
	for _, q := range questions {
		moved = append(slices.Clip(moved), q.check)
	}
	used := false
	for _, s := range moved {
		ast.Inspect(s, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok || id.Name != contextName {
				return !used
			}
			obj := r.Info.ObjectOf(id)
			used = used || obj == nil || !slices.ContainsFunc(inner, func(n nested) bool { return types.Object(n.ctx) == obj })
			return !used
		})
	}
	if used {
		return "coroutine"
	}
	return contextName
}

// giveBack rewrites the region's returns: their values are known already, and an error is handed to the loop.
func (r *region) giveBack(b *start, last ast.Stmt) error {
	for _, ret := range r.returns() {
		switch {
		case len(ret.Results) == 0:
			if ast.Stmt(ret) == last {
				b.open.replace(ret.Pos(), ret.End(), "")
			}
		case r.fails(ret):
			text, err := b.open.snippet(r.remedy.Fail, ret.Pos())
			if err != nil {
				return err
			}
			open, closing := "if err := ", "; err != nil {\n"+text+"\n}"
			if id, ok := ast.Unparen(ret.Results[0]).(*ast.Ident); ok && id.Name == "err" {
				open, closing = "if ", " != nil {\n"+text+"\n}"
				if r.isSet(ret, id) {
					b.open.replace(ret.Results[0].Pos(), ret.End(), "")
					open, closing = text, ""
				}
			}
			b.open.replace(ret.Pos(), ret.Results[0].Pos(), open)
			if ast.Stmt(ret) != last {
				closing += "\nreturn"
			}
			b.close.insert(ret.End(), closing)
		case ast.Stmt(ret) == last:
			b.open.replace(ret.Pos(), ret.End(), "")
		default:
			b.open.replace(ret.Pos(), ret.End(), "return")
		}
	}
	return nil
}
