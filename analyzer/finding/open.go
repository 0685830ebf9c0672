package finding

import (
	"cmp"
	"go/token"
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// An Open is a finding in waiting: an on-loop call of a method that the package cannot follow. It becomes a finding
// where what the program puts into the interface blocks.
type Open struct {
	Path    string         `json:"path"`
	Line    int            `json:"line"`
	Column  int            `json:"column"`
	Context Context        `json:"context"`
	Chain   []Hop          `json:"chain"`             // from the context inward to the call
	Type    effect.TypeRef `json:"type"`              // the interface; a concrete type where that is known
	Method  string         `json:"method"`            // of the type
	Family  string         `json:"family"`            // of the loop
	Partly  bool           `json:"partly,omitempty"`  // as in [effect.Open]
	Classes []string       `json:"classes,omitempty"` // that matter on the loop; none for every enabled one
	Plain   bool           `json:"plain,omitempty"`   // the loop's code is known to be no coroutine
	Inline  bool           `json:"inline,omitempty"`  // the call is reached as in [Finding]
	Remedy  *Remedy        `json:"remedy,omitempty"`  // for a call that waits for something outside the program
	Waits   *Remedy        `json:"waits,omitempty"`   // for one that waits for the program itself, if that is another

	// Within are types of the package behind the interface whose calls are told by themselves, under a condition each.
	Within []effect.TypeRef `json:"within,omitempty"`
	If     []colour.Via     `json:"if,omitempty"`
	Class  string           `json:"class,omitempty"`  // of a call that is known to block; Type is then empty
	Callee string           `json:"callee,omitempty"` // likewise
}

// A Remedy is what mends a call, or why nothing does: as in [Finding].
type Remedy struct {
	Advice string `json:"advice,omitempty"`
	Fixes  []Fix  `json:"fixes,omitempty"`
	Start  *Fix   `json:"start,omitempty"`
	Beside bool   `json:"beside,omitempty"`
}

// A LocatedOpen is an open call with its place in the files of this run.
type LocatedOpen struct {
	Open
	Pos token.Pos
	// As in [Located].
	Own  []effect.Hop
	Root *colour.Root
}

// Opens makes the open calls of a package, in order of position, one for each method called there, and the calls that
// block in code that is on a loop under a condition; calls with a finding are left out.
func Opens(cfg Config, c colour.Result, findings []Located) []LocatedOpen {
	done := make(map[token.Pos]bool)
	for _, f := range findings {
		done[f.Pos] = true
	}
	best := make(map[openKey]candidate)
	add := func(n *colour.Node, e effect.Effect, typ effect.TypeRef, method string, partly bool) {
		x := candidate{Effect: e, root: n.Root, hops: e.Chain.Hops(), node: n}
		if x.at = cfg.place(x.hops); x.at < 0 {
			return
		}
		k := openKey{x.hops[x.at].Pos, typ, method, n.Root.Loop.Family, colour.Types(n.If), partly}
		if done[k.pos] && !partly || cfg.Skip != nil && cfg.Skip(k.pos) {
			return
		}
		if old, ok := best[k]; !ok || cfg.compare(x, old) < 0 {
			best[k] = x
		}
	}
	for _, n := range slices.Concat(c.Nodes, c.Inside) {
		for _, o := range n.Opens {
			add(n, effect.Effect{Chain: o.Chain}, o.Type, o.Op, o.Partly)
		}
	}
	for _, n := range c.Inside {
		for _, e := range n.Effects {
			if cfg.matters(e.Key, n.Root.Loop) {
				add(n, e, effect.TypeRef{}, "", false)
			}
		}
	}
	var out []LocatedOpen
	for k, x := range best {
		out = append(out, cfg.open(k, x))
	}
	slices.SortFunc(out, func(a, b LocatedOpen) int {
		return cmp.Or(
			cfg.comparePos(a.Pos, b.Pos), cmp.Compare(a.Type.Pkg, b.Type.Pkg), cmp.Compare(a.Type.Name, b.Type.Name),
			cmp.Compare(a.Method, b.Method), cmp.Compare(a.Family, b.Family), cmp.Compare(colour.Types(a.If), colour.Types(b.If)),
			compareBools(a.Partly, b.Partly),
		)
	})
	return out
}

type openKey struct {
	pos    token.Pos
	typ    effect.TypeRef
	method string
	family *catalog.Family
	via    string
	partly bool
}

func (cfg Config) open(k openKey, x candidate) LocatedOpen {
	p := cfg.Fset.Position(k.pos)
	o := LocatedOpen{Pos: k.pos, Own: cfg.own(x), Root: x.root, Open: Open{
		Path: p.Filename, Line: p.Line, Column: p.Column,
		Context: cfg.context(x.root),
		Chain:   Hops(cfg.Fset, x.hops),
		Type:    k.typ,
		Method:  k.method,
		Family:  k.family.Name,
		Partly:  k.partly,
		Within:  x.node.Within[k.typ],
		If:      x.node.If,
		Plain:   x.root.Loop.Remedy.Plain(),
		Inline:  x.Chain.Inline(),
		Class:   string(x.Class),
		Callee:  x.Prim,
	}}
	for _, c := range classesOf(x.root.Loop) {
		o.Classes = append(o.Classes, string(c))
	}
	return o
}

// Matters reports whether an effect is a finding on the loop of the call, if its class is enabled.
func (o *Open) Matters(k effect.Key) bool { return (!k.Inline || o.Plain) && o.Counts(k) }

// Counts is the same also where the loop is given away meanwhile.
func (o *Open) Counts(k effect.Key) bool {
	if k.Class == catalog.Deadlock {
		return k.Family == o.Family
	}
	return len(o.Classes) == 0 || slices.Contains(o.Classes, string(k.Class))
}

// Blocks makes the finding of an open call: what is called there ends in the primitive prim, on the chain that tail adds.
// The words how say through what.
func (o *Open) Blocks(k effect.Key, prim string, tail []Hop, how string) *Finding {
	f := &Finding{
		Path: o.Path, Line: o.Line, Column: o.Column,
		Class: string(k.Class), Callee: prim, Context: o.Context,
		Chain: slices.Concat(o.Chain, tail),
	}
	f.Message = message(prim, k.Class, o.Context.Framework)
	f.inline(o.Inline || k.Inline)
	f.Message += how
	r := o.Remedy
	switch k.Class {
	case catalog.Deadlock:
		if o.Class == "" { // it was not known to be one
			return f
		}
	case catalog.Forever, catalog.Wait, catalog.Lock:
		r = cmp.Or(o.Waits, r)
	}
	if r != nil {
		f.Advice, f.Fixes, f.Start = r.Advice, slices.Clone(r.Fixes), r.Start
		f.Beside = r.Beside
	}
	return f
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
