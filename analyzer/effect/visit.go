package effect

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A Visitor is told what one function does on the goroutine that runs it. Every chain starts with a hop in that
// function.
type Visitor struct {
	Effect func(Effect)
	Use    func(Use)

	// Enter, if set, is told of each call of a function whose body is in this package. If it returns true it
	// takes care of what that function does by itself; what it does with what it is given is told here. So is what is
	// reached through a call that gives the loop away on a coroutine: there is more than one such call of a function.
	Enter func(fn *ssa.Function, c *Chain) bool

	// Leave, if set, says that what calling a function of another package does is told where that function is.
	Leave func(pkg, name string) bool

	// Given, if set, is told of what is done to values that this package does not know: they come from a root of fn,
	// or of a function that fn is a literal in, or from a field. With it, what a field holds may also be what any
	// function of the package stores there, and what a literal captured what its maker knows.
	Given func(g Given)

	// Open, if set, is told of each call that this package cannot follow; of is the root that the called value comes
	// from, if it comes from one.
	Open func(o Open, of Value)

	// Coroutine says that fn runs on a coroutine: what is reached through a call that gives the loop away is left out.
	Coroutine bool

	// Within, if set, leaves out instructions that it is false for.
	Within func(token.Pos) bool

	e     *Engine
	fn    *ssa.Function
	once  bool                     // inside sync.Once
	own   func(*ssa.MakeChan) bool // channels that do not count: see join
	told  map[told]int             // at the current instruction
	lost  bool                     // an object was met of whose package nothing can be known here
	steps int                      // taken at the current instruction
	iface TypeRef                  // the interface of the module that the operation at hand goes through
	opens int                      // told so far
}

// told is a use that was told already, by the length of its chain: functions that call each other through variables
// would be told without end.
type told struct {
	question
	root   valueKey
	op     string
	inline bool
}

// Apply tells v what calling the function value x does, where fn passes it on at pos.
func (e *Engine) Apply(fn *ssa.Function, x Value, pos token.Pos, v Visitor) {
	v.e, v.fn = e, fn
	v.value(x, OpCall, push(nil, e.hop(fn, pos)), 0)
}

// Visit tells v what fn does when called.
func (e *Engine) Visit(fn *ssa.Function, v Visitor) {
	v.e, v.fn = e, fn
	doomed, quiet := e.doomed(fn), e.quietIn(fn)
	hushed := v.hushed()
	for _, b := range fn.Blocks {
		if doomed[b] {
			continue
		}
		for _, instr := range b.Instrs {
			v.told, v.steps = nil, 0
			hushed.told, hushed.steps = nil, 0
			switch {
			case v.Within != nil && !v.Within(instr.Pos()):
			case quiet[instr]:
				hushed.instr(instr)
			default:
				v.instr(instr)
			}
		}
	}
}

// hushed is the visitor that is told what quiet instructions do: there only counts what never ends.
func (v *Visitor) hushed() *Visitor {
	h := *v
	h.Enter, h.Use, h.Given, h.Open = nil, nil, nil, nil
	h.Effect = func(e Effect) {
		if e.Class == catalog.Deadlock || e.Class == catalog.Forever {
			v.Effect(e)
		}
	}
	return &h
}

// instr is the one table of what an instruction may do.
func (v *Visitor) instr(instr ssa.Instruction) {
	v.iface = TypeRef{}
	switch i := instr.(type) {
	case *ssa.Call:
		v.call(&i.Call)
	case *ssa.Defer:
		v.call(&i.Call)
	case *ssa.Go: // runs elsewhere
	case *ssa.Send:
		v.operate(i.Chan, OpSend, i.Pos())
	case *ssa.UnOp:
		if i.Op == token.ARROW {
			v.receive(i)
		}
	case *ssa.Select:
		if i.Blocking {
			v.selects(i)
		}
	}
}

func (v *Visitor) call(c *ssa.CallCommon) {
	hop := v.e.hop(v.fn, v.e.callPos(c))
	if isWait(c) && v.join(hop) {
		return
	}
	if v.inline(c, hop) {
		return
	}
	chain := push(nil, hop)
	if v.receiver(c, chain) {
		return
	}
	v.plain(c, chain)
}

// plain tells what a call does.
func (v *Visitor) plain(c *ssa.CallCommon, chain *Chain) {
	if !v.listed(c, chain) {
		v.dynamic(c, chain)
	}
	for _, t := range v.e.targets(c) {
		v.run(t, chain, 0)
	}
}

// receiver tells what calling a method of a value that the catalogue lists does: os.Stdout.Write is no file's Write.
func (v *Visitor) receiver(c *ssa.CallCommon, chain *Chain) bool {
	f := c.StaticCallee()
	if f == nil || f.Signature.Recv() == nil || len(c.Args) == 0 {
		return false
	}
	if f.Name() != "Close" && v.e.appends(c.Args[0]) {
		v.effect(Effect{Key: Key{Class: catalog.Stdio}, Prim: "a log file", Chain: chain})
		return true
	}
	vals, final := v.e.listed(c.Args[0])
	if !final || len(vals) != 1 {
		return false
	}
	if _, ok := touches(vals[0].Class, f.Name()); ok {
		v.value(vals[0], f.Name(), chain, 0)
		return true
	}
	return false
}

