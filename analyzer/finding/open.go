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
	Classes []string       `json:"classes,omitempty"` // that matter on the loop; none for every enabled one
	Advice  string         `json:"advice,omitempty"`  // as in [Finding], for a call that waits for something outside the program
	Fixes   []Fix          `json:"fixes,omitempty"`
}

// A LocatedOpen is an open call with its place in the files of this run.
type LocatedOpen struct {
	Open
	Pos token.Pos
	// As in [Located].
	Own  []effect.Hop
	Root *colour.Root
}

// Opens makes the open calls of a package, in order of position, one for each method called there; calls with a finding
// are left out.
func Opens(cfg Config, c colour.Result, findings []Located) []LocatedOpen {
	done := make(map[token.Pos]bool)
	for _, f := range findings {
		done[f.Pos] = true
	}
	best := make(map[openKey]candidate)
	for _, n := range c.Nodes {
		for _, o := range n.Opens {
			x := candidate{root: n.Root, hops: o.Chain.Hops()}
			x.at = cfg.place(x.hops)
			if x.at < 0 {
				continue
			}
			k := openKey{x.hops[x.at].Pos, o.Type, o.Op, n.Root.Loop.Family}
			if done[k.pos] || cfg.Skip != nil && cfg.Skip(k.pos) {
				continue
			}
			if old, ok := best[k]; !ok || x.compare(old) < 0 {
				best[k] = x
			}
		}
	}
	var out []LocatedOpen
	for k, x := range best {
		out = append(out, cfg.open(k, x))
	}
	slices.SortFunc(out, func(a, b LocatedOpen) int {
		return cmp.Or(
			cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.Type.Pkg, b.Type.Pkg), cmp.Compare(a.Type.Name, b.Type.Name),
			cmp.Compare(a.Method, b.Method), cmp.Compare(a.Family, b.Family),
		)
	})
	return out
}

type openKey struct {
	pos    token.Pos
	typ    effect.TypeRef
	method string
	family *catalog.Family
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
	}}
	for _, c := range classesOf(x.root.Loop) {
		o.Classes = append(o.Classes, string(c))
	}
	return o
}

// Matters reports whether an effect is a finding on the loop of the call, if its class is enabled.
func (o *Open) Matters(k effect.Key) bool {
	if k.Class == catalog.Deadlock {
		return k.Family == o.Family
	}
	return len(o.Classes) == 0 || slices.Contains(o.Classes, string(k.Class))
}

// Blocks makes the finding of an open call: what is called there ends in the primitive prim, on the chain that tail adds.
// The words how say through what.
func (o *Open) Blocks(class catalog.Class, prim string, tail []Hop, how string) *Finding {
	f := &Finding{
		Path: o.Path, Line: o.Line, Column: o.Column,
		Class: string(class), Callee: prim, Context: o.Context,
		Chain: slices.Concat(o.Chain, tail),
	}
	f.Message = message(prim, class, o.Context.Framework) + how
	switch class {
	case catalog.Deadlock, catalog.Forever, catalog.Wait, catalog.Lock: // these have fixes of their own
	default:
		f.Advice, f.Fixes = o.Advice, o.Fixes
	}
	return f
}
