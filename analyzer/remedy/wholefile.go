package remedy

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A file that a function creates, fills and closes can be filled in memory, on the loop, whose state it is made of, and then
// written as a whole beside the loop: it is never empty while the loop does other things.

// A wholeFile is such a function, from the statement that creates the file on.
type wholeFile struct {
	file   *types.Var
	err    *ast.Ident // the error of creating it
	perm   string
	check  *ast.IfStmt
	closes *ast.DeferStmt
	rest   []ast.Stmt   // what fills it, and a return of an error
	passed []*ast.Ident // the uses of the file as an argument
}

// ofWholeFile is the site of the call that creates the file, for one that writes to it; nil if the file is not written as a
// whole, or it is not clear which one that is.
func (s *site) ofWholeFile() *site {
	if s.call == nil || !strings.HasPrefix(s.found.Callee, "(*os.File).Write") || !s.mayEndMeanwhile() {
		return nil
	}
	var creates *site
	for cur := range s.fn.Preorder((*ast.CallExpr)(nil)) {
		at, err := s.siteAt(s.found, cur.Node().(*ast.CallExpr).Lparen)
		if err != nil || at.call == nil || at.fn != s.fn || at.pos > s.pos || !at.empties() {
			continue
		}
		w := at.wholeFile()
		if w == nil {
			continue
		}
		if creates != nil || !s.isAbout(w) {
			return nil
		}
		creates = at
	}
	return creates
}

// isAbout reports whether the call names the file, or what has been made of it.
func (s *site) isAbout(w *wholeFile) bool {
	about := false
	ast.Inspect(s.call, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok {
			return true
		}
		v, ok := s.Info.Uses[id].(*types.Var)
		about = about || ok && (v == w.file || w.closes.End() < v.Pos() && v.Pos() < s.pos && v.Kind() == types.LocalVar)
		return true
	})
	return about
}

// mayEndMeanwhile reports whether the program may end before the code has, if that runs as a coroutine.
func (s *site) mayEndMeanwhile() bool {
	return s.remedy.Kind == catalog.PostBack || s.remedy.Foreign()
}

// wholeFile finds what the call's function does with the file that the call creates; nil if that cannot be done as a whole.
func (s *site) wholeFile() *wholeFile {
	results := s.fnSignature().Results()
	body := bodyOf(s.fn.Node())
	stmt, ok := s.stmt.Node().(ast.Stmt)
	if !ok || body == nil {
		return nil
	}
	i := slices.Index(body.List, stmt)
	if results.Len() != 1 || formOf(tuple(results)) != formDo || i < 0 || i+3 >= len(body.List) || s.jumps() {
		return nil
	}
	w := &wholeFile{perm: s.filePerm(), rest: body.List[i+3:]}
	as, isAssign := body.List[i].(*ast.AssignStmt)
	check, isCheck := body.List[i+1].(*ast.IfStmt)
	closes, isDefer := body.List[i+2].(*ast.DeferStmt)
	if w.perm == "" || !isAssign || !isCheck || !isDefer || !s.creates(w, as) {
		return nil
	}
	w.check, w.closes = check, closes
	if !s.checksError(check, w.err) || !s.closesFile(closes, w.file) || !s.fills(w) || s.readsPath(w) {
		return nil
	}
	if s.hasComments(s.call.Pos(), s.call.End()) || s.hasComments(check.Pos(), s.lineEnd(closes.End())) {
		return nil
	}
	return w
}

// filePerm is the mode of the file that the call creates to write it anew; "" if it does not do that.
func (s *site) filePerm() string {
	switch f := s.callee(); {
	case f.Name() == "Create":
		return "0o666" // as os.Create has it
	case f.Name() == "OpenFile" && s.flagsAre("O_WRONLY", "O_CREATE", "O_TRUNC"):
		return s.text(s.call.Args[2])
	}
	return ""
}

// flagsAre reports whether the call opens a file with exactly those flags of package os.
func (s *site) flagsAre(names ...string) bool {
	want := constant.MakeInt64(0)
	for _, name := range names {
		flag, ok := s.callee().Pkg().Scope().Lookup(name).(*types.Const)
		if !ok {
			return false
		}
		want = constant.BinaryOp(want, token.OR, flag.Val())
	}
	flags := s.Info.Types[s.call.Args[1]].Value
	return flags != nil && constant.Compare(flags, token.EQL, want)
}

// creates takes the names of file, err := os.Create(…).
func (s *site) creates(w *wholeFile, as *ast.AssignStmt) bool {
	if len(as.Lhs) != 2 || len(as.Rhs) != 1 || ast.Unparen(as.Rhs[0]) != s.call || as.Tok != token.DEFINE {
		return false
	}
	file, ok := as.Lhs[0].(*ast.Ident)
	err, isName := as.Lhs[1].(*ast.Ident)
	if !ok || !isName || err.Name == "_" {
		return false
	}
	w.file, ok = s.Info.Defs[file].(*types.Var)
	w.err = err
	return ok && file.Name != "_"
}

