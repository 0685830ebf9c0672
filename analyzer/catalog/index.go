package catalog

import (
	"maps"
	"strings"
)

// An index holds the rows about one package.
type index struct {
	exact   map[member][]entry
	globs   []entry // rows whose type or name has a glob
	methods []MethodLoop
	results []MethodLoop
}

// A member is what a package declares: a function, variable or type ("" and its name), or a type's method or field.
type member struct{ typ, name string }

// An entry is a row in its place.
type entry struct {
	*row
	*part
}

// loop returns the loop that the row is about, nil where it is none or its family is disabled.
func (e entry) loop() *Loop {
	if e.row == nil || !e.merged.Enabled || !e.kind.isLoop() {
		return nil
	}
	return &e.loops[e.row.loop+1]
}

// isLoop reports whether rows of the kind put something on a loop.
func (k rowKind) isLoop() bool {
	switch k {
	case kindMethod, kindParam, kindField, kindType, kindResult, kindSinkOn:
		return true
	}
	return false
}

// index returns the index of a package, nil where no row is about it.
func (c *Catalog) index(pkg string) *index {
	if ix, ok := (*c.indexes.Load())[pkg]; ok {
		return ix
	}
	c.making.Lock()
	defer c.making.Unlock()
	old := *c.indexes.Load()
	ix, ok := old[pkg]
	if !ok {
		ix = c.newIndex(pkg)
		made := maps.Clone(old)
		made[pkg] = ix
		c.indexes.Store(&made)
	}
	return ix
}

func (c *Catalog) newIndex(pkg string) *index {
	sources := c.byPath[pkg]
	for _, g := range c.byGlob {
		if matchPath(g.path, pkg) {
			sources = append(sources[:len(sources):len(sources)], g.source)
		}
	}
	if len(sources) == 0 {
		return nil
	}
	ix := &index{exact: make(map[member][]entry)}
	for _, s := range sources {
		for i := range s.rows {
			r := &s.rows[i]
			switch {
			case r.pkg != s.pkg:
			case strings.Contains(r.recv, "*") || strings.Contains(r.name, "*"):
				ix.globs = append(ix.globs, entry{r, s.part})
			default:
				m := member{r.recv, r.name}
				ix.exact[m] = append(ix.exact[m], entry{r, s.part})
			}
		}
	}
	ix.methods = ix.methodLoops(pkg, sources, kindMethod)
	ix.results = ix.methodLoops(pkg, sources, kindResult)
	return ix
}

// methodLoops lists the rows of a kind about methods, in the order of the files.
func (ix *index) methodLoops(pkg string, sources []source, kind rowKind) (out []MethodLoop) {
	for _, s := range sources {
		for i := range s.rows {
			r := &s.rows[i]
			if r.kind != kind || r.pkg != s.pkg || r.recv == "" {
				continue
			}
			e := entry{r, s.part}
			if loop := e.loop(); loop != nil && ix.holds(e) {
				out = append(out, MethodLoop{Pkg: pkg, Iface: r.recv, Method: r.name, Loop: loop})
			}
		}
	}
	return out
}

// holds reports whether no row of its kind goes before e.
func (ix *index) holds(e entry) bool {
	best, _ := ix.best(member{e.recv, e.name}, 1<<e.kind)
	return best.row == e.row
}

// each calls f for every row of one of the kinds about m, those without a glob first.
func (ix *index) each(m member, kinds int, f func(e entry, glob bool)) {
	for _, e := range ix.exact[m] {
		if kinds&(1<<e.kind) != 0 {
			f(e, false)
		}
	}
	for _, e := range ix.globs {
		if kinds&(1<<e.kind) != 0 && match(e.recv, m.typ) && match(e.name, m.name) {
			f(e, true)
		}
	}
}

// best returns the row of one of the kinds that holds for m.
func (ix *index) best(m member, kinds int) (entry, bool) {
	if ix == nil {
		return entry{}, false
	}
	var best entry
	rank := -1
	ix.each(m, kinds|1<<kindDrop, func(e entry, glob bool) {
		if e.kind == kindDrop && e.param >= 0 {
			return // takes back a parameter only
		}
		if r := e.rank(glob); r > rank {
			best, rank = e, r
		}
	})
	return best, rank >= 0 && best.kind != kindDrop
}

// rank orders rows about the same thing: the last layer first; in a layer a drop row last, for it is about earlier
// layers only; then those without a glob; then cuts before logs before blocks.
func (e entry) rank(glob bool) int {
	r := e.layer << 5
	if e.kind != kindDrop {
		r |= 1 << 4
	}
	if !glob {
		r |= 1 << 3
	}
	switch e.kind {
	case kindCut:
		r |= 2
	case kindLog:
		r |= 1
	}
	return r
}
