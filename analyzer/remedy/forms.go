package remedy

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/loopblock/loopblock/analyzer/effect"
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

// maxArity is how many arguments the forms pass.
const maxArity = 3

// forms rewrites the call to the form of its results.
func (s *site) forms(ctx string) ([]*change, error) {
	f := formOf(s.results())
	if f == noForm || !s.direct() {
		return nil, refuse("its shape has no form yet")
	}
	c := s.change()
	c.pass(f, ctx)
	return []*change{c}, nil
}

// direct reports whether the called function and its arguments can be passed as they are.
func (s *site) direct() bool {
	sig := s.signature()
	if sig.Variadic() || len(s.call.Args) != sig.Params().Len() || len(s.call.Args) > maxArity || s.inferred() {
		return false
	}
	for i, arg := range s.call.Args {
		tv := s.Info.Types[arg]
		if tv.Value == nil && !tv.IsNil() && !types.Identical(tv.Type, sig.Params().At(i).Type()) {
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
	id, ok := fun.(*ast.Ident)
	if !ok {
		_, partly := fun.(*ast.IndexExpr)
		_, partlyList := fun.(*ast.IndexListExpr)
		return partly || partlyList
	}
	_, ok = s.Info.Instances[id]
	return ok
}

// pass rewrites f(a, b) to offload.Call2(ctx, f, a, b). Comments between the arguments stay.
func (c *change) pass(f form, ctx string) {
	name := string(f)
	if n := len(c.call.Args); n > 0 {
		name = fmt.Sprintf("%s%d", f, n)
	}
	callee := c.pkg(offloadPath, "offload", c.call.Pos()) + "." + name
	c.title = fmt.Sprintf("run %s off the loop with offload.%s", effect.Shorten(c.name()), name)
	sep := ""
	switch {
	case len(c.call.Args) == 0:
	case c.src[c.offset(c.call.Lparen)+1] == '\n':
		sep = ","
	default:
		sep = ", "
	}
	// One edit for all up to the parenthesis, so that it does not go together with one for a call in the function part:
	// a.f().g() begins where a.f() does.
	fun := c.slice(c.call.Pos(), c.call.Lparen)
	c.replace(c.call.Pos(), c.call.Lparen+1, callee+"("+ctx+", "+fun+sep)
}
