package remedy

import (
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// hoisted puts the call, or the receive, into statements of its own before the one that it is in. The lines that run gives
// assign its results to variables.
func (c *change) hoisted(results []types.Type, run func(assign string) ([]string, error)) error {
	list, err := c.listed()
	if err != nil {
		return err
	}
	if c.jumps() {
		return refuse("the function has a goto, which must not jump over the variables of the rewrite")
	}
	if err := c.first(list); err != nil {
		return err
	}
	stmt := list.Node().(ast.Stmt)
	node := c.node.Node()
	if as, ok := stmt.(*ast.AssignStmt); ok && len(as.Rhs) == 1 && ast.Unparen(as.Rhs[0]) == node && c.plain(as) {
		lines, err := run(c.exprs(as.Lhs) + " = ")
		if err != nil {
			return err
		}
		c.replace(stmt.Pos(), stmt.End(), c.lines(stmt.Pos(), append(c.declared(as), lines...)))
		return nil
	}
	var names, lines []string
	for _, t := range results {
		name := c.free(nameFor(t))
		names = append(names, name)
		lines = append(lines, "var "+name+" "+c.typeText(t, stmt.Pos()))
	}
	joined := strings.Join(names, ", ")
	more, err := run(joined + " = ")
	if err != nil {
		return err
	}
	lines = append(append(lines, more...), c.slice(stmt.Pos(), node.Pos())+joined)
	c.replace(stmt.Pos(), node.End(), c.lines(stmt.Pos(), lines))
	return nil
}

// nameFor is what a result of that type is called.
func nameFor(t types.Type) string {
	switch {
	case types.Identical(t, types.Universe.Lookup("error").Type()):
		return "err"
	case types.Identical(t, types.Typ[types.Bool]):
		return "ok"
	}
	return "v"
}

// listed is the statement of a list that the call is in: before it there is room for others.
func (s *site) listed() (inspector.Cursor, error) {
	switch s.stmt.Node().(type) {
	case *ast.CaseClause, *ast.CommClause:
		return s.stmt, refuse("it is a case of a switch: put it into a variable before that")
	}
	for c := s.stmt; ; c = c.Parent() {
		switch kind, _ := c.ParentEdge(); kind {
		case edge.BlockStmt_List, edge.CaseClause_Body, edge.CommClause_Body:
			return c, nil
		case edge.IfStmt_Init, edge.SwitchStmt_Init, edge.TypeSwitchStmt_Init, edge.ForStmt_Init, edge.TypeSwitchStmt_Assign:
		case edge.IfStmt_Else:
			return c, refuse("it is in an else if: put it into an else of its own")
		case edge.LabeledStmt_Stmt:
			return c, refuse("its statement has a label")
		case edge.CommClause_Comm:
			if s.remedy.Kind == catalog.InPlace {
				return c, refuse("it is a case of a select: let offload.Suspend wait for the case, and handle it after that")
			}
			return c, refuse("it is a case of a select: wait for the case off the loop, and handle it after that")
		default:
			return c, refuse("there is no room for a statement before it")
		}
	}
}

// jumps reports whether the function has a goto.
func (s *site) jumps() bool {
	for c := range s.fn.Preorder((*ast.BranchStmt)(nil)) {
		if c.Node().(*ast.BranchStmt).Tok == token.GOTO {
			return true
		}
	}
	return false
}

// first makes sure that the call comes first in the statement, and once: nothing happens before it there.
func (s *site) first(list inspector.Cursor) error {
	node := s.node.Node()
	for c := range s.node.Enclosing() {
		if c == list {
			break
		}
		switch kind, _ := c.ParentEdge(); kind {
		case edge.ForStmt_Cond, edge.ForStmt_Post:
			return refuse("it is in the header of a for statement, and evaluated many times: put it into the body")
		case edge.BinaryExpr_Y:
			if op := c.Parent().Node().(*ast.BinaryExpr).Op; op == token.LAND || op == token.LOR {
				return refuse("whether it is evaluated depends on what stands before it in the statement")
			}
		case edge.IfStmt_Cond, edge.SwitchStmt_Tag, edge.TypeSwitchStmt_Assign:
			if hasInit(c.Parent().Node()) {
				return refuse("what the statement's header does first has to be done before it")
			}
		}
	}
	for c := range list.Preorder((*ast.CallExpr)(nil), (*ast.UnaryExpr)(nil)) {
		n := c.Node()
		if n.End() > node.Pos() || !s.acts(n) || !inside(s.fn, c) {
			continue
		}
		return refuse("something else in the statement happens before it")
	}
	return nil
}

func hasInit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IfStmt:
		return n.Init != nil
	case *ast.SwitchStmt:
		return n.Init != nil
	case *ast.TypeSwitchStmt:
		return n.Init != nil
	}
	return false
}

