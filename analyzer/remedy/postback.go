package remedy

import (
	"bytes"
	"go/ast"
	"go/format"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// postBack starts a coroutine where the loop's code may run as one. Else, or as an alternative, it runs the call off the loop
// and posts what follows it back.
func (s *site) postBack() ([]*change, error) {
	if s.found.Inline && s.remedy.Coroutine {
		if c, err := s.coroutine(); err == nil {
			return []*change{c}, nil
		}
	}
	if err := s.leavesLoop(s.found.Root.Loop); err != nil {
		return nil, err
	}
	var out []*change
	var reason error
	next, done := s.alternatives()
	defer done()
	if s.remedy.Coroutine {
		next()
		c, err := s.coroutine()
		if err == nil {
			out = append(out, c)
		}
		reason = err
	}
	for _, way := range []func(*cut, string) error{(*cut).then, (*cut).goAndPost} {
		next()
		c, err := s.postContinued(way)
		if err != nil {
			reason = cmpErr(reason, err)
			continue
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, reason
	}
	return out, nil
}

// postContinued makes a continuation of what follows the call.
func (s *site) postContinued(way func(*cut, string) error) (*change, error) {
	c, err := s.cut()
	if err != nil {
		return nil, err
	}
	answer, err := c.answer()
	if err != nil {
		return nil, err
	}
	if err := cmpErr(c.unfinished(), c.handsOn()); err != nil {
		return nil, err
	}
	return c.change, way(c, answer)
}

// alternatives lets changes take the same names that are never applied together: next is called before each of them, and
// done after all.
func (s *site) alternatives() (next, done func()) {
	base, all := s.taken, maps.Clone(s.taken)
	next = func() {
		maps.Copy(all, s.taken)
		s.taken = maps.Clone(base)
	}
	return next, func() {
		maps.Copy(all, s.taken)
		s.taken = all
	}
}

// answer is what the function returns once it has handed the work over: what it would have returned anyway.
func (c *cut) answer() (string, error) {
	r := c.funcType().Results
	if r == nil || len(r.List) == 0 {
		return "", nil
	}
	text := ""
	for _, ret := range c.returns() {
		for _, e := range ret.Results {
			if !c.known(e) {
				return "", refuse("the loop needs what the function returns at once, and that depends on the call")
			}
		}
		this := c.exprs(ret.Results)
		if text != "" && this != text {
			return "", refuse("the loop needs what the function returns at once, and that depends on the call")
		}
		text = this
	}
	return text, nil
}

// handsOn refuses what takes away what the user sees only after the wait, where the loop gets a parameter back before:
// what the event does then, it does to what should have been away.
func (c *cut) handsOn() error {
	for _, ret := range c.returns() {
		if err := c.takenLate(c.handedOn(ret.Results)); err != nil {
			return err
		}
	}
	return nil
}

func (c *cut) takenLate(given string) error {
	if given == "" || !c.dismisses() {
		return nil
	}
	return refuse("the loop would go on with %s before this has taken away what the user sees", given)
}

// known reports whether the expression has its value before the call.
func (c *cut) known(e ast.Expr) bool {
	if !c.settled(e, true) {
		return false
	}
	known := true
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if v, isVar := c.Info.Uses[id].(*types.Var); isVar && !v.IsField() && v.Pos() >= c.list.Node().Pos() && v.Parent() != c.Pkg.Scope() {
				known = false
			}
		}
		return known
	})
	return known
}

// finish puts the lines in the place of what moves, and a return after them where there are statements left.
func (c *cut) finish(lines []string, answer string) {
	all := append(append([]string{}, c.before...), lines...)
	last := c.list.Node().Pos()
	if answer != "" {
		all = append(all, "return "+answer)
	} else if len(c.tails) > 0 || c.ended() {
		all = append(all, "return")
	}
	c.replace(last, c.end(), c.lines(last, all))
}

// ended reports whether what moves ends the function within a block, so that what follows the block is not reached.
func (c *cut) ended() bool {
	return c.list.Parent().Parent() != c.fn && ends(append([]ast.Stmt{c.list.Node().(ast.Stmt)}, c.after...))
}

// noReturn is what becomes of a return in a continuation without results.
func (c *cut) noReturn(r *ast.ReturnStmt) string {
	if moved := c.moved(); moved[len(moved)-1] == ast.Stmt(r) {
		return ""
	}
	return "return"
}

// thens are the functions of package post by what the continuation gets.
var thens = map[form]string{formCall: "Then", formDo: "ThenGet", formGet: "ThenGet", formExec: "ThenExec"}

