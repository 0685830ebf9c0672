package directive

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A site is something on a line that a directive could stand on.
type site struct {
	place place
	what  string // in a message; for nowhere, why the directive cannot stand on it
	node  ast.Node
	names []*ast.Ident // what it declares
	tails bool         // the line is not its first: only a comment that ends the line means it
}

// A line is a source line that a directive may mean.
type line struct {
	number int
	first  token.Pos // of the first token there; not valid on a line without code
	outer  ast.Node  // the outermost node that begins on it, first of all
	sites  []site    // outer before inner
}

// above reports whether the comment stands on a line of its own above at.
func (c *comment) above(at *line) bool { return c.Pos() < at.first }

// lines maps the lines that a file's directives may mean: their own, and the one after their comment group.
func (p *parser) lines(comments []*comment) map[int]*line {
	lines := map[int]*line{}
	want := func(number int) {
		if lines[number] == nil {
			lines[number] = &line{number: number}
		}
	}
	for _, c := range comments {
		want(p.lineOf(c.Pos()))
		want(p.lineOf(c.group.End()) + 1)
	}
	s := &scanner{parser: p, lines: lines}
	ast.Inspect(p.file, s.visit)
	return lines
}

// meant returns the line that a comment means: its own if code stands there before it, else the one below.
func (p *parser) meant(c *comment, lines map[int]*line) *line {
	own := lines[p.lineOf(c.Pos())]
	if own.first.IsValid() && own.first < c.Pos() {
		return own
	}
	return lines[p.lineOf(c.group.End())+1]
}

// A scanner walks a file once and notes what stands on the wanted lines.
type scanner struct {
	*parser
	lines map[int]*line
}

func (s *scanner) visit(n ast.Node) bool {
	switch n := n.(type) {
	case nil, *ast.CommentGroup, *ast.Comment:
		return false
	case *ast.File:
		return true
	case *ast.EmptyStmt:
		if n.Implicit {
			return false // it has no text
		}
	case *ast.GenDecl:
		s.visitDecl(n)
	case *ast.FuncDecl:
		s.add(site{place: onFunc, what: "a function or method", node: n, names: []*ast.Ident{n.Name}}, n.Pos(), brace(n.Body))
	case *ast.FuncLit:
		s.add(site{place: onLiteral, what: "a function literal", node: n}, n.Pos(), brace(n.Body))
	case *ast.ForStmt:
		s.add(site{place: onFor, what: "a for statement", node: n}, n.Pos(), brace(n.Body))
	case *ast.RangeStmt:
		s.add(site{place: onFor, what: "a for statement", node: n}, n.Pos(), brace(n.Body))
	case *ast.LabeledStmt:
		s.visitLabel(n)
	case *ast.StructType:
		for _, f := range fields(n.Fields) {
			s.visitField(f)
		}
	case *ast.InterfaceType:
		for _, f := range fields(n.Methods) {
			s.visitMethod(f)
		}
	}
	s.note(n)
	return true
}

// note keeps a line's first token and the outermost node that begins there. A node's end counts as a token, for the
// lines that begin with a closing brace.
func (s *scanner) note(n ast.Node) {
	pos, end := n.Pos(), n.End()-1
	if !pos.IsValid() {
		return // an empty field list
	}
	if l := s.lines[s.lineOf(pos)]; l != nil {
		if l.outer == nil || pos < l.outer.Pos() {
			l.outer = n // a walk meets outer nodes first
		}
		if !l.first.IsValid() || pos < l.first {
			l.first = pos
		}
	}
	if l := s.lines[s.lineOf(end)]; end > pos && l != nil && (!l.first.IsValid() || end < l.first) {
		l.first = end
	}
}

// add notes a site on the line of start, and for comments that end a line on the lines of the tails.
func (s *scanner) add(at site, start token.Pos, tails ...token.Pos) {
	number := s.lineOf(start)
	if l := s.lines[number]; l != nil {
		l.sites = append(l.sites, at)
	}
	at.tails = true
	for _, tail := range tails {
		if !tail.IsValid() || s.lineOf(tail) == number {
			continue
		}
		number = s.lineOf(tail)
		if l := s.lines[number]; l != nil {
			l.sites = append(l.sites, at)
		}
	}
}

func brace(body *ast.BlockStmt) token.Pos {
	if body == nil {
		return token.NoPos
	}
	return body.Lbrace
}

func behind(g *ast.CommentGroup) token.Pos {
	if g == nil {
		return token.NoPos
	}
	return g.Pos()
}

func fields(l *ast.FieldList) []*ast.Field {
	if l == nil {
		return nil
	}
	return l.List
}

