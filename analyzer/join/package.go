package join

import (
	"encoding/json"
	"go/token"
	"maps"
	"slices"

	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Package is what one package tells. It travels as JSON: as a fact, and to the loopblock command.
type Package struct {
	Views      []byte        `json:"views,omitempty"` // an encoded [effect.Table] of methods, by methodID
	Seen       []byte        `json:"seen,omitempty"`  // likewise: see See
	Puts       []effect.Put  `json:"puts,omitempty"`
	Flows      []effect.Flow `json:"flows,omitempty"`
	Interfaces []Interface   `json:"interfaces,omitempty"`

	Calls  []Call            `json:"calls,omitempty"`
	Unused []finding.Finding `json:"unused,omitempty"` // ignores that are unused unless a call that they hide becomes a finding
	Passes []Pass            `json:"passes,omitempty"`
	Serves []Serve           `json:"serves,omitempty"`
	Sites  []Site            `json:"sites,omitempty"`
	Mixing []string          `json:"mixing,omitempty"` // the functions that mix: see package confine
}

// A Pass is what the package calls on a loop for other packages, and the remedies of its own functions that lead there.
type Pass struct {
	Key   string `json:"key"` // as in [finding.Context.Passed]
	Roots []Root `json:"roots"`
}

// A Root is a function that a framework, or another package, calls on a loop.
type Root struct {
	Passed string       `json:"passed,omitempty"` // by another package: its roots decide
	Advice string       `json:"advice,omitempty"` // why there is no fix
	Fix    *finding.Fix `json:"fix,omitempty"`
}

// An Interface is one that the package declares.
type Interface struct {
	Type    effect.TypeRef   `json:"type"`
	Methods []string         `json:"methods"`
	Beside  []effect.TypeRef `json:"beside,omitempty"` // the package's own types that have the methods
	Cuts    []string         `json:"cuts,omitempty"`   // the methods of which a directive says what they do
}

// A Call is an open call on a loop.
type Call struct {
	finding.Open
	HiddenBy []int `json:"hiddenBy,omitempty"` // the ignores that hide it, as indexes of Unused
	Hidden   bool  `json:"hidden,omitempty"`
}

// Empty reports whether there is nothing to tell.
func (p *Package) Empty() bool {
	return len(p.Views) == 0 && len(p.Seen) == 0 && len(p.Puts) == 0 && len(p.Flows) == 0 && len(p.Interfaces) == 0 &&
		len(p.Calls) == 0 && len(p.Unused) == 0 && len(p.Passes) == 0 && len(p.Serves) == 0 && len(p.Sites) == 0 && len(p.Mixing) == 0
}

// Wire is the package as one line of JSON.
func (p *Package) Wire() []byte {
	b, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings, numbers and slices of them always marshal
	}
	return b
}

// FromWire reads what Wire wrote.
func FromWire(data []byte) (*Package, error) {
	p := new(Package)
	if err := json.Unmarshal(data, p); err != nil {
		return nil, err
	}
	return p, nil
}

func methodID(t effect.TypeRef, method string) string { return typeID(t) + "." + method }

func typeID(t effect.TypeRef) string { return t.Pkg + "." + t.Name }

// Tell makes what the package of an engine tells, without its calls. Of methods that are loop contexts by themselves it
// tells nothing: what blocks in them is found there, and calling them is no finding besides.
func Tell(e *effect.Engine, obligations colour.Facts) *Package {
	p := new(Package)
	own := make(map[string]bool)
	for _, o := range obligations {
		if o.Kind == colour.Own {
			own[o.Name] = true
		}
	}
	var foreign []effect.View
	p.Puts, p.Flows, foreign = e.Conversions()
	table := &effect.Table{Funcs: make(map[string]*effect.Summary)}
	for _, w := range slices.Concat(e.Views(), foreign) {
		for name, s := range w.Methods {
			if s = enabled(e, s); !s.Empty() && !(w.Type.Pkg == e.Pkg.Pkg.Path() && own[w.Type.Name+"."+name]) {
				table.Funcs[methodID(w.Type, name)] = s
			}
		}
	}
	if len(table.Funcs) > 0 {
		p.Views = table.Encode(e.Fset)
	}
	for _, i := range e.Interfaces() {
		p.Interfaces = append(p.Interfaces, Interface(i))
	}
	return p
}

// See adds what the package can see of what its methods do behind interfaces, for those who import it: a host that
// analyses packages one by one may not show them the packages that this one sees. A whole program has no need of it.
func (p *Package) See(others []*Package, limit int) {
	own := &effect.Table{Funcs: make(map[string]*effect.Summary)}
	if t, err := effect.Decode(p.Views); err == nil {
		own = t
	}
	open := false
	for _, s := range own.Funcs {
		open = open || len(s.Opens) > 0
	}
	if !open {
		return
	}
	whole := newProgram(slices.Concat([]*Package{p}, others), limit)
	whole.solve()
	seen := &effect.Table{Funcs: make(map[string]*effect.Summary)}
	for id, s := range own.Funcs {
		n := whole.nodes[id]
		if len(s.Opens) == 0 || n == nil || len(n.effects) == 0 {
			continue
		}
		out := new(effect.Summary)
		for _, k := range slices.SortedFunc(maps.Keys(n.effects), effect.Key.Compare) {
			out.Effects = append(out.Effects, n.effects[k])
		}
		seen.Funcs[id] = out
	}
	if len(seen.Funcs) > 0 {
		p.Seen = seen.Encode(token.NewFileSet())
	}
}

// enabled leaves out effects that no loop's finding could be of.
func enabled(e *effect.Engine, s *effect.Summary) *effect.Summary {
	out := &effect.Summary{Opens: s.Opens}
	for _, eff := range s.Effects {
		if e.Catalog.ClassEnabled(eff.Class) {
			out.Effects = append(out.Effects, eff)
		}
	}
	return out
}
