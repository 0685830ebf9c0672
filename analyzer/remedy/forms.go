package remedy

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// A form is a family of functions of package offload, by what the function returns that they call: Call1, Do2, Get, ….
type form string

const (
	formCall form = "Call" // a value and an error
	formDo   form = "Do"   // an error
	formGet  form = "Get"  // a value
	formExec form = "Exec" // nothing
	noForm   form = ""     // anything else
)

// maxArity is how many arguments the forms pass.
const maxArity = 3

// formOf is the form for a function with those results.
func formOf(results []types.Type) form {
	isError := func(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }
	switch {
	case len(results) == 0:
		return formExec
	case len(results) == 1 && isError(results[0]):
		return formDo
	case len(results) == 1:
		return formGet
	case len(results) == 2 && isError(results[1]):
		return formCall
	}
	return noForm
}

// direct reports whether the called function and its arguments can be passed as they are.
func (s *site) direct() bool {
	sig := s.signature()
	if sig.Variadic() || len(s.call.Args) != sig.Params().Len() || len(s.call.Args) > maxArity || s.inferred() {
		return false
	}
	for i, arg := range s.call.Args {
		tv, t := s.Info.Types[arg], sig.Params().At(i).Type()
		constant := tv.Value != nil && !types.IsInterface(t)
		if !constant && !tv.IsNil() && !types.Identical(tv.Type, t) {
			return false
		}
	}
	return true
}

// inferred reports whether the called function is generic and its type arguments are not written out.
func (s *site) inferred() bool {
	fun := ast.Unparen(s.call.Fun)
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		fun = sel.Sel
	}
	switch fun := fun.(type) {
	case *ast.Ident:
		_, ok := s.Info.Instances[fun]
		return ok
	case *ast.IndexExpr, *ast.IndexListExpr: // maybe some of them
		return s.isFunc(indexed(fun))
	}
	return false
}

func indexed(e ast.Expr) ast.Expr {
	switch e := e.(type) {
	case *ast.IndexExpr:
		return e.X
	case *ast.IndexListExpr:
		return e.X
	}
	return e
}

// callee is the form's function for n arguments, with its package.
func (c *change) callee(f form, n int) string {
	name := string(f)
	if n > 0 {
		name = fmt.Sprintf("%s%d", f, n)
	}
	if c.title == "" {
		c.title = fmt.Sprintf("run %s off the loop with offload.%s", c.name(), name)
	}
	return c.offload() + "." + name
}

// offload is the name of package offload.
func (c *change) offload() string { return c.pkg(offloadPath, "offload", c.node.Node().Pos()) }

// pass is f(a, b) as offload.Call2(ctx, f, a, b). Comments between the arguments stay.
func (c *change) pass(f form, ctx string) string {
	sep := ""
	switch {
	case len(c.call.Args) == 0:
	case c.src[c.offset(c.call.Lparen)+1] == '\n':
		sep = ","
	default:
		sep = ", "
	}
	fun := c.slice(c.call.Pos(), c.call.Lparen)
	return c.callee(f, len(c.call.Args)) + "(" + ctx + ", " + fun + sep + c.slice(c.call.Lparen+1, c.call.End())
}

// wrap is f(a, s.b) as offload.Call1(ctx, func(b B) (T, error) { return f(a, b) }, s.b): what only the loop may read is
// passed.
func (c *change) wrap(f form, ctx string, late bool) (string, error) {
	list, err := c.operands(late)
	if err != nil {
		return "", err
	}
	if len(list) > maxArity {
		return "", refuse("more than %d parts of the call have to be evaluated on the loop: put them into variables before it", maxArity)
	}
	pos := c.call.Pos()
	var params, args []string
	for _, o := range list {
		params = append(params, o.name+" "+c.typeText(o.typ, pos))
		args = append(args, ", "+o.text)
	}
	body := c.substituted(list)
	var results []string
	if f != formExec {
		body = "return " + body
		for _, t := range c.results() {
			results = append(results, c.typeText(t, pos))
		}
	}
	result := strings.Join(results, ", ")
	if len(results) > 1 {
		result = "(" + result + ")"
	}
	if result != "" {
		result += " "
	}
	return fmt.Sprintf("%s(%s, func(%s) %s{ %s }%s)",
		c.callee(f, len(list)), ctx, strings.Join(params, ", "), result, body, strings.Join(args, "")), nil
}

// substituted is the call with the operands' names in their places.
func (c *change) substituted(list []operand) string { return c.replaced(c.call, list) }

// replaced is the node's text with the operands' names in their places.
func (s *site) replaced(n ast.Node, list []operand) string {
	var b strings.Builder
	at := n.Pos()
	for _, o := range list {
		b.WriteString(s.slice(at, o.at.Pos()) + o.name)
		at = o.at.End()
	}
	return b.String() + s.slice(at, n.End())
}