// checksError reports whether the statement returns if the error is not nil, and does nothing else.
func (s *site) checksError(check *ast.IfStmt, err *ast.Ident) bool {
	cond, ok := check.Cond.(*ast.BinaryExpr)
	if !ok || check.Init != nil || check.Else != nil || cond.Op != token.NEQ || !s.Info.Types[cond.Y].IsNil() || len(check.Body.List) != 1 {
		return false
	}
	id, ok := cond.X.(*ast.Ident)
	ret, returns := check.Body.List[0].(*ast.ReturnStmt)
	return ok && returns && s.Info.Uses[id] == s.Info.ObjectOf(err) && s.saysTheSame(ret, s.Info.ObjectOf(err))
}

// saysTheSame reports whether the return gives the error, or what is made of that and of what does not change.
func (s *site) saysTheSame(ret *ast.ReturnStmt, err types.Object) bool {
	same := true
	ast.Inspect(ret, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if sel := s.Info.Selections[n]; sel != nil && sel.Kind() == types.FieldVal {
				same = same && s.settled(n, true)
				return false
			}
		case *ast.Ident:
			v, ok := s.Info.Uses[n].(*types.Var)
			same = same && (!ok || v == err || s.own(v, true))
		}
		return same
	})
	return same && len(ret.Results) == 1
}

// readsPath reports whether the variable that names the file is used while that is filled: for what is there by then.
func (s *site) readsPath(w *wholeFile) bool {
	id, ok := ast.Unparen(s.call.Args[0]).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := s.Info.Uses[id].(*types.Var)
	return ok && slices.ContainsFunc(w.rest, func(n ast.Stmt) bool { return s.uses(n, v, w.closes.End()) })
}

