package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/colour"
)

// A part is what is handed off as one: a handler's body, or what a name stands for in the literal that registers it.
type part struct {
	*handler
	element ast.Expr // the name; nil for the body
}

func (p part) node() ast.Node {
	if p.element != nil {
		return p.element
	}
	return p.fn.Node()
}

// parts are what has to be handed off together with a root, so that the order of its family's handlers stays. Handlers
// that one literal registers belong together, and so do methods of one type. What a literal names is handed off where it
// is named: others may call it and rely on its having ended.
func (s *site) parts(r *colour.Root) ([]part, error) {
	var out []part
	if r.Loop.Family.Ordered {
		for _, lit := range s.registrations(r) {
			more, err := s.elements(r, lit)
			if err != nil {
				return nil, err
			}
			out = append(out, more...)
		}
		if len(out) > 0 {
			return out, nil
		}
	}
	h, err := s.handler(r.Fn)
	if err != nil {
		return nil, err
	}
	all := []*handler{h}
	if r.Loop.Family.Ordered {
		if all, err = h.brothers(); err != nil {
			return nil, err
		}
	}
	for _, one := range all {
		out = append(out, part{handler: one})
	}
	return out, nil
}

// registrations are the struct literals that register the root: the one that puts it on the loop, and others of its type
// that do the same.
func (s *site) registrations(r *colour.Root) []*ast.CompositeLit {
	if r.Fn == nil {
		return nil
	}
	first, key := s.literalAt(r)
	if first == nil {
		return nil
	}
	out := []*ast.CompositeLit{first}
	for cur := range s.root.Preorder((*ast.CompositeLit)(nil)) {
		lit := cur.Node().(*ast.CompositeLit)
		if lit == first || !types.Identical(s.Info.TypeOf(lit), s.Info.TypeOf(first)) {
			continue
		}
		if slices.ContainsFunc(lit.Elts, func(e ast.Expr) bool { return s.keyOf(e) == key && s.funcOf(valueOf(e)) == r.Fn }) {
			out = append(out, lit)
		}
	}
	return out
}

// literalAt is the struct literal in which the root is put on the loop, and the name of the field.
func (s *site) literalAt(r *colour.Root) (*ast.CompositeLit, string) {
	at, ok := s.root.FindByPos(r.Pos, r.Pos)
	if !ok {
		return nil, ""
	}
	for c := range at.Enclosing((*ast.CompositeLit)(nil)) {
		lit := c.Node().(*ast.CompositeLit)
		for _, e := range lit.Elts {
			kv, ok := e.(*ast.KeyValueExpr)
			if ok && r.Pos == kv.Colon && s.funcOf(kv.Value) == r.Fn {
				return lit, s.keyOf(e)
			}
		}
	}
	return nil, ""
}

func (s *site) keyOf(e ast.Expr) string {
	if kv, ok := e.(*ast.KeyValueExpr); ok {
		if id, ok := kv.Key.(*ast.Ident); ok {
			return id.Name
		}
	}
	return ""
}

func valueOf(e ast.Expr) ast.Expr {
	if kv, ok := e.(*ast.KeyValueExpr); ok {
		e = kv.Value
	}
	return ast.Unparen(e)
}

// elements are the parts that a literal registers.
func (s *site) elements(r *colour.Root, lit *ast.CompositeLit) ([]part, error) {
	var out []part
	for _, e := range lit.Elts {
		e = valueOf(e)
		sig, ok := s.Info.TypeOf(e).Underlying().(*types.Signature)
		if !ok {
			continue
		}
		fn := s.funcOf(e)
		if fn == nil && sig.Results().Len() == 0 {
			return nil, refuse("what %s is, which belongs to it, cannot be followed", s.inFile(e))
		}
		if fn == nil || !s.isRoot(fn) || fn != r.Fn && s.doesNothing(bodyOf(fn.Syntax())) {
			continue
		}
		if belongs, err := s.belongs(fn); err != nil {
			return nil, err
		} else if !belongs {
			continue
		}
		p, err := s.element(fn, e)
		switch {
		case err == nil:
			out = append(out, p)
		case fn == r.Fn:
			return nil, err
		case sig.Results().Len() == 0: // else it answers at once, as a filter does
			return nil, refuse("%s, which belongs to it, cannot be handed off (%v)", s.inFile(e), err)
		}
	}
	return out, nil
}

// inFile is the text of a node of any file.
func (s *site) inFile(e ast.Expr) string {
	if _, ok := e.(*ast.FuncLit); ok {
		return "a function literal"
	}
	return types.ExprString(e)
}