// dynamic records the uses of roots that a call through an interface or a function value makes.
func (v *Visitor) dynamic(c *ssa.CallCommon, chain *Chain) {
	op := OpCall
	switch c.Value.(type) {
	case *ssa.Function, *ssa.MakeClosure, *ssa.Builtin:
		return
	}
	if c.IsInvoke() {
		op = c.Method.Name()
		if _, stop := v.e.knownThrough(c); stop {
			return
		}
	}
	v.iface = v.e.ifaceOf(c)
	vals := v.e.Values(c.Value, "")
	for _, val := range vals {
		switch val.Kind {
		case FromRoot, Listed, Interface:
			v.value(val, op, chain, 0)
		case OfType:
			v.unseen(val, op, chain)
		}
	}
	if len(vals) == 0 {
		v.loaded(c.Value, "", op, chain, 0)
	}
}

// listed reports the C functions that cgo calls; it is true where nothing else is to be said of the call.
func (v *Visitor) listed(c *ssa.CallCommon, chain *Chain) bool {
	f, ok := c.Value.(*ssa.Function)
	if !ok {
		return false
	}
	name, made := cFunction(f)
	if name != "" {
		v.effect(Effect{Key: Key{Class: catalog.Cgo}, Prim: name, Chain: chain})
	}
	return made
}

// run tells what calling the target does; chain leads to the call.
func (v *Visitor) run(t target, chain *Chain, depth int) {
	if t.sum == nil {
		return
	}
	if t.obj != nil && isOnce(t.obj) && !v.once {
		v.once = true
		defer func() { v.once = false }()
	}
	elsewhere := v.elsewhere(t, chain)
	if !elsewhere {
		for _, eff := range t.sum.Effects {
			if t.fn == nil && eff.Chain == nil && t.obj != nil {
				eff.Prim = FullName(t.obj)
			}
			eff.Chain = chain.Append(eff.Chain)
			v.effect(eff)
		}
		for _, eff := range t.sum.Further {
			eff.Chain = chain.Append(eff.Chain)
			v.effect(eff)
		}
		for _, o := range t.sum.Opens {
			o.Chain = chain.Append(o.Chain)
			v.open(o, Value{})
		}
	}
	if elsewhere && t.fn == nil { // a loop context of another package: what it cannot follow is told there
		open := v.Open
		v.Open = nil
		defer func() { v.Open = open }()
	}
	v.uses(t, chain, depth)
}

// uses tells what the target does with what it is given.
func (v *Visitor) uses(t target, chain *Chain, depth int) {
	iface := v.iface
	defer func() { v.iface = iface }()
	for _, u := range joinedFirst(t.sum.Uses) {
		v.iface = u.Iface
		if t.obj != nil && v.e.isSink(t.obj, u.Root) || v.Coroutine && u.Chain.Inline() {
			continue
		}
		if val, p, ok := t.bind.arg(u.Root); ok {
			if p, ok = p.Join(u.Path); ok {
				v.use(val, p, u.Op, chain.Append(u.Chain), depth)
			}
		}
	}
}

// joinedFirst puts the uses of the module's interfaces before the others: there may be more than are followed.
func joinedFirst(uses []Use) []Use {
	if !slices.ContainsFunc(uses, func(u Use) bool { return u.Iface.Name != "" }) {
		return uses
	}
	out := slices.Clone(uses)
	slices.SortStableFunc(out, func(a, b Use) int { return compareBools(a.Iface.Name == "", b.Iface.Name == "") })
	return out
}

// elsewhere reports whether somebody else takes care of what the target does by itself.
func (v *Visitor) elsewhere(t target, chain *Chain) bool {
	if t.fn != nil {
		return v.Enter != nil && !chain.Inline() && v.Enter(t.fn, chain)
	}
	return t.name != "" && v.Leave != nil && v.Leave(t.pkg, t.name)
}

// maxSteps bounds how many uses are told at one instruction: where values may be hundreds of things each of which is
// made of others, those met first stand for all.
const maxSteps = 512

// maxUse bounds how many wrappers around an object are looked through: a buffered reader of a decompressor of …
const maxUse = 6

// again reports whether the operation on the root's value was told before with no longer a chain.
func (v *Visitor) again(x Value, op string, chain *Chain) bool {
	return v.before(told{root: x.key(), op: op}, chain)
}

func (v *Visitor) before(t told, chain *Chain) bool {
	if v.steps++; v.steps > maxSteps {
		return true
	}
	t.inline = chain.Inline()
	if n, ok := v.told[t]; ok && n <= chain.Len() {
		return true
	}
	if v.told == nil {
		v.told = make(map[told]int)
	}
	v.told[t] = chain.Len()
	return false
}

