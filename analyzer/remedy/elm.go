package remedy

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"
)

// A model is what an Elm-style function works on, and how its continuations are written.
type model struct {
	name  string       // of the variable in the function at hand
	typ   types.Type   // M
	first types.Type   // R, nil where the function returns a command alone
	cmd   types.Type   // C
	outer *types.Tuple // the results of the method that gets the messages
	entry *ast.FuncDecl
	msg   string // the name of its message
	recv  string // the name of its receiver
}

// elm makes a command of the call: with what follows it, where that leaves the model alone, or with a continuation that
// gets the current model. Where neither is possible, and nobody waits for what it does, a worker does it. What cannot be
// taken off the loop by itself may be taken off it with the function that it is in.
func (s *site) elm() ([]*change, error) {
	if err := s.beside(); err != nil {
		return nil, err
	}
	if fn, ok := s.callee().(*types.Func); ok {
		if err := s.mixes(fn); err != nil {
			return nil, err
		}
	}
	if out, err := s.attempt(s.detached); err == nil {
		return out, nil
	}
	out, reason := s.attempt(s.continued)
	if reason == nil {
		return out, nil
	}
	if out, err := s.attempt(s.aside); err == nil {
		return out, nil
	}
	if out := s.outward(); out != nil {
		return out, nil
	}
	return nil, reason
}

// attempt gives back the names that a rewrite has taken which turns out not to be possible.
func (s *site) attempt(rewrite func() ([]*change, error)) ([]*change, error) {
	taken := maps.Clone(s.taken)
	out, err := rewrite()
	if err != nil {
		s.taken = taken
	}
	return out, err
}

// continued are the rewrites to a command with a continuation.
func (s *site) continued() ([]*change, error) {
	var out []*change
	next, done := s.alternatives()
	defer done()
	for _, way := range []func(*cut, *model){(*cut).command, (*cut).plainCommand} {
		next()
		c, err := s.cut()
		if err != nil {
			return nil, err
		}
		m, err := c.model()
		if err != nil {
			return nil, err
		}
		if err := c.unfinished(); err != nil {
			return nil, err
		}
		if !c.getsMessages(m) {
			return nil, refuse("a model that holds this one might not pass the continuation on")
		}
		if err := c.modelStays(m); err != nil {
			return nil, err
		}
		way(c, m)
		if err := c.dispatch(m); err != nil {
			return nil, err
		}
		out = append(out, c.change)
	}
	return out, nil
}

// fnSignature is that of the function at hand.
func (s *site) fnSignature() *types.Signature { return s.signatureOf(s.fn.Node()) }

// model finds out what the function works on.
func (c *cut) model() (*model, error) {
	sig := c.fnSignature()
	m := new(model)
	results := tuple(sig.Results())
	if len(results) == 0 || !isCommand(results[len(results)-1]) {
		return nil, refuse("%s returns no command: let it return one, for its callers to pass on", c.functionName())
	}
	m.cmd = results[len(results)-1]
	switch len(results) {
	case 1:
	case 2:
		m.first = results[0]
	default:
		return nil, refuse("%s returns more than a model and a command", c.functionName())
	}
	holder := sig.Recv()
	if holder == nil && c.isContinuation(c.fn.Node()) && sig.Params().Len() > 0 {
		holder = sig.Params().At(0)
	}
	if holder == nil {
		return nil, refuse("%s is no method of the model", c.functionName())
	}
	m.name, m.typ = holder.Name(), holder.Type()
	if m.name == "" || m.name == "_" {
		return nil, refuse("the model has no name in %s", c.functionName())
	}
	return m, c.entry(m)
}

// isCommand reports whether the type is one of functions that return a message.
func isCommand(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || sig.Params().Len() != 0 || sig.Results().Len() != 1 {
		return false
	}
	it, ok := sig.Results().At(0).Type().Underlying().(*types.Interface)
	return ok && it.NumMethods() == 0
}

// entry finds the method of the model that gets every message: one message in, a model and a command out.
func (c *cut) entry(m *model) error {
	named, ok := types.Unalias(deref(m.typ)).(*types.Named)
	if !ok || named.TypeParams().Len() > 0 {
		return refuse("the model's type is generic")
	}
	var found []*types.Func
	for f := range named.Methods() {
		sig := f.Signature()
		if sig.Params().Len() == 1 && sig.Results().Len() == 2 && types.Identical(sig.Results().At(1).Type(), m.cmd) &&
			isEmptyInterface(sig.Params().At(0).Type()) {
			found = append(found, f)
		}
	}
	for _, f := range found {
		if d, ok := c.declOf(f); ok && c.isRoot(c.ssaFunc(d)) {
			m.entry = d
			break
		}
	}
	if m.entry == nil {
		return refuse("%s has no method of its own that gets the messages", named.Obj().Name())
	}
	sig := c.Info.Defs[m.entry.Name].Type().(*types.Signature)
	m.outer = sig.Results()
	m.msg, m.recv = sig.Params().At(0).Name(), sig.Recv().Name()
	if !types.Identical(sig.Recv().Type(), m.typ) {
		return refuse("%s has methods on the value and on the pointer", named.Obj().Name())
	}
	if m.first == nil {
		m.first = m.outer.At(0).Type()
	}
	if err := c.passedOn(m); err != nil {
		return err
	}
	return c.only(named)
}

