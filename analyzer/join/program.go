package join

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// A program is what all packages tell together.
type program struct {
	limit  int
	nodes  map[string]*node // by methodID
	ifaces map[effect.TypeRef]*iface
	called map[field]*Call // where fields are called on a loop
	each   map[field]bool  // see callsEach
}

// A node is a method: of a concrete type, or of an interface, which does what its candidates do.
type node struct {
	effects map[effect.Key]effect.Effect
	opens   []effect.Open
	seen    bool // its effects were told to its users

	open       bool // the method is an interface's
	agreed     bool // only what all candidates do counts
	method     string
	candidates []effect.TypeRef // sorted; nil where nothing is to be said
}

// An iface is an interface with what is put into it.
type iface struct {
	methods []string
	beside  []effect.TypeRef
	cuts    []string
	types   map[effect.TypeRef]bool
	from    []effect.TypeRef // interfaces that are converted to it
}

func newProgram(packages []*Package, limit int) *program {
	p := &program{limit: limit, nodes: make(map[string]*node), ifaces: make(map[effect.TypeRef]*iface)}
	methods := make(map[effect.TypeRef][]string)
	for _, pkg := range packages {
		p.views(pkg.Views)
		p.views(pkg.Seen)
		for _, i := range pkg.Interfaces {
			x := p.iface(i.Type)
			x.methods, x.beside, x.cuts = i.Methods, i.Beside, i.Cuts
		}
		for _, put := range pkg.Puts {
			i := p.iface(put.Iface)
			i.types[put.Type] = true
			if slices.Equal(put.Methods, []string{effect.OpCall}) { // a field is declared nowhere else
				i.methods = put.Methods
			}
			methods[put.Type] = put.Methods
		}
		for _, f := range pkg.Flows {
			x := p.iface(f.To)
			x.from = append(x.from, f.From)
		}
	}
	p.flow(methods)
	for t, i := range p.ifaces {
		p.interfaceNodes(t, i)
	}
	return p
}

func (p *program) iface(t effect.TypeRef) *iface {
	i := p.ifaces[t]
	if i == nil {
		i = &iface{types: make(map[effect.TypeRef]bool)}
		p.ifaces[t] = i
	}
	return i
}

// views adds the methods that a package tells of. A package and its test variant tell of the same ones.
func (p *program) views(encoded []byte) {
	if len(encoded) == 0 {
		return
	}
	table, err := effect.Decode(encoded)
	if err != nil {
		return // of another version of this tool: nothing is known
	}
	for id, s := range table.Funcs {
		n := p.nodes[id]
		if n == nil {
			n = &node{effects: make(map[effect.Key]effect.Effect)}
			p.nodes[id] = n
		}
		for _, e := range s.Effects {
			n.add(e)
		}
		n.opens = append(n.opens, s.Opens...)
		slices.SortFunc(n.opens, func(a, b effect.Open) int {
			return cmp.Or(a.Compare(b), compareChains(a.Chain, b.Chain))
		})
		n.opens = slices.CompactFunc(n.opens, func(a, b effect.Open) bool { return a.Compare(b) == 0 })
	}
}

// add adds an effect, if it is new or its chain is better than that of the one that is known. It reports whether it did.
func (n *node) add(e effect.Effect) bool {
	old, ok := n.effects[e.Key]
	if ok && cmp.Or(compareChains(e.Chain, old.Chain), strings.Compare(e.Prim, old.Prim)) >= 0 {
		return false
	}
	n.effects[e.Key] = e
	return true
}

// compareChains puts the shorter chain first, and of equally long ones the one whose calls stand first.
func compareChains(a, b *effect.Chain) int {
	if c := cmp.Compare(a.Len(), b.Len()); c != 0 {
		return c
	}
	for ; a != nil && a != b; a, b = a.Next, b.Next {
		x, y := a.Hop, b.Hop
		c := cmp.Or(
			cmp.Compare(x.Pkg, y.Pkg), cmp.Compare(x.Ext.Filename, y.Ext.Filename), cmp.Compare(x.Ext.Line, y.Ext.Line),
			cmp.Compare(x.Ext.Column, y.Ext.Column), cmp.Compare(x.Func, y.Func),
		)
		if c != 0 {
			return c
		}
	}
	return 0
}