// use tells what an operation on what val holds at p does.
func (v *Visitor) use(val ssa.Value, p Path, op string, chain *Chain, depth int) {
	if depth > maxUse || v.before(told{question: question{val, p}, op: op}, chain) {
		return
	}
	vals := v.e.Values(val, p)
	for _, x := range vals {
		v.value(x, op, chain, depth)
	}
	if len(vals) == 0 {
		v.unknown(op, chain)
		v.loaded(val, p, op, chain, depth)
	}
}

func (v *Visitor) value(x Value, op string, chain *Chain, depth int) {
	switch x.Kind {
	case FromRoot:
		v.root(x, op, chain)
		v.fields(x, op, chain, depth)
	case OfType:
		if t, ok := v.e.method(x, op); ok {
			v.run(t, chain, depth+1)
		} else if p, ok := v.e.promoted(x, op); ok {
			v.use(x.At, p, op, chain, depth+1)
		} else if v.unseen(x, op, chain) {
			v.lost = true
		}
	case AFunc:
		if t, ok := v.e.function(x, nil); ok && op == OpCall {
			v.run(t, chain, depth+1)
		}
	case Chan:
		if v.own != nil && x.Made != nil && v.own(x.Made) {
			return
		}
		v.channel(x, op, chain)
	case Listed:
		if class, ok := touches(x.Class, op); ok {
			v.effect(Effect{Key: Key{Class: class}, Prim: x.Prim, Chain: chain})
		}
	case Interface:
		sym := catalog.Symbol{Pkg: catalog.NormPath(x.Ref.Pkg), Recv: x.Ref.Name, Name: op}
		if b, ok := v.e.Catalog.Blocks(sym); ok {
			v.effect(Effect{Key: Key{Class: b.Class}, Prim: "(" + x.Ref.Pkg + "." + x.Ref.Name + ")." + op, Chain: chain})
		}
	}
}

// root records the use of what the function itself was given; of another function's roots nothing is known here.
func (v *Visitor) root(x Value, op string, chain *Chain) {
	if x.Fn == v.fn {
		if v.Use != nil {
			v.Use(Use{Root: x.Root, Path: x.Path, Op: op, Iface: v.iface, Chain: chain})
		}
		return
	}
	v.unknown(op, chain)
}

// unknown tells what an operation on a value that nothing is known of does: receiving from any channel waits, but
// whether a send does or a method blocks depends on the value.
func (v *Visitor) unknown(op string, chain *Chain) {
	switch op {
	case OpRecv:
		v.waits("channel receive", chain)
	case OpSelect:
		v.waits("select", chain)
	}
}

func (v *Visitor) waits(prim string, chain *Chain) {
	v.effect(Effect{Key: Key{Class: catalog.Wait}, Prim: prim, Chain: chain})
}

// open tells of a call that this package cannot follow.
func (v *Visitor) open(o Open, of Value) {
	if v.Open == nil || v.Coroutine && o.Chain.Inline() || o.Type.Name == "" || !token.IsIdentifier(o.Op) && o.Op != OpCall {
		return
	}
	v.opens++
	v.Open(o, of)
}

func (v *Visitor) effect(eff Effect) {
	eff.Once = eff.Once || v.once
	eff.Inline = eff.Chain.Inline()
	if v.Coroutine && eff.Inline {
		return
	}
	v.Effect(eff)
}

// touches is what a method of a value that the catalogue lists does: reading and writing have the value's class.
func touches(c catalog.Class, op string) (catalog.Class, bool) {
	switch {
	case op == OpCall, op == OpRecv, op == OpSelect, strings.HasPrefix(op, "Read"), strings.HasPrefix(op, "Write"):
		return c, true
	case op == "Close":
		return catalog.Metadata, true
	}
	return "", false
}

// promoted is the path at which an object embeds the interface that promotes the method to it.
func (e *Engine) promoted(x Value, name string) (Path, bool) {
	if x.Type == nil {
		return "", false
	}
	t := x.Type
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		t = types.NewPointer(t)
	}
	obj, index, _ := types.LookupFieldOrMethod(t, false, e.Pkg.Pkg, name)
	m, ok := obj.(*types.Func)
	if !ok || len(index) < 2 || !types.IsInterface(m.Signature().Recv().Type()) {
		return "", false
	}
	return x.AtPath.Join(embedded(t, index))
}

func isOnce(f *types.Func) bool {
	return f.Pkg() != nil && f.Pkg().Path() == "sync" && f.Name() == "Do" && recvName(f) == "Once"
}

// isSink reports whether what the function is given there runs elsewhere, or later.
func (e *Engine) isSink(f *types.Func, r Root) bool {
	i := r.Index
	if f.Signature().Recv() != nil {
		i--
	}
	for _, s := range e.Catalog.Sinks(SymbolOf(f)) {
		if s.Param == i {
			return true
		}
	}
	return e.Offloads != nil && e.Offloads(f, i)
}