// passedOn refuses where another model of the package passes on only some messages to this one: the continuation might
// not be among them.
func (c *cut) passedOn(m *model) error {
	obj := c.Info.Defs[m.entry.Name]
	for cur := range c.root.Preorder((*ast.Ident)(nil)) {
		if c.Info.Uses[cur.Node().(*ast.Ident)] != obj {
			continue
		}
		for p := range cur.Enclosing() {
			switch p.Node().(type) {
			case *ast.IfStmt, *ast.CaseClause, *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
				return refuse("%s is called for some messages only, and the continuation might not be among them", m.entry.Name.Name)
			}
		}
	}
	return nil
}

func isEmptyInterface(t types.Type) bool {
	it, ok := t.Underlying().(*types.Interface)
	return ok && it.NumMethods() == 0
}

// only refuses where the package keeps several models of the type side by side: all would get the message.
func (c *cut) only(named *types.Named) error {
	count := 0
	for _, name := range c.Pkg.Scope().Names() {
		tn, ok := c.Pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		st, ok := tn.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		for f := range st.Fields() {
			switch t := f.Type().Underlying().(type) {
			case *types.Slice:
				if types.Identical(deref(t.Elem()), named) {
					count += 2
				}
			case *types.Map:
				if types.Identical(deref(t.Elem()), named) {
					count += 2
				}
			}
			if types.Identical(deref(f.Type()), named) {
				count++
			}
		}
	}
	if count > 1 {
		return refuse("several models of type %s are side by side, and all would get the message", named.Obj().Name())
	}
	return nil
}

// modelStays refuses where what follows changes a model that nobody sees any more.
func (c *cut) modelStays(m *model) error {
	if _, isPointer := m.typ.(*types.Pointer); isPointer {
		return nil
	}
	recv := c.variable(m.name)
	if c.fnSignature().Results().Len() == 1 && c.writes(recv) {
		return refuse("what follows changes a copy of the model, which is thrown away")
	}
	// Pointers into the model, and functions that have it, made before the cut are about another copy after it.
	var err error
	start := c.list.Node().Pos()
	c.inspectMoved(func(n ast.Node, _ bool) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		v, ok := c.Info.Uses[id].(*types.Var)
		if ok && v != recv && v.Kind() == types.LocalVar && v.Pos() < start && c.within(v) && c.madeOfModel(v, recv) {
			err = refuse("%s is a part of the model as it was before the call: look it up again after it", v.Name())
		}
	})
	return err
}

// variable is the variable of that name at the cut.
func (c *cut) variable(name string) *types.Var {
	pos := c.list.Node().Pos()
	_, obj := c.scope(pos).LookupParent(name, pos)
	v, _ := obj.(*types.Var)
	return v
}

func (c *cut) within(v *types.Var) bool {
	fn := c.fn.Node()
	return fn.Pos() <= v.Pos() && v.Pos() < fn.End()
}

// writes reports whether what moves assigns to the variable or a part of it.
func (c *cut) writes(v *types.Var) bool {
	found := false
	c.inspectMoved(func(n ast.Node, _ bool) { found = found || c.changes(n, v) })
	return found
}

// madeOfModel reports whether the variable shares something with the model: it is a pointer, function or interface that
// was made of an expression with the model in it.
func (c *cut) madeOfModel(v, recv *types.Var) bool {
	switch v.Type().Underlying().(type) {
	case *types.Pointer, *types.Signature:
		return c.mentions(v, recv)
	}
	return false
}

// mentions reports whether the variable gets a value that is computed of the model.
func (c *cut) mentions(v, recv *types.Var) bool {
	found := false
	check := func(rhs []ast.Expr) {
		for _, r := range rhs {
			ast.Inspect(r, func(n ast.Node) bool {
				id, ok := n.(*ast.Ident)
				found = found || ok && c.Info.Uses[id] == recv
				return !found
			})
		}
	}
	ast.Inspect(c.fn.Node(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, l := range n.Lhs {
				if id, ok := l.(*ast.Ident); ok && c.Info.ObjectOf(id) == v {
					check(n.Rhs)
				}
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				if c.Info.Defs[name] == v {
					check(n.Values)
				}
			}
		}
		return !found
	})
	return found
}

// past names the variables that were computed of the model before the call, and are used after it.
func (c *cut) past(m *model) string {
	recv := c.variable(m.name)
	start := c.list.Node().Pos()
	var names []string
	c.inspectMoved(func(n ast.Node, _ bool) {
		id, ok := n.(*ast.Ident)
		if !ok || slices.Contains(names, id.Name) {
			return
		}
		v, ok := c.Info.Uses[id].(*types.Var)
		if ok && v != recv && v.Kind() == types.LocalVar && v.Pos() < start && c.within(v) && !isCommands(v.Type()) && c.mentions(v, recv) {
			names = append(names, v.Name())
		}
	})
	if len(names) == 0 {
		return warning(c.stale()) + c.measured() + c.overlap()
	}
	return warning(names) + c.measured() + c.overlap()
}

