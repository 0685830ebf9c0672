package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// An operand is a part of a call that must be evaluated on the loop, and before the call: it reads what others may change
// meanwhile, or does something.
type operand struct {
	at   ast.Expr // its place in the call
	text string   // what is evaluated
	typ  types.Type
	name string // stands for it in the closure
}

// operands lists the parts of the call that must be evaluated on the loop. Where late is set the call itself happens
// much later (it is deferred), so that variables count which change at all.
func (s *site) operands(late bool) ([]operand, error) {
	var out []operand
	fun, err := s.funOperand(late)
	if err != nil {
		return nil, err
	}
	if fun != nil {
		out = append(out, *fun)
	}
	for _, arg := range s.call.Args {
		if s.settled(arg, late) {
			continue
		}
		t := s.Info.TypeOf(arg)
		if _, ok := t.(*types.Tuple); ok {
			return nil, refuse("its arguments are several results of one call")
		}
		out = append(out, operand{at: arg, text: s.text(arg), typ: t})
	}
	s.nameOperands(out)
	return out, nil
}

// funOperand is the part of the called function that must be evaluated on the loop: the receiver of a method, or a
// function value.
func (s *site) funOperand(late bool) (*operand, error) {
	fun := ast.Unparen(s.call.Fun)
	if s.settled(fun, late) {
		return nil, nil
	}
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return &operand{at: fun, text: s.text(fun), typ: s.Info.TypeOf(fun)}, nil
	}
	selection := s.Info.Selections[sel]
	if selection == nil || selection.Kind() != types.MethodVal {
		return &operand{at: fun, text: s.text(fun), typ: s.Info.TypeOf(fun)}, nil
	}
	return s.receiver(sel, selection, late)
}

// receiver is the operand of a method call x.M(…).
func (s *site) receiver(sel *ast.SelectorExpr, selection *types.Selection, late bool) (*operand, error) {
	text, t := s.text(sel.X), s.Info.TypeOf(sel.X)
	embedded := len(selection.Index()) > 1
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			return nil, refuse("its receiver is embedded in something strange")
		}
		text, t = text+"."+st.Field(i).Name(), st.Field(i).Type()
	}
	_, isPointer := t.Underlying().(*types.Pointer)
	switch {
	case pointerMethod(selection) && !isPointer && s.addressable(sel, selection, late):
		return nil, nil // of the receiver only the address counts
	case embedded || !s.settled(sel.X, late):
	case valueThroughPointer(t, selection):
		return &operand{at: sel.X, text: "*" + text, typ: deref(t)}, nil
	case isPointer || types.IsInterface(t) || !pointerMethod(selection):
		return nil, nil
	}
	switch {
	case types.IsInterface(t):
	case pointerMethod(selection):
		if _, ok := t.Underlying().(*types.Pointer); !ok {
			text, t = "&"+text, types.NewPointer(t)
		}
	case valueThroughPointer(t, selection):
		text, t = "*"+text, deref(t)
	}
	return &operand{at: sel.X, text: text, typ: t}, nil
}

// addressable reports whether the receiver's address is settled: no pointer is read on the way to it.
func (s *site) addressable(sel *ast.SelectorExpr, selection *types.Selection, late bool) bool {
	t := s.Info.TypeOf(sel.X)
	if _, ok := t.Underlying().(*types.Pointer); ok {
		return !selection.Indirect() && s.settled(sel.X, late) || s.settled(sel.X, late) && flat(deref(t), selection)
	}
	return flat(t, selection) && s.settledAddress(sel.X, late)
}

// flat reports whether the embedded fields that the selection goes through are no pointers.
func flat(t types.Type, selection *types.Selection) bool {
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		st, ok := t.Underlying().(*types.Struct)
		if !ok {
			return false
		}
		t = st.Field(i).Type()
		if _, ok := t.Underlying().(*types.Pointer); ok {
			return false
		}
	}
	return true
}

// settledAddress reports whether the address of the expression stays the same.
func (s *site) settledAddress(e ast.Expr, late bool) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		_, ok := s.Info.Uses[e].(*types.Var)
		return ok
	case *ast.SelectorExpr:
		sel := s.Info.Selections[e]
		switch {
		case sel == nil: // a variable of another package
			return true
		case sel.Kind() != types.FieldVal:
			return false
		case !sel.Indirect():
			return s.settledAddress(e.X, late)
		}
		t := s.Info.TypeOf(e.X)
		_, ok := t.Underlying().(*types.Pointer)
		return ok && flat(deref(t), sel) && s.settled(e.X, late)
	}
	return false
}

// pointerMethod reports whether the method has a pointer receiver.
func pointerMethod(selection *types.Selection) bool {
	fn, ok := selection.Obj().(*types.Func)
	if !ok || fn.Signature().Recv() == nil {
		return false
	}
	_, ok = types.Unalias(fn.Signature().Recv().Type()).(*types.Pointer)
	return ok
}

// valueThroughPointer reports whether a method with a value receiver is called on a pointer: what it points to is copied.
func valueThroughPointer(t types.Type, selection *types.Selection) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok && !pointerMethod(selection) && !types.IsInterface(deref(t))
}

func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// nameOperands gives each operand a name that nothing else in the call has.
func (s *site) nameOperands(list []operand) {
	used := make(map[string]bool)
	var visit func(n ast.Node) bool
	visit = func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && slices.ContainsFunc(list, func(o operand) bool { return o.at == e }) {
			return false
		}
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, visit)
			return false
		case *ast.Ident:
			used[n.Name] = true
		}
		return true
	}
	ast.Inspect(s.call, visit)
	for i := range list {
		want := wantedName(list[i].at)
		name := want
		for n := 2; used[name] || token.IsKeyword(name) || types.Universe.Lookup(name) != nil; n++ {
			name = want + string(rune('0'+n%10))
			if n > 9 {
				want += "x"
			}
		}
		used[name] = true
		list[i].name = name
	}
}

// wantedName is a name that says what the expression is.
func wantedName(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return lower(e.Name)
	case *ast.SelectorExpr:
		return lower(e.Sel.Name)
	case *ast.CallExpr:
		name := wantedName(e.Fun)
		if rest, ok := strings.CutPrefix(name, "get"); ok && rest != "" && isUpper(rest[0]) {
			name = lower(rest)
		}
		if types.Universe.Lookup(name) == nil && !token.IsKeyword(name) {
			return name
		}
	case *ast.IndexExpr:
		return wantedName(e.X)
	case *ast.StarExpr:
		return wantedName(e.X)
	case *ast.UnaryExpr:
		return wantedName(e.X)
	case *ast.SliceExpr:
		return wantedName(e.X)
	}
	return "arg"
}

// lower makes an unexported name: URL becomes url, StatusCode statusCode, and DBName dbName.
func lower(name string) string {
	if strings.ToUpper(name) == name {
		return strings.ToLower(name)
	}
	n := 1
	for n+1 < len(name) && isUpper(name[n]) && isUpper(name[n+1]) {
		n++
	}
	return strings.ToLower(name[:n]) + name[n:]
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