// flow carries the types of each interface on to those that it is converted to, as far as they have the methods.
func (p *program) flow(methods map[effect.TypeRef][]string) {
	for again := true; again; {
		again = false
		for _, to := range p.ifaces {
			for _, ref := range to.from {
				from := p.ifaces[ref]
				if from == nil {
					continue
				}
				for t := range from.types {
					if !to.types[t] && hasAll(methods[t], to.methods) {
						to.types[t], again = true, true
					}
				}
			}
		}
	}
}

// hasAll reports whether the sorted names have all of the wanted ones among them.
func hasAll(names, want []string) bool {
	for _, w := range want {
		if _, ok := slices.BinarySearch(names, w); !ok {
			return false
		}
	}
	return true
}

// interfaceNodes adds the methods of an interface.
func (p *program) interfaceNodes(t effect.TypeRef, i *iface) {
	agreed := len(i.types) == 0
	candidates := i.beside
	if !agreed {
		candidates = slices.SortedFunc(maps.Keys(i.types), effect.TypeRef.Compare)
	}
	if len(candidates) == 0 || len(candidates) > p.limit {
		return
	}
	for _, m := range i.methods {
		if slices.Contains(i.cuts, m) {
			continue
		}
		p.nodes[methodID(t, m)] = &node{
			effects: make(map[effect.Key]effect.Effect),
			open:    true, agreed: agreed, method: m, candidates: candidates,
		}
	}
}

// solve carries effects to those who call, until none changes. Chains only get better, of which there are finitely many,
// so it ends; and what it ends with does not depend on the order.
func (p *program) solve() {
	order := slices.Sorted(maps.Keys(p.nodes))
	users := p.users(order)
	var queue []*node
	waiting := make(map[*node]bool)
	push := func(n *node) {
		if !waiting[n] {
			waiting[n] = true
			queue = append(queue, n)
		}
	}
	for _, id := range order {
		push(p.nodes[id])
	}
	for ; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		waiting[n] = false
		if p.update(n) {
			for _, u := range users[n] {
				push(u)
			}
		}
	}
}

// users lists, for each method, those whose effects depend on its.
func (p *program) users(order []string) map[*node][]*node {
	users := make(map[*node][]*node)
	for _, id := range order {
		n := p.nodes[id]
		for _, o := range n.opens {
			if to := p.nodes[methodID(o.Type, o.Op)]; to != nil {
				users[to] = append(users[to], n)
			}
		}
		for _, t := range n.candidates {
			if to := p.nodes[methodID(t, n.method)]; to != nil {
				users[to] = append(users[to], n)
			}
		}
	}
	return users
}

// update gives a method the effects of what it calls. It reports whether it has changed or was never looked at.
func (p *program) update(n *node) bool {
	changed := !n.seen
	n.seen = true
	if n.open {
		return p.choose(n) || changed
	}
	for _, o := range n.opens {
		to := p.nodes[methodID(o.Type, o.Op)]
		if to == nil || to == n {
			continue
		}
		for _, e := range to.effects {
			changed = n.add(e.After(o.Chain)) || changed
		}
	}
	return changed
}

// choose gives an interface's method the effects of its candidates.
func (p *program) choose(n *node) bool {
	count := make(map[effect.Key]int)
	for _, t := range n.candidates {
		if m := p.nodes[methodID(t, n.method)]; m != nil {
			for k := range m.effects {
				count[k]++
			}
		}
	}
	changed := false
	for _, t := range n.candidates {
		m := p.nodes[methodID(t, n.method)]
		if m == nil {
			continue
		}
		for k, e := range m.effects {
			if !n.agreed || count[k] == len(n.candidates) {
				changed = n.add(e) || changed
			}
		}
	}
	return changed
}