// element is the part that an element of a registration is: a literal's body, or what a name stands for.
func (s *site) element(fn *ssa.Function, e ast.Expr) (part, error) {
	if _, ok := e.(*ast.FuncLit); !ok && s.wrappable(e) {
		cur, _ := s.root.FindNode(e)
		h := &handler{site: &site{Suggester: s.Suggester, found: s.found, remedy: s.remedy, fn: cur, node: cur, stmt: cur}}
		for c := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
			h.fn = c
			break
		}
		return part{h, e}, cmpErr(h.open(), h.passes(s.Info.TypeOf(e).Underlying().(*types.Signature)))
	}
	h, err := s.handler(fn)
	return part{handler: h}, err
}

// wrappable reports whether a call that names a function later calls what the name stands for now: a function, or a
// method of a variable that keeps its value.
func (s *site) wrappable(e ast.Expr) bool {
	sig := s.Info.TypeOf(e).Underlying().(*types.Signature)
	if sig.Results().Len() > 0 || sig.Variadic() || sig.Params().Len() > maxParams {
		return false
	}
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := s.Info.Uses[e].(*types.Var); ok {
			return s.keeps(v)
		}
		return true
	case *ast.SelectorExpr:
		sel := s.Info.Selections[e]
		id, ok := ast.Unparen(e.X).(*ast.Ident)
		if sel == nil || !ok || sel.Kind() != types.MethodVal || len(sel.Index()) != 1 {
			return false
		}
		v, ok := s.Info.Uses[id].(*types.Var)
		_, byPointer := sel.Obj().(*types.Func).Signature().Recv().Type().Underlying().(*types.Pointer)
		return ok && byPointer && s.keeps(v)
	}
	return false
}

// maxParams bounds how many parameters a function that is written around a name has.
const maxParams = 4

// keeps reports whether a variable of a function is never set again; a struct is the same one whatever is set in it.
func (s *site) keeps(v *types.Var) bool {
	if v.Parent() == nil || v.Parent() == s.Pkg.Scope() {
		return false
	}
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != v {
			continue
		}
		switch kind, _ := cur.ParentEdge(); kind {
		case edge.AssignStmt_Lhs, edge.IncDecStmt_X, edge.RangeStmt_Key, edge.RangeStmt_Value:
			return false
		case edge.UnaryExpr_X:
			if _, isStruct := v.Type().Underlying().(*types.Struct); !isStruct && cur.Parent().Node().(*ast.UnaryExpr).Op == token.AND {
				return false
			}
		}
	}
	return true
}

// funcOf is the function of this package that the expression is, or names: a literal may be the value of a variable that
// keeps it.
func (s *site) funcOf(e ast.Expr) *ssa.Function {
	switch e := ast.Unparen(e).(type) {
	case *ast.FuncLit:
		return s.ssaFunc(e)
	case *ast.Ident:
		if d, ok := s.declOf(s.Info.Uses[e]); ok {
			return s.ssaFunc(d)
		}
		if v, ok := s.Info.Uses[e].(*types.Var); ok && s.keeps(v) {
			return s.valueOf(v)
		}
	case *ast.SelectorExpr:
		if d, ok := s.declOf(s.Info.Uses[e.Sel]); ok {
			return s.ssaFunc(d)
		}
	}
	return nil
}

// valueOf is the literal that a variable is declared with.
func (s *site) valueOf(v *types.Var) *ssa.Function {
	at, ok := s.root.FindByPos(v.Pos(), v.Pos())
	if !ok {
		return nil
	}
	as, ok := at.Parent().Node().(*ast.AssignStmt)
	if !ok || len(as.Lhs) != 1 || len(as.Rhs) != 1 || as.Tok != token.DEFINE {
		return nil
	}
	if lit, ok := ast.Unparen(as.Rhs[0]).(*ast.FuncLit); ok {
		return s.ssaFunc(lit)
	}
	return nil
}

// wrapElement writes a function around a name that gives a call of it to the queue.
func (c *change) wrapElement(p part, open, end string) {
	sig := c.Info.TypeOf(p.element).Underlying().(*types.Signature)
	var params, args, copies []string
	taken := []string{c.queueAs, "bytes"}
	ast.Inspect(p.element, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			taken = append(taken, id.Name)
		}
		return true
	})
	for v := range sig.Params().Variables() {
		name := v.Name()
		if name == "" || name == "_" {
			name = "arg"
		}
		for slices.Contains(taken, name) {
			name += "2"
		}
		taken = append(taken, name)
		params = append(params, name+" "+c.typeText(v.Type(), p.element.Pos()))
		args = append(args, name)
		if isBytes(v.Type()) {
			copies = append(copies, "\n"+name+" = "+c.pkg("bytes", "bytes", p.element.Pos())+".Clone("+name+")\n")
		}
	}
	call := p.text(p.element) + "(" + strings.Join(args, ", ") + ")"
	c.replace(p.element.Pos(), p.element.End(),
		"func("+strings.Join(params, ", ")+") { "+strings.Join(copies, "")+open+" "+call+" "+end+" }")
}
