package remedy

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Needs is what has to be called where the loop begins a frame for a fix of this remedy to do what it says; "" for
// nothing.
func Needs(r catalog.Remedy, fix analysis.SuggestedFix) string {
	_, inbox, _ := strings.Cut(r.Poster, ".")
	for _, e := range fix.TextEdits {
		if r.Serve != "" && bytes.Contains(e.NewText, []byte("."+inbox)) {
			return Needed(r)
		}
	}
	return ""
}

// Needed is what fixes of this remedy need, for people.
func Needed(r catalog.Remedy) string { return strings.ReplaceAll(r.Serve, "$", "w") }

// Serves reports whether the package calls what fixes of a remedy need.
func (s *Suggester) Serves(r catalog.Remedy) bool {
	_, inbox, _ := strings.Cut(r.Poster, ".")
	for cur := range s.root.Preorder((*ast.CallExpr)(nil)) {
		sel, ok := cur.Node().(*ast.CallExpr).Fun.(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Serve" {
			continue
		}
		of, ok := ast.Unparen(sel.X).(*ast.SelectorExpr)
		if !ok {
			continue
		}
		v, ok := s.Info.Uses[of.Sel].(*types.Var)
		if ok && v.Name() == inbox && v.Pkg() != nil && v.Pkg().Path() == postPath {
			return true
		}
	}
	return false
}

// Frames is the remedy that calls what other fixes need wherever the package's loop begins a frame. It is empty where
// there is no such place.
func (s *Suggester) Frames(loop *catalog.Loop) Remedy {
	at := &site{Suggester: s, remedy: loop.Remedy, found: finding.Located{Root: &colour.Root{Loop: loop}}}
	places := at.frames()
	if len(places) == 0 {
		return Remedy{}
	}
	c, err := at.serve(places)
	if err != nil {
		return Remedy{Advice: err.Error()}
	}
	return s.proven([]*change{c})
}

// A frame is a place at which the loop begins one.
type frame struct {
	node inspector.Cursor // a case of a type switch, or an if statement
	at   token.Pos        // after the colon or brace
	list []ast.Stmt
	fn   ast.Node // the function
}

// frames are the places at which the package's loops begin frames.
func (s *site) frames() []frame {
	short, name, _ := strings.Cut(s.remedy.Frame, ".")
	p := s.packageOf(short)
	if p == nil || !slices.Contains(s.Pkg.Imports(), p) {
		return nil
	}
	isFrame := func(e ast.Expr) bool {
		n, ok := types.Unalias(s.Info.TypeOf(e)).(*types.Named)
		return ok && n.Obj().Pkg() == p && n.Obj().Name() == name
	}
	var out []frame
	for cur := range s.root.Preorder((*ast.CaseClause)(nil), (*ast.IfStmt)(nil)) {
		f := frame{node: cur}
		switch n := cur.Node().(type) {
		case *ast.CaseClause:
			if _, ok := cur.Parent().Parent().Node().(*ast.TypeSwitchStmt); !ok || !slices.ContainsFunc(n.List, isFrame) {
				continue
			}
			f.at, f.list = n.Colon+1, n.Body
		case *ast.IfStmt:
			as, ok := n.Init.(*ast.AssignStmt)
			if !ok || len(as.Rhs) != 1 {
				continue
			}
			a, ok := ast.Unparen(as.Rhs[0]).(*ast.TypeAssertExpr)
			if _, plain := n.Cond.(*ast.Ident); !ok || !plain || a.Type == nil || !isFrame(a.Type) {
				continue
			}
			f.at, f.list = n.Body.Lbrace+1, n.Body.List
		}
		for fn := range cur.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
			f.fn = fn.Node()
			break
		}
		out = append(out, f)
	}
	return out
}

// serve calls what is needed at the start of each frame.
func (s *site) serve(places []frame) (*change, error) {
	if !s.oneWindow(places) {
		return nil, refuse("there are loops for more than one window")
	}
	var whole *change
	for _, f := range places {
		at := &site{Suggester: s.Suggester, found: s.found, remedy: s.remedy, node: f.node, stmt: f.node, fn: f.node}
		h := &handler{site: at}
		if err := h.open(); err != nil {
			return nil, err
		}
		c := at.change()
		pos, before, after := f.at, "\n", ""
		if len(f.list) > 0 {
			pos, before, after = f.list[0].Pos(), "", "\n"
		}
		text, err := c.snippet(s.remedy.Serve, pos)
		if err != nil {
			return nil, err
		}
		c.insert(pos, before+text+after)
		c.title = "call " + text + " where a frame begins"
		if whole == nil {
			whole = c
		} else {
			whole.with(c)
		}
	}
	return whole, nil
}

// oneWindow reports whether the loops run one after another, on one goroutine: all but one are in functions that do
// nothing but get called by the others.
func (s *site) oneWindow(places []frame) bool {
	var fns []ast.Node
	for _, f := range places {
		if !slices.Contains(fns, f.fn) {
			fns = append(fns, f.fn)
		}
	}
	return slices.ContainsFunc(fns, func(first ast.Node) bool {
		reached := []ast.Node{first}
		for again := true; again; {
			again = false
			for _, fn := range fns {
				if !slices.Contains(reached, fn) && s.onlyCalledIn(fn, reached) {
					reached, again = append(reached, fn), true
				}
			}
		}
		return len(reached) == len(fns) && s.startedOnce(first)
	})
}

// startedOnce reports whether a function is not seen to be started more than once: it is used in one place, which is in no
// loop, and so is the declared function around a literal.
func (s *site) startedOnce(fn ast.Node) bool {
	at, ok := s.root.FindNode(fn)
	for depth := 0; ok && depth < maxLast; depth++ {
		for c := range at.Enclosing((*ast.ForStmt)(nil), (*ast.RangeStmt)(nil), (*ast.FuncDecl)(nil)) {
			if _, ok := c.Node().(*ast.FuncDecl); !ok {
				return false
			}
			at = c
			break
		}
		d, ok := at.Node().(*ast.FuncDecl)
		if !ok {
			return true // a variable's
		}
		var uses []inspector.Cursor
		for cur := range s.root.Preorder((*ast.Ident)(nil)) {
			if s.Info.Uses[cur.Node().(*ast.Ident)] == s.Info.Defs[d.Name] {
				uses = append(uses, cur)
			}
		}
		if len(uses) != 1 {
			return len(uses) == 0
		}
		at = uses[0]
	}
	return true
}

// onlyCalledIn reports whether a declared function is called, and in those functions alone, by no go statement.
func (s *site) onlyCalledIn(fn ast.Node, callers []ast.Node) bool {
	d, ok := fn.(*ast.FuncDecl)
	if !ok {
		return false
	}
	called := false
	for cur := range s.root.Preorder((*ast.Ident)(nil)) {
		if s.Info.Uses[cur.Node().(*ast.Ident)] != s.Info.Defs[d.Name] {
			continue
		}
		call := cur.Parent()
		if kind, _ := cur.ParentEdge(); kind == edge.SelectorExpr_Sel {
			call = call.Parent()
		}
		expr, ok := call.Node().(*ast.CallExpr)
		if kind, _ := call.ParentEdge(); !ok || kind == edge.GoStmt_Call || typeutil.Callee(s.Info, expr) != s.Info.Defs[d.Name] {
			return false
		}
		for in := range call.Enclosing((*ast.FuncDecl)(nil), (*ast.FuncLit)(nil)) {
			if !slices.Contains(callers, in.Node()) {
				return false
			}
			break
		}
		called = true
	}
	return called
}
