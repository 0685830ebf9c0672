package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// What becomes of the results of a call at which a function is cut: the variables that get them are the continuation's parameters.

// statementOf is what the statement consists of, where that is all of it.
func (c *cut) statementOf(stmt ast.Stmt) ast.Node {
	switch s := stmt.(type) {
	case *ast.ExprStmt:
		return ast.Unparen(s.X)
	case *ast.SendStmt:
		return s
	case *ast.AssignStmt: // _, _ = f()
		for _, l := range s.Lhs {
			if id, ok := l.(*ast.Ident); !ok || id.Name != "_" {
				return nil
			}
		}
		if len(s.Rhs) == 1 && ast.Unparen(s.Rhs[0]) == c.node.Node() {
			c.body = c.exprs(s.Lhs) + " = " + c.body
			return c.node.Node()
		}
	}
	return nil
}

// targets names the results, and returns the beginning of the continuation, which assigns them.
func (c *cut) targets(stmt ast.Stmt, results []types.Type) (names []string, head string, err error) {
	node := c.node.Node()
	as, rest := c.assignment(stmt)
	if stmt != ast.Stmt(as) && as != nil && c.clashes(as) {
		as = nil
	}
	if as != nil && len(as.Rhs) == 1 && ast.Unparen(as.Rhs[0]) == node && len(as.Lhs) == len(results) &&
		(as.Tok == token.DEFINE || as.Tok == token.ASSIGN) {
		var left, right []string
		for i, l := range as.Lhs {
			name, plain := c.target(l)
			if !plain {
				name = c.free(nameOf(l, results[i]))
				left, right = append(left, c.text(l)), append(right, name)
			}
			names = append(names, name)
		}
		c.resumes = rest
		head := ""
		if len(left) > 0 {
			// A call on the left, as in list[next()] = f(), would come after f.
			if err := c.first(c.list); err != nil {
				return nil, "", err
			}
			head = strings.Join(left, ", ") + " = " + strings.Join(right, ", ") + "\n"
		}
		if stmt != ast.Stmt(as) {
			head += "if "
		}
		return names, head, nil
	}
	if err := c.first(c.list); err != nil {
		return nil, "", err
	}
	for _, t := range results {
		names = append(names, c.free(nameFor(t)))
	}
	c.resumes = node.End()
	return names, c.slice(stmt.Pos(), node.Pos()) + strings.Join(names, ", "), nil
}

// assignment is the assignment that the statement is or begins with, and where what follows it begins.
func (c *cut) assignment(stmt ast.Stmt) (*ast.AssignStmt, token.Pos) {
	switch s := stmt.(type) {
	case *ast.AssignStmt:
		return s, s.End()
	case *ast.IfStmt:
		if as, ok := s.Init.(*ast.AssignStmt); ok && as.Tok == token.DEFINE {
			return as, s.Cond.Pos()
		}
	}
	return nil, token.NoPos
}

// clashes reports whether a variable of the if statement would hide one that what follows the statement has.
func (c *cut) clashes(as *ast.AssignStmt) bool {
	names := make(map[string]bool)
	for _, l := range as.Lhs {
		if id, ok := l.(*ast.Ident); ok && id.Name != "_" {
			names[id.Name] = true
		}
	}
	clash := false
	for _, s := range c.moved()[1:] {
		ast.Inspect(s, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok || !names[id.Name] {
				return !clash
			}
			if obj := c.Info.Uses[id]; obj != nil && (obj.Pos() < s.Pos() || obj.Pos() >= s.End()) {
				clash = true
			}
			return !clash
		})
		if as, ok := s.(*ast.AssignStmt); ok && as.Tok == token.DEFINE {
			for _, l := range as.Lhs {
				clash = clash || names[l.(*ast.Ident).Name]
			}
		}
		if _, ok := s.(*ast.DeclStmt); ok {
			clash = true
		}
	}
	return clash
}

// target is the name of the parameter that stands for what is assigned. It is not plain where the assignment has to be
// made: to a field, or to a variable that others see.
func (c *cut) target(l ast.Expr) (name string, plain bool) {
	id, ok := l.(*ast.Ident)
	if !ok {
		return "", false
	}
	if id.Name == "_" || c.Info.Defs[id] != nil {
		return id.Name, true
	}
	v, ok := c.Info.Uses[id].(*types.Var)
	if ok = ok && v.Kind() == types.LocalVar && c.own(v, false); ok {
		c.there = append(c.there, id.Name)
	}
	return id.Name, ok
}

// nameOf is what the result is called that is assigned to the expression.
func nameOf(l ast.Expr, t types.Type) string {
	if name := wantedName(l); name != "arg" && !token.IsKeyword(name) {
		return name
	}
	return nameFor(t)
}

// captured lets the call set variables, for shapes of results that no form has.
func (c *cut) captured(names []string, head string, results []types.Type) error {
	c.form = formExec
	var used []string
	pos := c.list.Node().Pos()
	for i, name := range names {
		if name == "_" {
			used = append(used, "_")
			continue
		}
		used = append(used, name)
		if slices.Contains(c.there, name) {
			continue
		}
		if c.needs(name) {
			return refuse("%s is what the call needs and what its result is called: give that another name", name)
		}
		c.before = append(c.before, "var "+name+" "+c.typeText(results[i], pos))
	}
	c.head = head
	c.run = "func() { " + strings.Join(used, ", ") + " = " + c.body + " }"
	c.body = strings.Join(used, ", ") + " = " + c.body
	return nil
}

// needs reports whether the call mentions something of that name, as in x, ok := f(x).
func (c *cut) needs(name string) bool {
	found := false
	ast.Inspect(c.node.Node(), func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == name
		return !found
	})
	return found
}
