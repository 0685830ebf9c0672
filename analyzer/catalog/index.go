package catalog

import "strings"

// An index holds the rows about one package.
type index struct {
	exact   map[member][]entry
	globs   []entry // rows whose type or name has a glob
	methods []MethodLoop
}

// A member is what a package declares: a function, variable or type ("" and its name), or a type's method or field.
type member struct{ typ, name string }

// index returns the index of a package, nil where no row is about it.
func (c *Catalog) index(pkg string) *index {
	if ix, ok := c.indexes.Load(pkg); ok {
		return ix.(*index)
	}
	ix, _ := c.indexes.LoadOrStore(pkg, c.newIndex(pkg))
	return ix.(*index)
}

func (c *Catalog) newIndex(pkg string) *index {
	if pkg == "" {
		return nil // that key is taken by signatures
	}
	entries := c.byPath[pkg]
	for _, g := range c.byGlob {
		if matchPath(g.path, pkg) {
			entries = append(entries[:len(entries):len(entries)], g.entry)
		}
	}
	if len(entries) == 0 {
		return nil
	}
	ix := &index{exact: make(map[member][]entry, len(entries))}
	for _, e := range entries {
		if strings.Contains(e.recv, "*") || strings.Contains(e.name, "*") {
			ix.globs = append(ix.globs, e)
			continue
		}
		m := member{e.recv, e.name}
		ix.exact[m] = append(ix.exact[m], e)
	}
	for _, e := range entries {
		if e.kind == kindMethod && ix.holds(e) && e.loop != nil {
			ix.methods = append(ix.methods, MethodLoop{Pkg: pkg, Iface: e.recv, Method: e.name, Loop: e.loop})
		}
	}
	return ix
}

// holds reports whether no row goes before the method row e.
func (ix *index) holds(e entry) bool {
	best, _ := ix.best(member{e.recv, e.name}, 1<<kindMethod)
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