// then is post.Then(post.InOrder(ui), func() (T, error) { return f() }, func(x T, err error) { … }).
func (c *cut) then(answer string) error {
	if c.found.Class == string(catalog.Forever) {
		return refuse("it does not return, and would hold its place among those that run off the loop")
	}
	poster, err := c.poster()
	if err != nil {
		return err
	}
	if !c.isContinuation(c.fn.Node()) { // which has that order
		poster = c.post() + "." + c.startedWith("InOrder", "Once") + "(" + poster + ")"
	}
	name := thens[c.form]
	c.title = "run " + c.name() + " off the loop with post." + name + warning(c.stale()) + c.measured() + c.overlap() + c.late([]*site{c.site}) +
		c.focusesBefore([]*site{c.site}) + c.focusesAfter([]*site{c.site})
	if c.dismisses() {
		c.title += onceRemark
	}
	k := c.closure("func("+strings.Join(c.params, ", ")+")", c.continuation(c.noReturn))
	if c.form == formExec && strings.HasSuffix(k, "{}") {
		k = "nil"
	}
	c.finish([]string{c.post() + "." + name + "(" + poster + ", " + c.run + ", " + k + ")"}, answer)
	return nil
}

// closure is a function literal with that body.
func (c *cut) closure(head, body string) string {
	if strings.TrimSpace(body) == "" {
		return head + " {}"
	}
	return head + " {\n" + strings.TrimRight(body, " \t\n") + "\n}"
}

// post is the name of package post.
func (c *change) post() string { return c.pkg(postPath, "post", c.node.Node().Pos()) }

// goAndPost is go func() { x, err := f(); fyne.Do(func() { … }) }().
func (c *cut) goAndPost(answer string) error {
	if c.remedy.Native == "" {
		return refuse("nothing is known that runs a function on this loop")
	}
	native, err := c.snippet(c.remedy.Native, c.list.Node().Pos())
	if err != nil {
		return err
	}
	c.title = "run " + c.name() + " in a goroutine, and what follows with " + strings.TrimPrefix(native, c.Pkg.Name()+".") + warning(c.stale()) + c.measured() + c.overlap()
	c.native = true
	body := c.assigned()
	if rest := strings.TrimSpace(c.continuation(c.noReturn)); rest != "" {
		body += "\n" + native + "(func() {\n" + rest + "\n})"
	}
	c.finish([]string{"go func() {\n" + body + "\n}()"}, answer)
	return nil
}

// assigned is the call with its results in variables.
func (c *cut) assigned() string {
	body := strings.TrimPrefix(c.body, "return ")
	if len(c.names) == 0 {
		return body
	}
	sign := " = "
	for _, n := range c.names {
		if n != "_" {
			sign = " := "
		}
	}
	return strings.Join(c.names, ", ") + sign + body
}

// A poster is a value that posts to the loop.
type poster struct {
	name string // or another expression
	line string // what declares it where it is needed, "" where it is there
	made string // the expression that makes it
}

// poster is a value that posts to the loop: the one that the continuation at hand was posted with, or as the place has it.
func (c *cut) poster() (string, error) {
	if call, _ := c.passedTo(c.fn.Node()); call != nil && c.isContinuation(c.fn.Node()) {
		return c.text(call.Args[0]), nil
	}
	p, err := c.posterAt(c.list.Node().Pos())
	if p.line != "" {
		c.before = append(c.before, p.line)
	}
	return p.name, err
}

// posterAt is a value that posts to the loop: one in scope that was made for it, or a new one, of the package or the place.
func (c *change) posterAt(pos token.Pos) (poster, error) {
	if c.remedy.Poster == "" {
		return poster{}, refuse("nothing is known that posts to this loop")
	}
	text, err := c.snippet(c.remedy.Poster, pos)
	if err != nil {
		return poster{}, err
	}
	p := poster{made: text}
	if p.name = c.posterInScope(pos, text); p.name != "" {
		return p, nil
	}
	if !strings.Contains(text, "func(") {
		p.name = text
		return p, nil
	}
	var ok bool
	if p.name, ok = c.packagePoster(text, pos); ok {
		return p, nil
	}
	p.name = c.freeAt(pos, "ui")
	p.line = p.name + " := " + text
	return p, nil
}

// posterInScope is a variable that is a poster. One of the package is that only if it is made as the text makes one: it may
// post to another loop.
func (c *change) posterInScope(pos token.Pos, text string) string {
	return c.visible(pos, func(v *types.Var) bool {
		n, ok := types.Unalias(deref(v.Type())).(*types.Named)
		if !ok || n.Obj().Pkg() == nil || n.Obj().Pkg().Path() != postPath {
			return false
		}
		if n.Obj().Name() != "Serial" && n.Obj().Name() != "Poster" {
			return false
		}
		return v.Parent() != c.Pkg.Scope() || c.madeAs(v, text)
	})
}

// madeAs reports whether the variable of the package is declared with the expression.
func (c *change) madeAs(v *types.Var, text string) bool {
	at, ok := c.root.FindByPos(v.Pos(), v.Pos())
	if !ok {
		return false
	}
	for spec := range at.Enclosing((*ast.ValueSpec)(nil)) {
		spec := spec.Node().(*ast.ValueSpec)
		i := slices.IndexFunc(spec.Names, func(id *ast.Ident) bool { return id.Pos() == v.Pos() })
		if i < 0 || i >= len(spec.Values) {
			return false
		}
		var made bytes.Buffer
		err := format.Node(&made, c.Fset, spec.Values[i])
		return err == nil && strings.Join(strings.Fields(made.String()), "") == strings.Join(strings.Fields(text), "")
	}
	return false
}
