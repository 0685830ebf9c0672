package remedy

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/types/typeutil"
)

// A value is what is known of an expression's: a constant, or whether it is nil, and whether it has elements.
type value struct {
	constant constant.Value // nil if it is none
	isNil    answer
	isEmpty  answer
}

type answer int8

const (
	unknown answer = iota
	yes
	no
)

func (a answer) not() answer { return [...]answer{unknown, no, yes}[a] }

func truthOf(is bool) value { return value{constant: constant.MakeBool(is)} }

func (a answer) value() value {
	if a == unknown {
		return value{}
	}
	return truthOf(a == yes)
}

// truth is what a condition is, if that is known.
func (v value) truth() (is, known bool) {
	if v.constant == nil || v.constant.Kind() != constant.Bool {
		return false, false
	}
	return constant.BoolVal(v.constant), true
}

// An assignment sets a variable or field, or an element of it.
type assignment struct {
	to    *types.Var
	index string // of the element
	value value
}

// assignments are those in the node, the functions that it calls included, as far as they end at the position or later and
// calls after it. Goroutines and functions that are called later are left out.
func (s *site) assignments(n ast.Node, after token.Pos) []assignment {
	left := maxFollowed
	c := &assigning{site: s, after: after, left: &left}
	c.visit(n)
	return c.out
}

type assigning struct {
	*site
	after  token.Pos
	params map[types.Object]value // of the function at hand
	depth  int
	left   *int // how many calls may still be followed
	out    []assignment
}

func (c *assigning) visit(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		if n == nil || n.End() < c.after {
			return false
		}
		switch n := n.(type) {
		case *ast.FuncLit, *ast.GoStmt:
			return false
		case *ast.AssignStmt:
			for i, to := range n.Lhs {
				v := value{isNil: no}
				if len(n.Lhs) == len(n.Rhs) && n.Tok == token.ASSIGN {
					v = c.valueIn(n.Rhs[i])
				}
				c.add(to, v)
			}
		case *ast.IncDecStmt:
			c.add(n.X, value{})
		case *ast.CallExpr:
			c.call(n)
		}
		return true
	})
}

func (c *assigning) add(to ast.Expr, v value) {
	index := ""
	if x, ok := ast.Unparen(to).(*ast.IndexExpr); ok {
		to, index = x.X, types.ExprString(x.Index)
	}
	if id := identOf(to); id != nil {
		if obj, ok := c.Info.Uses[id].(*types.Var); ok {
			c.out = append(c.out, assignment{obj, index, v})
		}
	}
}

// maxCalls is how deep calls are followed, and maxFollowed how many of them.
const (
	maxCalls    = 2
	maxFollowed = 1000
)

// call adds what a called function of this package assigns.
func (c *assigning) call(call *ast.CallExpr) {
	if lit, ok := ast.Unparen(call.Fun).(*ast.FuncLit); ok {
		c.visit(lit.Body)
		return
	}
	f, ok := typeutil.Callee(c.Info, call).(*types.Func)
	if !ok || c.depth == maxCalls || call.End() <= c.after {
		return
	}
	d, ok := c.declOf(f.Origin())
	if !ok || d.Body == nil || *c.left == 0 {
		return
	}
	*c.left--
	inner := &assigning{site: c.site, left: c.left, params: make(map[types.Object]value), depth: c.depth + 1}
	for i, arg := range call.Args {
		if params := f.Origin().Signature().Params(); i < params.Len() && len(call.Args) == params.Len() {
			inner.params[params.At(i)] = c.valueIn(arg)
		}
	}
	inner.visit(d.Body)
	c.out = append(c.out, inner.out...)
}

// valueIn is what is known of an expression in the function at hand. What nothing is known of is taken for something.
func (c *assigning) valueIn(e ast.Expr) value {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := c.params[c.Info.Uses[id]]; ok {
			return v
		}
	}
	v := c.value(e, assignment{}, 0)
	if v == (value{}) {
		v.isNil = no
	}
	return v
}

// value is what is known of an expression after the assignment.
func (s *site) value(e ast.Expr, a assignment, depth int) value {
	e = ast.Unparen(e)
	if tv, ok := s.Info.Types[e]; ok && tv.Value != nil {
		return value{constant: tv.Value}
	} else if ok && tv.IsNil() {
		return value{isNil: yes, isEmpty: yes}
	}
	switch e := e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		if a.to != nil && a.index == "" && s.Info.Uses[identOf(e)] == a.to {
			return a.value
		}
	case *ast.IndexExpr:
		if id := identOf(e.X); a.to != nil && id != nil && s.Info.Uses[id] == a.to && types.ExprString(e.Index) == a.index {
			return a.value
		}
	case *ast.CompositeLit:
		empty := value{isNil: no}
		if len(e.Elts) == 0 {
			empty.isEmpty = yes
		}
		return empty
	case *ast.SliceExpr:
		if e.High != nil {
			if high := s.value(e.High, a, depth).constant; high != nil && constant.Sign(high) == 0 {
				return value{isNil: no, isEmpty: yes}
			}
		}
	case *ast.UnaryExpr:
		if is, known := s.value(e.X, a, depth).truth(); known && e.Op == token.NOT {
			return truthOf(!is)
		}
	case *ast.BinaryExpr:
		return s.compared(e, a, depth)
	case *ast.CallExpr:
		return s.valueOfCall(e, a, depth)
	}
	return value{}
}

// compared is what is known of a condition.
func (s *site) compared(e *ast.BinaryExpr, a assignment, depth int) value {
	x, y := s.value(e.X, a, depth), s.value(e.Y, a, depth)
	switch e.Op {
	case token.LAND, token.LOR:
		decides := e.Op == token.LOR
		p, pKnown := x.truth()
		q, qKnown := y.truth()
		switch {
		case pKnown && p == decides, qKnown && q == decides:
			return truthOf(decides)
		case pKnown && qKnown:
			return truthOf(!decides)
		}
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		if x.constant != nil && y.constant != nil {
			return truthOf(constant.Compare(x.constant, e.Op, y.constant))
		}
		is := unknown
		if s.Info.Types[e.Y].IsNil() {
			is = x.isNil
		} else if s.Info.Types[e.X].IsNil() {
			is = y.isNil
		}
		switch e.Op {
		case token.EQL:
			return is.value()
		case token.NEQ:
			return is.not().value()
		}
	}
	return value{}
}

// valueOfCall is the length of something empty, or what a function of this package returns that does nothing else.
func (s *site) valueOfCall(call *ast.CallExpr, a assignment, depth int) value {
	switch f := typeutil.Callee(s.Info, call).(type) {
	case *types.Builtin:
		if f.Name() == "len" && s.value(call.Args[0], a, depth).isEmpty == yes {
			return value{constant: constant.MakeInt64(0)}
		}
	case *types.Func:
		if ret := s.returnOf(call); ret != nil && len(ret.Results) == 1 && depth < maxCalls {
			return s.value(ret.Results[0], a, depth+1)
		}
	}
	return value{}
}

// returnOf is the return statement of the called function, if that is of this package and has nothing else.
func (s *site) returnOf(call *ast.CallExpr) *ast.ReturnStmt {
	f, ok := typeutil.Callee(s.Info, call).(*types.Func)
	if !ok {
		return nil
	}
	d, ok := s.declOf(f.Origin())
	if !ok || d.Body == nil || len(d.Body.List) != 1 {
		return nil
	}
	ret, _ := d.Body.List[0].(*ast.ReturnStmt)
	return ret
}
