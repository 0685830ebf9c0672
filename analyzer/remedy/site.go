package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/types/typeutil"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/unsaved"
)

// A site is the place of a finding. Also for a call behind an interface, which only a join knows to be on the loop, found
// has the root that the loop calls, and in found.Own the calls of this package that lead from there to the site, outermost
// first; the call of the interface's method is one of them, and the next stands in the method that is called there.
type site struct {
	*Suggester
	found  finding.Located
	remedy catalog.Remedy
	file   *ast.File
	src    []byte // the file's text

	guessed bool // see caller
	others  bool // the remedy is for functions of other packages, which the root calls

	pos  token.Pos        // of the finding, or of what leads to it
	node inspector.Cursor // what blocks: a call, a receive (unary expression), a send, a select, a range over a channel
	call *ast.CallExpr    // node, if it is a call
	stmt inspector.Cursor // the innermost statement that node is in, or node itself
	fn   inspector.Cursor // the innermost function: an *ast.FuncDecl or *ast.FuncLit
}

// site finds the place of a finding.
func (s *Suggester) site(f finding.Located) (*site, error) { return s.siteAt(f, f.Pos) }

// siteAt finds a place on the way to a finding.
func (s *Suggester) siteAt(f finding.Located, pos token.Pos) (*site, error) {
	at := &site{Suggester: s, found: f, remedy: f.Root.Loop.Remedy, pos: pos}
	for _, file := range s.Files {
		if file.FileStart <= pos && pos < file.FileEnd {
			at.file = file
		}
	}
	if at.file == nil {
		return nil, refuse("its file is not at hand")
	}
	if err := at.read(); err != nil {
		return nil, err
	}
	node, ok := s.blocking(pos)
	if !ok {
		return nil, refuse("it is no call")
	}
	at.node = node
	at.call, _ = node.Node().(*ast.CallExpr)
	if at.call != nil {
		if _, ok := s.Info.TypeOf(at.call.Fun).Underlying().(*types.Signature); !ok {
			return nil, refuse("what is called has a type parameter for its type")
		}
	}
	for c := range node.Enclosing() {
		switch c.Node().(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			at.fn = c
		case ast.Stmt:
			if !at.stmt.Valid() {
				at.stmt = c
			}
		}
		if at.fn.Valid() {
			break
		}
	}
	if !at.fn.Valid() || !at.stmt.Valid() {
		return nil, refuse("it stands outside of functions")
	}
	return at, nil
}

// read gets the file's text, and makes sure that it is what was parsed.
func (s *site) read() error {
	if src, ok := s.texts[s.file]; ok {
		s.src = src
		return nil
	}
	tok := s.Fset.File(s.file.Pos())
	for _, imp := range s.file.Imports {
		if imp.Path.Value == `"C"` {
			return refuse("the file imports C")
		}
	}
	if _, _, ok := unsaved.Of(s.Fset, tok); !ok {
		return refuse("the file is made from another one")
	}
	src, err := s.ReadFile(tok.Name())
	if err != nil || len(src) != tok.Size() {
		return refuse("the file is made from another one")
	}
	s.src, s.texts[s.file] = src, src
	return nil
}

// blocking finds what a finding at pos is about. The position of a call is that of the called function's name, or of
// the parenthesis after it.
func (s *Suggester) blocking(pos token.Pos) (inspector.Cursor, bool) {
	at, ok := s.root.FindByPos(pos, pos)
	if !ok {
		return at, false
	}
	for c := range at.Enclosing() {
		switch n := c.Node().(type) {
		case *ast.CallExpr:
			name := ""
			if callee := typeutil.Callee(s.Info, n); callee != nil {
				name = callee.Name()
			}
			if pos == n.Lparen || pos == n.Lparen-token.Pos(len(name)) {
				return c, true
			}
		case *ast.UnaryExpr:
			if n.Op == token.ARROW && n.OpPos == pos {
				return c, true
			}
		case *ast.SendStmt:
			if n.Arrow == pos {
				return c, true
			}
		case *ast.SelectStmt, *ast.RangeStmt:
			return c, true
		case *ast.FuncLit, *ast.FuncDecl:
			if pos < n.End() { // the parenthesis of func() {}() stands at the literal's end
				return at, false
			}
		}
	}
	return at, false
}

// results are the types of what the call returns.
func (s *site) results() []types.Type {
	var out []types.Type
	for v := range s.signature().Results().Variables() {
		out = append(out, v.Type())
	}
	return out
}

// signature is that of the called function, type arguments filled in.
func (s *site) signature() *types.Signature {
	return s.Info.TypeOf(s.call.Fun).Underlying().(*types.Signature)
}

// name is what blocks, for titles: the called function as the source has it, where that is a short name.
func (s *site) name() string {
	if s.call == nil {
		return "the wait"
	}
	if text := s.text(s.call.Fun); len(text) <= 40 && !strings.ContainsAny(text, "()\n[{") {
		return text
	}
	if callee := typeutil.Callee(s.Info, s.call); callee != nil {
		return callee.Name()
	}
	return "the call"
}

// text is the source of a node.
func (s *site) text(n ast.Node) string { return s.slice(n.Pos(), n.End()) }

func (s *site) slice(from, to token.Pos) string {
	return string(s.src[s.offset(from):s.offset(to)])
}

func (s *site) offset(pos token.Pos) int { return s.Fset.File(s.file.Pos()).Offset(pos) }
