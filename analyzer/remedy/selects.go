package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"
)

// A choice is a case of a select while it is rewritten: the wait happens beside the loop and says which case it was, and
// what the case does follows on the loop.
type choice struct {
	clause *ast.CommClause
	wait   string   // the communication: v = <-ch
	vars   []string // declarations of what it receives
	first  []string // what the case does first with that
}

// selected makes a switch over the case that happened of a select. The cases' bodies stay where they are.
func (c *change) selected(ctx string, n *ast.SelectStmt) error {
	switch {
	case len(n.Body.List) == 0:
		return refuse("it waits for ever")
	case !c.alone():
		return refuse("there is no room for a statement before it")
	case c.jumps():
		return refuse("the function has a goto, which must not jump over the variables of the rewrite")
	}
	var before, vars, waits []string
	var choices []choice
	chosen := c.free("chosen")
	for i, stmt := range n.Body.List {
		clause := stmt.(*ast.CommClause)
		ch, hoists := c.choice(clause)
		before, vars = append(before, hoists...), append(vars, ch.vars...)
		waits = append(waits, "\tcase "+ch.wait+":")
		if i > 0 {
			waits = append(waits, "\t\t"+chosen+" = "+strconv.Itoa(i))
		}
		choices = append(choices, ch)
	}
	before = append(append(before, vars...), "var "+chosen+" int", "_ = "+c.offload()+".Suspend("+c.uncancelled(ctx)+", func() error {", "\tselect {")
	before = append(append(before, waits...), "\t}", "\treturn nil", "})", "switch "+chosen+" {")
	c.replace(n.Select, n.Body.Lbrace+1, c.lines(n.Pos(), before))
	for i, ch := range choices {
		c.replace(ch.clause.Case, ch.clause.Colon+1, c.lines(ch.clause.Case, append([]string{label(i, len(choices))}, ch.first...)))
	}
	return nil
}

// label is the label of a case. The last is the default, so that a switch ends the function where the select did.
func label(i, n int) string {
	if i == n-1 {
		return "default:"
	}
	return "case " + strconv.Itoa(i) + ":"
}

// choice takes a case apart. What a select evaluates as it begins are statements before it.
func (c *change) choice(clause *ast.CommClause) (ch choice, before []string) {
	ch.clause = clause
	var list []operand
	settle := func(e ast.Expr) {
		if !c.settled(e, false) {
			o := operand{at: e, text: c.text(e), typ: c.Info.TypeOf(e), name: c.free(wantedName(e))}
			list = append(list, o)
			before = append(before, o.name+" := "+o.text)
		}
	}
	switch comm := clause.Comm.(type) {
	case *ast.SendStmt:
		settle(comm.Chan)
		settle(comm.Value)
		ch.wait = c.replaced(comm, list)
	case *ast.ExprStmt:
		settle(receive(comm.X).X)
		ch.wait = c.replaced(comm, list)
	case *ast.AssignStmt:
		settle(receive(comm.Rhs[0]).X)
		ch.wait = c.receives(&ch, comm) + c.replaced(comm.Rhs[0], list)
	}
	return ch, before
}

func receive(e ast.Expr) *ast.UnaryExpr { return ast.Unparen(e).(*ast.UnaryExpr) }

// receives declares variables for what is received into the expressions, and gives the left side of their assignment.
// Those that are new and have their names for themselves get them; else the code has to take the values over first.
func (c *change) receives(ch *choice, as *ast.AssignStmt) (assign string) {
	results := []types.Type{c.Info.TypeOf(receive(as.Rhs[0]))}
	if t, ok := results[0].(*types.Tuple); ok { // v, ok := <-ch
		results = tuple(t)
	}
	var targets, names []string
	for i, l := range as.Lhs {
		id, _ := l.(*ast.Ident)
		name := "_"
		switch {
		case id != nil && id.Name == "_":
		case id != nil && as.Tok == token.DEFINE && c.onlyIn(id.Name, ch.clause):
			name = id.Name
		default:
			name = c.free(wantedName(l))
			targets, names = append(targets, c.text(l)), append(names, name)
		}
		if name != "_" {
			ch.vars = append(ch.vars, "var "+name+" "+c.typeText(results[i], as.Pos()))
		}
		assign += ", " + name
	}
	if len(names) > 0 {
		ch.first = []string{"\t" + strings.Join(targets, ", ") + " " + as.Tok.String() + " " + strings.Join(names, ", ")}
	}
	return assign[len(", "):] + " = "
}

// onlyIn reports whether the function has the name nowhere but in the node.
func (s *site) onlyIn(name string, n ast.Node) bool {
	only := true
	ast.Inspect(s.outermost(), func(m ast.Node) bool {
		if id, ok := m.(*ast.Ident); ok && id.Name == name {
			only = false
		}
		return only && m != n
	})
	return only
}

// ranged makes a loop of receives of a range over a channel.
func (c *change) ranged(ctx string, n *ast.RangeStmt) error {
	ch, ok := c.Info.TypeOf(n.X).Underlying().(*types.Chan)
	if !ok {
		return refuse("what it ranges over has a type parameter for its type")
	}
	from, lines := c.text(n.X), []string(nil)
	if !c.settled(n.X, true) {
		if !c.alone() || c.jumps() {
			return refuse("the channel has to be put into a variable before the loop")
		}
		name := c.free(wantedName(n.X))
		from, lines = name, []string{name + " := " + from}
	}
	name, took := "_", ""
	lines = append(lines, "for {")
	if key, _ := n.Key.(*ast.Ident); n.Key != nil && (key == nil || key.Name != "_") {
		switch {
		case n.Tok == token.ASSIGN:
			name = c.free(wantedName(n.Key))
			took = "\t" + c.text(n.Key) + " = " + name
		case c.Info.Scopes[n.Body].Lookup(key.Name) != nil:
			return refuse("the loop's body declares %s again: give that another name", key.Name)
		default:
			name = key.Name
		}
		lines = append(lines, "\tvar "+name+" "+c.typeText(ch.Elem(), n.Pos()))
	}
	more := c.free("ok")
	lines = append(lines, "\tvar "+more+" bool",
		"\t_ = "+c.offload()+".Suspend("+c.uncancelled(ctx)+", func() error {",
		"\t\t"+name+", "+more+" = <-"+from, "\t\treturn nil", "\t})",
		"\tif !"+more+" {", "\t\tbreak", "\t}")
	if took != "" {
		lines = append(lines, took)
	}
	c.replace(n.For, n.Body.Lbrace+1, c.lines(n.Pos(), lines))
	return nil
}
