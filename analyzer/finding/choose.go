package finding

import (
	"cmp"
	"go/token"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// Config says what is reported.
type Config struct {
	Pkg     string // import path
	Module  string // path of its module, "" if not known
	Fset    *token.FileSet
	Catalog *catalog.Catalog
	Skip    func(token.Pos) bool // places that are not reported: tests, generated files
}

// A Located is a finding with its place in the files of this run.
type Located struct {
	Finding
	Pos  token.Pos
	Own  []effect.Hop // the hops up to the finding that stand in the package, from the context inward
	Root *colour.Root // what is put on the loop
}

// A candidate is one way to a blocking call.
type candidate struct {
	effect.Effect
	root *colour.Root
	hops []effect.Hop
	at   int // the hop that the finding stands at
	node *colour.Node
}

// comparePos orders positions by file name. Which file has the lower ones is chance where files are parsed side by side.
func (cfg Config) comparePos(a, b token.Pos) int {
	f, g := cfg.Fset.File(a), cfg.Fset.File(b)
	if f == g || f == nil || g == nil {
		return cmp.Compare(a, b)
	}
	return cmp.Compare(f.Name(), g.Name())
}

// Choose makes the findings of a package, in order of position.
func Choose(cfg Config, c colour.Result) []Located {
	at := make(map[token.Pos][]candidate)
	for _, n := range c.Nodes {
		for _, e := range n.Effects {
			if !cfg.matters(e.Key, n.Root.Loop) {
				continue
			}
			x := candidate{Effect: e, root: n.Root, hops: e.Chain.Hops()}
			if x.at = cfg.place(x.hops); x.at < 0 {
				continue
			}
			pos := x.hops[x.at].Pos
			if cfg.Skip != nil && cfg.Skip(pos) {
				continue
			}
			at[pos] = append(at[pos], x)
		}
	}
	var out []Located
	for pos, all := range at {
		slices.SortStableFunc(all, cfg.compare)
		l := cfg.locate(pos, all[0])
		l.inline(!slices.ContainsFunc(all, func(x candidate) bool { return !x.Chain.Inline() }))
		l.Also = cfg.also(all)
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b Located) int { return cfg.comparePos(a.Pos, b.Pos) })
	return out
}

// maxAlso bounds how much more is said of one call.
const maxAlso = 3

// also lists what a call reaches, besides the first and most serious, at other places of the module.
func (cfg Config) also(all []candidate) (out []Also) {
	seen := []effect.Hop{all[0].Chain.Last()}
	for _, x := range all[1:] {
		last := x.Chain.Last()
		if len(out) == maxAlso || slices.Contains(seen, last) || !cfg.inModule(last.Pkg) {
			continue
		}
		seen = append(seen, last)
		out = append(out, Also{Class: string(x.Class), Callee: x.Prim, Chain: Hops(cfg.Fset, x.hops)})
	}
	return out
}

func (cfg Config) inModule(pkg string) bool {
	return cfg.Module != "" && (pkg == cfg.Module || strings.HasPrefix(pkg, cfg.Module+"/"))
}

// place is the index of the last hop that stands in the package and on the loop, -1 if none does. It is no later than the
// first that gives the loop away on a coroutine.
func (cfg Config) place(hops []effect.Hop) int {
	at := -1
	for i, h := range hops {
		if h.Away {
			break
		}
		if h.Pkg == cfg.Pkg && h.Pos.IsValid() {
			at = i
		}
		if h.Inline { // what gives the loop away is not to be taken apart
			break
		}
	}
	return at
}

// matters reports whether an effect is a finding on that loop.
func (cfg Config) matters(k effect.Key, l *catalog.Loop) bool {
	if k.Class == catalog.Deadlock {
		return k.Family == l.Family.Name || l.Remedy.Foreign()
	}
	if !cfg.Catalog.ClassEnabled(k.Class) {
		return false
	}
	classes := classesOf(l)
	return classes == nil || slices.Contains(classes, k.Class)
}

// classesOf are the classes that matter on a loop; nil for every enabled one.
func classesOf(l *catalog.Loop) []catalog.Class {
	if l.Classes != nil {
		return l.Classes
	}
	return l.Family.Classes
}

// compare puts the more serious class first, then what does not depend on a coroutine, then the shorter chain, then the root
// that stands first.
func (cfg Config) compare(x, y candidate) int {
	return cmp.Or(
		cmp.Compare(x.Class.Rank(), y.Class.Rank()),
		comparePlain(x, y),
		x.CompareWitness(y.Effect),
		cfg.comparePos(x.root.Pos, y.root.Pos),
		cmp.Compare(x.root.Loop.Family.Name, y.root.Loop.Family.Name),
		cmp.Compare(x.Prim, y.Prim),
	)
}

// comparePlain puts what blocks on a coroutine, too, before what does not.
func comparePlain(x, y candidate) int {
	switch {
	case x.Chain.Inline() == y.Chain.Inline():
		return 0
	case y.Chain.Inline():
		return -1
	}
	return 1
}

func (cfg Config) locate(pos token.Pos, x candidate) Located {
	l := Located{Pos: pos, Root: x.root, Own: cfg.own(x)}
	p := cfg.Fset.Position(pos)
	l.Finding = Finding{
		Path: p.Filename, Line: p.Line, Column: p.Column,
		Class:   string(x.Class),
		Callee:  x.Prim,
		Context: cfg.context(x.root),
	}
	l.Chain = Hops(cfg.Fset, x.hops)
	l.Message = message(x.Prim, x.Class, x.root.Loop.Family.Title)
	return l
}

// own lists the hops before the finding that stand in the package.
func (cfg Config) own(x candidate) []effect.Hop {
	var out []effect.Hop
	for _, h := range x.hops[:x.at] {
		if h.Pos.IsValid() {
			out = append(out, h)
		}
	}
	return out
}

func (cfg Config) context(r *colour.Root) Context {
	at := cfg.Fset.Position(r.Pos)
	out := Context{
		Framework: r.Loop.Family.Title, Function: r.Name(), Reason: r.Reason,
		Path: at.Filename, Line: at.Line,
	}
	if len(r.Callers) > 0 {
		out.Passed = r.Loop.Passed
	}
	return out
}

// Hops are the hops of a chain as a finding has them.
func Hops(fset *token.FileSet, hops []effect.Hop) []Hop {
	var out []Hop
	for _, h := range hops {
		q := h.Position(fset)
		out = append(out, Hop{Function: h.Func, Path: q.Filename, Line: q.Line, Column: q.Column})
	}
	return out
}

// message says what blocks and whose loop, in one line that stands by itself.
func message(prim string, class catalog.Class, title string) string {
	loop := ", on an event loop"
	if title != "" {
		loop = ", on the event loop of " + title
	}
	return effect.Shorten(prim) + " " + class.Means() + loop
}

// inline says, if that is so, that what blocks is reached only through calls that give the loop away on a coroutine.
func (f *Finding) inline(yes bool) {
	if yes {
		f.Inline = true
		f.Message += ", in place since no coroutine was started"
	}
}

// Route names the functions on the way to the call, for hosts that show nothing but a message.
func (l *Located) Route() string {
	var b strings.Builder
	last := ""
	for _, h := range l.Chain {
		if h.Function != last {
			b.WriteString(h.Function + " → ")
		}
		last = h.Function
	}
	return b.String() + effect.Shorten(l.Callee)
}