// acts reports whether the expression does something: a call that is no conversion, a receive.
func (s *site) acts(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		return !s.Info.Types[n.Fun].IsType()
	case *ast.UnaryExpr:
		return n.Op == token.ARROW
	}
	return false
}

// plain reports whether the assignment's targets can be assigned in a closure: new variables whose names the call does not
// use, and variables that are the function's own.
func (s *site) plain(as *ast.AssignStmt) bool {
	if as.Tok != token.DEFINE && as.Tok != token.ASSIGN {
		return false
	}
	new := make(map[string]bool)
	for _, l := range as.Lhs {
		id, ok := l.(*ast.Ident)
		if !ok {
			return false
		}
		if id.Name == "_" {
			continue
		}
		if s.Info.Defs[id] != nil {
			new[id.Name] = true
			continue
		}
		if v, ok := s.Info.Uses[id].(*types.Var); !ok || !s.own(v, false) {
			return false
		}
	}
	free := true
	ast.Inspect(s.node.Node(), func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && new[id.Name] {
			free = false
		}
		return true
	})
	return free
}

// declared declares the variables that the assignment declares.
func (c *change) declared(as *ast.AssignStmt) []string {
	var out []string
	for _, l := range as.Lhs {
		if v := c.Info.Defs[l.(*ast.Ident)]; v != nil && v.Name() != "_" {
			out = append(out, "var "+v.Name()+" "+c.typeText(v.Type(), as.Pos()))
		}
	}
	return out
}

func (s *site) exprs(list []ast.Expr) string {
	return s.slice(list[0].Pos(), list[len(list)-1].End())
}

// lines are statements in lines of their own, indented as the line of pos is. Lines that come from there are so already,
// and those within a string stay as they are.
func (s *site) lines(pos token.Pos, list []string) string {
	text, indent := strings.Join(list, "\n"), s.indent(pos)
	var b strings.Builder
	at := 0
	for _, end := range lineEnds(text) {
		b.WriteString(text[at:end])
		at = end
		if !strings.HasPrefix(text[at:], indent) {
			b.WriteString(indent)
		}
	}
	return b.String() + text[at:]
}

// lineEnds are the offsets after the newlines of a piece of Go, but for those within strings.
func lineEnds(text string) []int {
	var within [][2]int
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(text))
	var sc scanner.Scanner
	sc.Init(file, []byte(text), nil, 0)
	for {
		pos, tok, lit := sc.Scan()
		if tok == token.EOF {
			break
		}
		if at := file.Offset(pos); tok == token.STRING && lit[0] == '`' {
			within = append(within, [2]int{at, at + 1 + strings.IndexByte(text[at+1:]+"`", '`')})
		}
	}
	var out []int
	for i := range text {
		if text[i] == '\n' && !slices.ContainsFunc(within, func(w [2]int) bool { return w[0] <= i && i < w[1] }) {
			out = append(out, i+1)
		}
	}
	return out
}

// indent is the white space at the start of the line that pos is in.
func (s *site) indent(pos token.Pos) string {
	at := s.offset(pos)
	from := strings.LastIndexByte(string(s.src[:at]), '\n') + 1
	line := string(s.src[from:at])
	return line[:len(line)-len(strings.TrimLeft(line, "\t "))]
}
