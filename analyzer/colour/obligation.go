package colour

import (
	"fmt"
	"go/types"
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/directive"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// An ObligationKind says what is called on a loop.
type ObligationKind uint8

// The kinds of obligation.
const (
	OnParam  ObligationKind = iota + 1 // a function's or method's parameter
	OnField                            // what a struct's field holds
	OnType                             // the values of a function type
	OnMethod                           // an interface's method
	Offloads                           // not on a loop: the parameter is run elsewhere
	Own                                // a function or method that is a loop context in its own package
)

// An Obligation is what a package puts on a loop for others to be held to. Names are those of its own package.
type Obligation struct {
	Kind   ObligationKind
	Type   string // the method's receiver, the field's struct, the interface
	Name   string // the function, method, field or type
	Param  int    // for OnParam and Offloads, without the receiver
	Family string // the catalogue family, "" for a directive
	Reason string
	By     []Caller // the package's own loop code that calls it; none where that is the framework
}

// A Caller is a function that a framework calls on its loop, and where it is put there.
type Caller struct {
	Func string
	Path string
	Line int
}

// key names an obligation in a whole program.
func (o Obligation) key(pkg string) string {
	return fmt.Sprintf("%s %d %s.%s %d %s", pkg, o.Kind, o.Type, o.Name, o.Param, o.Family)
}

// Facts are the obligations of one package, in order.
type Facts []Obligation

// directiveFamily is the family of loops that a directive names.
var directiveFamily = &catalog.Family{Name: "directive", Title: "", Enabled: true}

// loopOf is the loop that an obligation of a package speaks of; nil where its family is switched off.
func (c *colourer) loopOf(pkg string, o Obligation) *catalog.Loop {
	if o.Family == "" {
		return &catalog.Loop{Family: directiveFamily, Reason: o.Reason}
	}
	for _, f := range c.Catalog.Families() {
		if f.Name == o.Family && f.Enabled {
			l := &catalog.Loop{Family: f, Reason: o.Reason, Classes: f.Classes, Remedy: f.Remedy}
			if pkg == c.Engine.Pkg.Pkg.Path() || len(o.By) > 0 {
				l.Passed = o.key(pkg) // of this package's own it is known last: see passes
				c.passedBy[l.Passed] = o.By
			}
			return l
		}
	}
	return nil
}

// find looks an obligation up: this package's own, or that of the package that declares the object.
func (c *colourer) find(pkg *types.Package, want Obligation) *catalog.Loop {
	if pkg == nil {
		return nil
	}
	facts := c.own
	if pkg != c.Engine.Pkg.Pkg {
		facts = c.imported(pkg)
	}
	for _, o := range facts {
		if o.Kind == want.Kind && o.Type == want.Type && o.Name == want.Name && o.Param == want.Param {
			return c.loopOf(pkg.Path(), o)
		}
	}
	return nil
}

func (c *colourer) imported(pkg *types.Package) Facts {
	f, ok := c.facts[pkg]
	if !ok {
		f = c.Import(pkg)
		c.facts[pkg] = f
	}
	return f
}

func (c *colourer) loopParams(f *types.Func) []catalog.ParamLoop {
	sym := effect.SymbolOf(f)
	out := c.Catalog.LoopParams(sym)
	for _, s := range c.Catalog.Sinks(sym) {
		if s.Kind == catalog.OnLoop && s.Loop != nil {
			out = append(out, catalog.ParamLoop{Param: s.Param, Loop: s.Loop})
		}
	}
	for i := range f.Signature().Params().Len() {
		want := Obligation{Kind: OnParam, Type: sym.Recv, Name: sym.Name, Param: i}
		if l := c.find(f.Pkg(), want); l != nil {
			out = append(out, catalog.ParamLoop{Param: i, Loop: l})
		}
	}
	return out
}

func (c *colourer) loopField(owner *types.Named, f *types.Var) *catalog.Loop {
	if owner == nil || f.Pkg() == nil {
		return nil
	}
	pkg := owner.Obj().Pkg()
	if pkg == nil {
		return nil
	}
	if l := c.Catalog.LoopField(catalog.NormPath(pkg.Path()), owner.Obj().Name(), f.Name()); l != nil {
		return l
	}
	return c.find(pkg, Obligation{Kind: OnField, Type: owner.Obj().Name(), Name: f.Name()})
}

func (c *colourer) loopType(n *types.Named) *catalog.Loop {
	pkg := n.Obj().Pkg()
	if l := c.Catalog.LoopType(catalog.NormPath(pkg.Path()), n.Obj().Name()); l != nil {
		return l
	}
	return c.find(pkg, Obligation{Kind: OnType, Name: n.Obj().Name()})
}

// oblige passes an obligation on to those who give a function what it passes to a loop.
func (c *colourer) oblige(x effect.Value, loop *catalog.Loop) {
	if x.Path != "" && x.Path != "[]" {
		if fields := effect.FieldsOf(x); len(fields) > 0 {
			c.obligeField(fields[len(fields)-1], loop)
		}
		return
	}
	obj, ok := x.Fn.Object().(*types.Func)
	if !ok || x.Root.Kind != effect.Param {
		return
	}
	i := x.Root.Index
	if obj.Signature().Recv() != nil {
		i--
	}
	if i >= 0 {
		sym := effect.SymbolOf(obj)
		c.owe(Obligation{Kind: OnParam, Type: sym.Recv, Name: sym.Name, Param: i}, loop)
	}
}

// obligeField passes an obligation on to those who store something in a field of this package.
func (c *colourer) obligeField(f effect.FieldRef, loop *catalog.Loop) {
	if f.Owner == nil || f.Rest != "" && f.Rest != "[]" || f.Owner.Obj().Pkg() != c.Engine.Pkg.Pkg {
		return
	}
	c.owe(Obligation{Kind: OnField, Type: f.Owner.Obj().Name(), Name: f.Var.Name()}, loop)
}

// owe adds an obligation of this package, once.
func (c *colourer) owe(o Obligation, loop *catalog.Loop) {
	o.Reason = loop.Reason
	if loop.Family != directiveFamily {
		o.Family = loop.Family.Name
	}
	if c.visiting != nil {
		key := o.key(c.Engine.Pkg.Pkg.Path())
		c.callers[key] = append(c.callers[key], c.visiting)
	}
	if slices.ContainsFunc(c.own, func(have Obligation) bool {
		return have.Kind == o.Kind && have.Type == o.Type && have.Name == o.Name && have.Param == o.Param
	}) {
		return
	}
	c.own = append(c.own, o)
	c.grown = true
}

// declare turns the package's directives into roots and obligations.
func (c *colourer) declare() {
	for _, d := range c.Directives {
		switch d.Kind {
		case directive.Loop, directive.OnLoop:
			c.declareLoop(d)
		case directive.Offloads:
			if f, ok := d.Obj.(*types.Func); ok {
				sym := effect.SymbolOf(f)
				c.own = append(c.own, Obligation{Kind: Offloads, Type: sym.Recv, Name: sym.Name, Param: d.ParamIndex})
			}
		}
	}
}

func (c *colourer) declareLoop(d directive.Directive) {
	loop := &catalog.Loop{Family: directiveFamily, Reason: "a loopblock:loop directive puts it on an event loop"}
	switch obj := d.Obj.(type) {
	case *types.Func:
		sym := effect.SymbolOf(obj)
		switch {
		case d.Param != "":
			c.owe(Obligation{Kind: OnParam, Type: sym.Recv, Name: sym.Name, Param: d.ParamIndex}, loop)
		case obj.Signature().Recv() != nil && types.IsInterface(obj.Signature().Recv().Type()):
			c.owe(Obligation{Kind: OnMethod, Type: sym.Recv, Name: sym.Name}, loop)
		default:
			if fn := c.Engine.Pkg.Prog.FuncValue(obj); fn != nil {
				c.root(Root{Fn: fn, Loop: loop, Reason: loop.Reason, Pos: d.Pos})
			}
		}
	case *types.TypeName:
		if it, ok := obj.Type().Underlying().(*types.Interface); ok {
			for m := range it.Methods() {
				c.owe(Obligation{Kind: OnMethod, Type: obj.Name(), Name: m.Name()}, loop)
			}
			return
		}
		c.owe(Obligation{Kind: OnType, Name: obj.Name()}, loop)
	case *types.Var:
		if owner := ownerOf(c.Engine.Pkg.Pkg, obj); owner != "" {
			c.owe(Obligation{Kind: OnField, Type: owner, Name: obj.Name()}, loop)
		}
	default:
		c.declareNode(d, loop)
	}
}

// ownerOf finds the package's struct type that declares a field.
func ownerOf(pkg *types.Package, f *types.Var) string {
	for _, name := range pkg.Scope().Names() {
		if tn, ok := pkg.Scope().Lookup(name).(*types.TypeName); ok && !tn.IsAlias() {
			if st, ok := tn.Type().Underlying().(*types.Struct); ok && slices.Contains(slices.Collect(st.Fields()), f) {
				return name
			}
		}
	}
	return ""
}

// ifaceObligations adds the methods of this package's types that implement a method that some package put on a loop.
func (c *colourer) ifaceObligations() {
	for _, o := range c.own {
		c.ifaceObligation(c.Engine.Pkg.Pkg, o)
	}
	for _, p := range c.reachable() {
		for _, o := range c.imported(p) {
			c.ifaceObligation(p, o)
		}
	}
}

func (c *colourer) ifaceObligation(p *types.Package, o Obligation) {
	if o.Kind != OnMethod {
		return
	}
	if loop := c.loopOf(p.Path(), o); loop != nil {
		loop.Reason = fmt.Sprintf("%s.%s is called on an event loop", o.Type, o.Name)
		c.implementations(p, o.Type, o.Name, loop)
	}
}