// isCommands reports whether the type is that of a command, or of several.
func isCommands(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Slice); ok {
		t = s.Elem()
	}
	return isCommand(t)
}

// commands are the functions of package post by what the continuation gets.
var commands = map[form]string{formCall: "Cmd", formDo: "CmdGet", formGet: "CmdGet", formExec: "CmdExec"}

// command is return m, post.Cmd(func() (T, error) { return f() }, func(m M, x T, err error) (R, C) { … }).
func (c *cut) command(m *model) {
	name := commands[c.form]
	c.title = "run " + c.name() + " off the loop with post." + name + c.past(m)
	c.returned(m, c.post()+"."+name+"("+c.run+", "+c.next(m, c.params)+")")
}

// next is the continuation as a function literal.
func (c *cut) next(m *model, params []string) string {
	pos := c.list.Node().Pos()
	alone := c.fnSignature().Results().Len() == 1
	give := func(r *ast.ReturnStmt) string {
		if alone && len(r.Results) == 1 {
			return "return " + m.name + ", " + c.text(r.Results[0])
		}
		return c.text(r)
	}
	if _, isReturn := c.list.Node().(*ast.ReturnStmt); isReturn && alone {
		c.head = "return " + m.name + ", " + strings.TrimPrefix(c.head, "return ")
	}
	list := append([]string{m.name + " " + c.typeText(m.typ, pos)}, params...)
	head := "func(" + strings.Join(list, ", ") + ") (" + c.typeText(m.first, pos) + ", " + c.typeText(m.cmd, pos) + ")"
	return c.closure(head, c.continuation(give))
}

// plainCommand is the same without package post: return m, func() tea.Msg { x, err := f(); return func(m M) (R, C) { … } }.
func (c *cut) plainCommand(m *model) {
	pos := c.list.Node().Pos()
	msg := m.cmd.Underlying().(*types.Signature).Results().At(0).Type()
	c.title = "run " + c.name() + " off the loop in a command" + c.past(m)
	c.returned(m, "func() "+c.typeText(msg, pos)+" {\n"+c.assigned()+"\nreturn "+c.next(m, nil)+"\n}")
}

// returned puts a return of the command in the place of what moves.
func (c *cut) returned(m *model, cmd string) {
	text := "return " + cmd
	if c.fnSignature().Results().Len() == 2 {
		text = "return " + m.name + ", " + cmd
	}
	at := c.list.Node().Pos()
	c.replace(at, c.end(), c.lines(at, append(append([]string{}, c.before...), text)))
}

// dispatch lets the model run continuations, once.
func (c *cut) dispatch(m *model) error {
	want := types.NewSignatureType(nil, nil, nil,
		types.NewTuple(types.NewVar(token.NoPos, nil, "", m.typ)),
		types.NewTuple(types.NewVar(token.NoPos, nil, "", m.first), types.NewVar(token.NoPos, nil, "", m.cmd)), false)
	if c.dispatches(m.entry, want) {
		return nil
	}
	if c.file.FileStart > m.entry.Pos() || m.entry.Pos() >= c.file.FileEnd {
		return refuse("%s, which has to pass the continuation on, is in another file: let it begin with \"if next, ok := msg.(%s); ok { return next(m) }\"",
			m.entry.Name.Name, types.TypeString(want, types.RelativeTo(c.Pkg)))
	}
	if m.msg == "" || m.msg == "_" || m.recv == "" || m.recv == "_" {
		return refuse("%s has no name for its model or its message", m.entry.Name.Name)
	}
	pos := m.entry.Body.Lbrace + 1
	typ := "func(" + c.typeText(m.typ, pos) + ") (" + c.typeText(m.first, pos) + ", " + c.typeText(m.cmd, pos) + ")"
	next, ok := c.unusedIn(m.entry, "next"), c.unusedIn(m.entry, "ok")
	c.insert(pos, "\n\tif "+next+", "+ok+" := "+m.msg+".("+typ+"); "+ok+" {\n\t\treturn "+next+"("+m.recv+")\n\t}")
	return nil
}

// unusedIn is a name like the wanted one that means neither the message nor the model.
func (c *cut) unusedIn(fn *ast.FuncDecl, want string) string {
	sig := c.Info.Defs[fn.Name].Type().(*types.Signature)
	for sig.Recv().Name() == want || sig.Params().At(0).Name() == want {
		want += "2"
	}
	return want
}

// dispatches reports whether the method handles messages of the type.
func (c *cut) dispatches(fn *ast.FuncDecl, want types.Type) bool {
	at, ok := c.root.FindNode(fn)
	if !ok {
		return false
	}
	for cur := range at.Preorder((*ast.FuncType)(nil)) {
		if isCase(cur) && types.Identical(c.Info.TypeOf(cur.Node().(ast.Expr)), want) {
			return true
		}
	}
	return false
}

// isCase reports whether the type is what a message is compared with.
func isCase(cur inspector.Cursor) bool {
	switch cur.Parent().Node().(type) {
	case *ast.CaseClause, *ast.TypeAssertExpr:
		return true
	}
	return false
}
