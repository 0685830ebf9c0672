package remedy

import (
	"go/ast"
	"go/types"
	"go/version"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// keeps refuses what the worker would share with the loop: the call's receiver and arguments are to be values, which
// nobody changes, or what is made for several goroutines.
func (a *aside) keeps() error {
	if err := a.beside(); err != nil {
		return err
	}
	if x := a.partReceiver(); x != nil {
		return refuse("%s may change before the worker gets to it", a.text(x))
	}
	if a.repeated() && !a.loopVariables() {
		return refuse("the variables of the loop that it is in change before the worker gets to it")
	}
	for _, arg := range a.call.Args {
		if name := a.reaches(arg); name != "" {
			return refuse("%s may change before the worker gets to it", name)
		}
	}
	return nil
}

// loopVariables reports whether each turn of a loop has variables of its own, as they have since Go 1.22.
func (a *aside) loopVariables() bool {
	v := a.Pkg.GoVersion()
	return v == "" || version.Compare(v, "go1.22") >= 0
}

// reaches names what of the loop's memory the argument leads to.
func (a *aside) reaches(arg ast.Expr) string {
	arg = ast.Unparen(arg)
	t := a.Info.TypeOf(arg)
	tv := a.Info.Types[arg]
	if tv.Value != nil || tv.IsNil() || isValue(t, 0) || isContext(t) {
		return ""
	}
	switch e := arg.(type) {
	case *ast.CallExpr: // a conversion of a string makes new bytes; what a function makes is new as a rule
		if len(e.Args) == 1 && a.Info.Types[e.Fun].IsType() && isValue(a.Info.TypeOf(e.Args[0]), 0) {
			return ""
		}
	case *ast.Ident:
		if v, ok := a.Info.Uses[e].(*types.Var); ok && a.madeHere(v) {
			return ""
		}
	}
	return a.text(arg)
}

// madeHere reports whether the variable holds what a function of another package has made for it, data of json.Marshal,
// and nobody else uses it but that call and this one.
func (a *aside) madeHere(v *types.Var) bool {
	if v.Kind() != types.LocalVar || !a.ends(v) {
		return false
	}
	made, uses := false, 0
	ast.Inspect(a.outermost(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if a.Info.Uses[n] == v {
				uses++
			}
		case *ast.AssignStmt:
			if len(n.Rhs) != 1 || len(n.Lhs) == 0 {
				return true
			}
			id, ok := n.Lhs[0].(*ast.Ident)
			call, isCall := ast.Unparen(n.Rhs[0]).(*ast.CallExpr)
			if ok && isCall && a.Info.Defs[id] == v {
				f, isFunc := typeutil.Callee(a.Info, call).(*types.Func)
				made = isFunc && f.Pkg() != a.Pkg && f.Signature().Recv() == nil
			}
		}
		return true
	})
	return made && uses == 1
}

// maxDepth bounds how deep types are looked into.
const maxDepth = 8

// isValue reports whether a copy of the type shares nothing that can change.
func isValue(t types.Type, depth int) bool {
	if depth > maxDepth {
		return false
	}
	if isError(t) {
		return true
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() != types.UnsafePointer
	case *types.Array:
		return isValue(u.Elem(), depth+1)
	case *types.Struct:
		for f := range u.Fields() {
			if !isValue(f.Type(), depth+1) {
				return false
			}
		}
		return true
	}
	return false
}

// undisturbed refuses where the loop may rely on the call's having ended: something that follows in the function works on
// what this one was given, or another call that blocks works on the same thing.
func (a *aside) undisturbed(blocks *site) error {
	mine := append(a.mentioned(a.call), a.mentioned(blocks.call)...)
	_, i := a.list.ParentEdge()
	for _, s := range statements(a.list.Parent().Node())[i+1:] {
		var name string
		ast.Inspect(s, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if ok && call.Pos() >= a.last.End() && name == "" && !a.logs(call) && overlap(mine, a.mentioned(call)) {
				name = a.text(call.Fun)
			}
			return name == ""
		})
		if name != "" {
			return refuse("%s, which follows, may need what it has done", name)
		}
	}
	for _, f := range a.Blocking {
		if body := bodyOf(blocks.fn.Node()); f.Pos == blocks.found.Pos || blocks.fn != a.fn && body.Pos() <= f.Pos && f.Pos < body.End() {
			continue
		}
		if name := blocks.disturbs(f, mine); name != "" {
			return refuse("%s, which the loop calls too, may need what it has done", name)
		}
	}
	return nil
}

// disturbs names another blocking call, if that may work on the same thing: it is of the same package and waits for the
// same, or it mentions the same variable. A process may do anything.
func (s *site) disturbs(f Blocking, mine []types.Object) string {
	cur, ok := s.blocking(f.Pos)
	if !ok {
		return ""
	}
	call, ok := cur.Node().(*ast.CallExpr)
	if !ok {
		return ""
	}
	this, that := typeutil.Callee(s.Info, s.call), typeutil.Callee(s.Info, call)
	name := "a function"
	if that != nil {
		name = that.Name()
	}
	if sameFunc(this, that) && !isShell(this) {
		return ""
	}
	same := f.Class == catalog.Class(s.found.Class) || f.Class == ""
	if same && pkgOf(this) == pkgOf(that) || isShell(this) && (same || f.Class == catalog.File) {
		return name
	}
	for _, o := range s.mentioned(call) {
		if slices.Contains(mine, o) && (isService(o.Type()) || f.Class == catalog.Class(s.found.Class) && isString(o.Type())) {
			return name
		}
	}
	return ""
}

// isService reports whether values of the type stand for something outside of the loop's state: a client, a store.
func isService(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Chan, *types.Signature:
		return true
	}
	return false
}

// isString reports whether values of the type may name something: a path, an address.
func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

func sameFunc(a, b types.Object) bool { return a != nil && a == b }

// isShell reports whether the function runs a program, which may do anything.
func isShell(f types.Object) bool { return pkgOf(f) == "os/exec" }

func pkgOf(f types.Object) string {
	if f == nil || f.Pkg() == nil {
		return ""
	}
	return f.Pkg().Path()
}

// mentioned are the variables and fields that a call is given, but for the model's own name.
func (s *site) mentioned(call *ast.CallExpr) []types.Object {
	var out []types.Object
	recv := s.receiverVar()
	ast.Inspect(call, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		if v, ok := s.Info.Uses[id].(*types.Var); ok && v != recv {
			out = append(out, v)
		}
		return true
	})
	return out
}

// receiverVar is the receiver of the method that the site is in.
func (s *site) receiverVar() *types.Var {
	for c := range s.fn.Enclosing((*ast.FuncDecl)(nil)) {
		d := c.Node().(*ast.FuncDecl)
		if d.Recv != nil && len(d.Recv.List) == 1 && len(d.Recv.List[0].Names) == 1 {
			v, _ := s.Info.Defs[d.Recv.List[0].Names[0]].(*types.Var)
			return v
		}
	}
	return nil
}

func overlap(a, b []types.Object) bool {
	return slices.ContainsFunc(a, func(o types.Object) bool { return slices.Contains(b, o) })
}