// visitLabel lets a directive above a label mean the loop below it.
func (s *scanner) visitLabel(n *ast.LabeledStmt) {
	if s.lineOf(n.Pos()) == s.lineOf(n.Stmt.Pos()) {
		return
	}
	switch n.Stmt.(type) {
	case *ast.ForStmt, *ast.RangeStmt:
		s.add(site{place: onFor, what: "a for statement", node: n.Stmt}, n.Pos())
	}
}

func (s *scanner) visitDecl(n *ast.GenDecl) {
	for _, spec := range n.Specs {
		t, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		start := t.Pos()
		if !n.Lparen.IsValid() {
			start = n.Pos()
		}
		at := site{node: t, names: []*ast.Ident{t.Name}}
		at.place, at.what = s.typePlace(t)
		s.add(at, start, behind(t.Comment))
	}
}

func (s *scanner) typePlace(t *ast.TypeSpec) (place, string) {
	if t.Assign.IsValid() {
		return nowhere, "a type alias, which is no type of its own"
	}
	under := types.Type(nil)
	if obj := s.object(t.Name); obj != nil {
		under = obj.Type().Underlying()
	}
	_, isFunc := t.Type.(*ast.FuncType)
	_, isInterface := t.Type.(*ast.InterfaceType)
	switch u := under.(type) {
	case *types.Signature:
		isFunc = true
	case *types.Interface:
		isInterface = u.NumMethods() > 0
	}
	switch {
	case isFunc:
		return onFuncType, "a function type"
	case isInterface:
		return onInterface, "an interface type"
	}
	return nowhere, "a type that is neither a function nor an interface with methods"
}

func (s *scanner) visitField(f *ast.Field) {
	at := site{place: onField, what: "a struct field", node: f, names: f.Names}
	if len(f.Names) == 0 {
		if id := embedded(f.Type); id != nil {
			at.names = []*ast.Ident{id}
		}
	}
	for _, id := range at.names {
		if obj := s.object(id); obj != nil && !holdsFunc(obj.Type(), 0) {
			at.place, at.what = nowhere, "field "+id.Name+", which holds no function"
		}
	}
	s.add(at, f.Pos(), behind(f.Comment))
}

func (s *scanner) visitMethod(f *ast.Field) {
	at := site{place: onInterfaceMethod, what: "an interface method", node: f, names: f.Names}
	if len(f.Names) == 0 {
		at.place, at.what = nowhere, "an embedded interface"
	}
	s.add(at, f.Pos(), behind(f.Comment))
}

// object is what an identifier declares.
func (p *parser) object(id *ast.Ident) types.Object {
	if p.info == nil || id == nil {
		return nil
	}
	return p.info.Defs[id]
}

// embedded returns the identifier that names an embedded field.
func embedded(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.Ident:
		return e
	case *ast.StarExpr:
		return embedded(e.X)
	case *ast.ParenExpr:
		return embedded(e.X)
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return embedded(e.X)
	case *ast.IndexListExpr:
		return embedded(e.X)
	}
	return nil
}

// holdsFunc reports whether a value of the type can hold functions to call: a func, a container of such, or an any.
// Other interfaces do not count: what is called there are their methods, which take directives themselves.
func holdsFunc(t types.Type, depth int) bool {
	const deep = 8 // a type may contain itself
	if depth > deep {
		return false
	}
	if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
		return constrainedToFunc(tp.Constraint(), depth)
	}
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return true
	case *types.Interface:
		return u.NumMethods() == 0
	case *types.Pointer:
		return holdsFunc(u.Elem(), depth+1)
	case *types.Slice:
		return holdsFunc(u.Elem(), depth+1)
	case *types.Array:
		return holdsFunc(u.Elem(), depth+1)
	case *types.Map:
		return holdsFunc(u.Elem(), depth+1)
	case *types.Chan:
		return holdsFunc(u.Elem(), depth+1)
	}
	return t.Underlying() == types.Typ[types.Invalid] // what does not type-check has said so already
}

// constrainedToFunc reports whether some type of a constraint holds a function; any holds everything.
func constrainedToFunc(constraint types.Type, depth int) bool {
	u, ok := constraint.Underlying().(*types.Interface)
	if !ok {
		return false
	}
	if u.NumEmbeddeds() == 0 {
		return u.NumMethods() == 0 && !u.IsComparable()
	}
	for e := range u.EmbeddedTypes() {
		union, ok := e.(*types.Union)
		if !ok {
			if holdsFunc(e, depth+1) {
				return true
			}
			continue
		}
		for term := range union.Terms() {
			if holdsFunc(term.Type(), depth+1) {
				return true
			}
		}
	}
	return false
}