// closesFile reports whether all that is deferred is to close the file.
func (s *site) closesFile(d *ast.DeferStmt, file *types.Var) bool {
	call := d.Call
	if lit, ok := call.Fun.(*ast.FuncLit); ok && len(lit.Body.List) == 1 {
		switch stmt := lit.Body.List[0].(type) {
		case *ast.ExprStmt:
			call, _ = stmt.X.(*ast.CallExpr)
		case *ast.AssignStmt: // _ = file.Close()
			if len(stmt.Lhs) == 1 && s.text(stmt.Lhs[0]) == "_" {
				call, _ = stmt.Rhs[0].(*ast.CallExpr)
			}
		}
	}
	if call == nil {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Close" {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	return ok && s.Info.Uses[id] == file
}

// fills makes sure that nothing but writing is done with the file, that it is complete at the last statement, and that
// what returns before that gives up.
func (s *site) fills(w *wholeFile) bool {
	last, ok := w.rest[len(w.rest)-1].(*ast.ReturnStmt)
	if !ok || len(last.Results) != 1 {
		return false
	}
	written := false
	for cur := range s.fn.Preorder((*ast.Ident)(nil), (*ast.DeferStmt)(nil), (*ast.ReturnStmt)(nil)) {
		n := cur.Node()
		if w.closes.Pos() <= n.Pos() && n.End() <= w.closes.End() {
			continue
		}
		switch n := n.(type) {
		case *ast.DeferStmt: // it may write what is left
			if n.Pos() > w.closes.Pos() {
				return false
			}
		case *ast.ReturnStmt:
			if n.Pos() > w.closes.Pos() && n != last && inside(s.fn, cur) && !s.givesUp(n) {
				return false
			}
		case *ast.Ident:
			if s.Info.Uses[n] != w.file {
				continue
			}
			if !inside(s.fn, cur) || !s.writesTo(cur) {
				return false
			}
			written = true
			if kind, _ := cur.ParentEdge(); kind == edge.CallExpr_Args {
				w.passed = append(w.passed, n)
			}
		}
	}
	return written
}

// errorMakers make errors, and never none.
var errorMakers = map[string]bool{"errors.New": true, "fmt.Errorf": true}

// givesUp reports whether the return is of an error, where there is one.
func (s *site) givesUp(ret *ast.ReturnStmt) bool {
	err := s.failure(ret)
	if err == nil || len(ret.Results) != 1 {
		return false
	}
	switch result := ast.Unparen(ret.Results[0]).(type) {
	case *ast.Ident:
		return s.Info.Uses[result] == s.Info.Uses[err]
	case *ast.CallExpr:
		f, ok := typeutil.Callee(s.Info, result).(*types.Func)
		return ok && errorMakers[f.FullName()]
	}
	return false
}

// writesTo reports whether the file is used as something that is written to: by its own methods, or behind an interface. What
// copies into it is left out, since that may be more than memory should hold.
func (s *site) writesTo(use inspector.Cursor) bool {
	isWrite := func(name string) bool { return name == "Write" || name == "WriteString" }
	switch kind, i := use.ParentEdge(); kind {
	case edge.SelectorExpr_X:
		k, _ := use.Parent().ParentEdge()
		return k == edge.CallExpr_Fun && isWrite(use.Parent().Node().(*ast.SelectorExpr).Sel.Name)
	case edge.CallExpr_Args:
		call := use.Parent().Node().(*ast.CallExpr)
		sig, ok := s.Info.TypeOf(call.Fun).Underlying().(*types.Signature)
		_, later := use.Parent().Parent().Node().(*ast.GoStmt)
		if callee, isFunc := typeutil.Callee(s.Info, call).(*types.Func); !ok || later || isFunc && strings.HasPrefix(callee.FullName(), "io.Copy") {
			return false
		}
		if params := sig.Params(); i < params.Len() && !(sig.Variadic() && i == params.Len()-1) {
			iface, ok := params.At(i).Type().Underlying().(*types.Interface)
			if !ok {
				return false
			}
			for m := range iface.Methods() {
				ok = ok && isWrite(m.Name())
			}
			return ok && iface.NumMethods() > 0
		}
	}
	return false
}

// hasComments reports whether a comment stands between the positions.
func (s *site) hasComments(from, to token.Pos) bool {
	return slices.ContainsFunc(s.file.Comments, func(g *ast.CommentGroup) bool { return from <= g.Pos() && g.Pos() < to })
}

// endOfLineBefore is the end of the line before that of the position, which is not in the first one.
func (s *site) endOfLineBefore(pos token.Pos) token.Pos {
	file := s.Fset.File(s.file.Pos())
	return file.LineStart(file.Line(pos)) - 1
}

// writeWhole fills the file in memory, and writes it beside the loop.
func (c *change) writeWhole(w *wholeFile, ctx string) error {
	before, path, perm, err := c.namesFile(w)
	if err != nil {
		return err
	}
	before = append(before, "var "+w.file.Name()+" "+c.pkg("bytes", "bytes", c.call.Pos())+".Buffer")
	name := w.err.Name
	assign := name + " = "
	switch {
	case c.Info.Defs[w.err] == nil: // it is an older variable
	case slices.ContainsFunc(w.rest, func(n ast.Stmt) bool { return c.uses(n, c.Info.Defs[w.err].(*types.Var), w.closes.End()) }):
		before = append(before, "var "+name+" error")
	default:
		assign = name + " := "
	}
	create := c.stmt.Node()
	c.replace(create.Pos(), create.End(), c.lines(create.Pos(), before))
	c.replace(max(create.End(), c.endOfLineBefore(w.check.Pos())), w.closes.End(), "")
	for _, use := range w.passed {
		c.insert(use.Pos(), "&")
	}
	c.title = "make the file in memory, and run os.WriteFile off the loop with offload.Do3"
	pkg := strings.TrimSuffix(c.text(c.call.Fun), c.site.callee().Name())
	write := c.callee(formDo, 3) + "(" + ctx + ", " + pkg + "WriteFile, " + path + ", " + w.file.Name() + ".Bytes(), " + perm + ")"
	last := w.rest[len(w.rest)-1].(*ast.ReturnStmt)
	end := []string{"return " + write}
	if ret := w.check.Body.List[0].(*ast.ReturnStmt); c.text(ret) != "return "+name {
		end = []string{assign + write, c.text(w.check), "return nil"}
	}
	x, from := last.Results[0], last.Pos()
	returned := func(v string) []string {
		return append([]string{v + " != nil {", c.indent(from) + "\treturn " + v, "}"}, end...)
	}
	switch v, isName := x.(*ast.Ident); {
	case c.Info.Types[x].IsNil():
		c.replace(from, last.End(), c.lines(from, end))
	case isName:
		c.replace(from, last.End(), "if "+c.lines(from, returned(v.Name)))
	default: // the file may be in it
		c.replace(from, x.Pos(), "if "+name+" := ")
		c.insert(last.End(), "; "+c.lines(from, returned(name)))
	}
	return nil
}

// namesFile keeps in variables what names the file and its mode, if that may mean something else at the end.
func (c *change) namesFile(w *wholeFile) (lines []string, path, perm string, err error) {
	list, err := c.operands(true)
	if err != nil {
		return nil, "", "", err
	}
	path, perm = c.text(c.call.Args[0]), w.perm
	for _, o := range list {
		name := c.free(o.name)
		lines = append(lines, name+" := "+o.text)
		if o.at == c.call.Args[0] {
			path = name
		} else {
			perm = name
		}
	}
	return lines, path, perm, nil
}
