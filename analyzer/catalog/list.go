package catalog

import (
	"fmt"
	"slices"
	"strings"
)

// A Listed is one loop of the catalogue, for a reader.
type Listed struct {
	What string // "method (github.com/charmbracelet/bubbletea.Model).Update"
	Loop *Loop
	File string // where it is said: a built-in file's name, or the user's path
}

// Loops lists what counts as a loop, in the order of the files. What a later file takes back or says anew is not
// listed twice; rows of disabled families are not listed at all.
func (c *Catalog) Loops() []Listed {
	parts := c.parts()
	var out []Listed
	for _, l := range c.layers {
		for i := range l.families {
			p := parts[&l.families[i]]
			if p == nil {
				continue // nothing but switches and signatures
			}
			for j := range p.rows {
				e := entry{&p.rows[j], p}
				if loop := e.loop(); loop != nil && c.stands(e) {
					out = append(out, Listed{e.describe(), loop, l.name})
				}
			}
		}
	}
	for _, s := range c.sigs {
		what := fmt.Sprintf("method %s(%s) (%s) of any type", s.Method, strings.Join(s.Params, ", "), strings.Join(s.Results, ", "))
		out = append(out, Listed{what, s.Loop, ""})
	}
	return out
}

// parts finds the parts by what they were made of.
func (c *Catalog) parts() map[*familyDef]*part {
	parts := make(map[*familyDef]*part)
	for _, sources := range c.byPath {
		for _, s := range sources {
			parts[s.familyDef] = s.part
		}
	}
	for _, g := range c.byGlob {
		parts[g.familyDef] = g.part
	}
	return parts
}

// stands reports whether no other row goes before e, for rows about one thing in one package.
func (c *Catalog) stands(e entry) bool {
	path := e.packages[e.pkg].paths[0]
	if strings.Contains(path+e.recv+e.name, "*") {
		return true
	}
	if e.param >= 0 {
		for _, best := range c.params(Symbol{path, e.recv, e.name}) {
			if best.row == e.row {
				return true
			}
		}
		return false
	}
	against := 0
	if e.kind == kindType {
		against = 1 << kindOffType
	}
	best, _ := c.index(path).best(member{e.recv, e.name}, 1<<e.kind|against)
	return best.row == e.row
}

// describe names what the row is about. Of several import paths that match alike it takes the first.
func (e entry) describe() string {
	path := e.packages[e.pkg].paths[0]
	fn := path + "." + e.name
	if e.recv != "" {
		fn = "(" + path + "." + e.recv + ")." + e.name
	}
	switch e.kind {
	case kindMethod:
		return "method " + fn
	case kindParam:
		return fmt.Sprintf("argument %d of %s", e.param+1, fn)
	case kindSinkOn:
		return fmt.Sprintf("argument %d of %s, later", e.param+1, fn)
	case kindField:
		return "field " + path + "." + e.recv + "." + e.name
	case kindType:
		return "func type " + fn
	case kindResult:
		return "the func that " + fn + " returns"
	}
	return fn
}

// FamiliesIn returns the families that have loops and name a package of the module, sorted by name; disabled ones too.
func (c *Catalog) FamiliesIn(module string) []*Family {
	module = NormPath(module)
	found := make(map[*Family]bool)
	for path, sources := range c.byPath {
		if path != module && !strings.HasPrefix(path, module+"/") {
			continue
		}
		for _, s := range sources {
			if s.hasLoops() {
				found[s.merged] = true
			}
		}
	}
	var out []*Family
	for _, f := range c.families {
		if found[f] {
			out = append(out, f)
		}
	}
	return out
}

// hasLoops reports whether the definition puts anything on a loop.
func (f *familyDef) hasLoops() bool {
	return len(f.sigs) > 0 || slices.ContainsFunc(f.rows, func(r row) bool {
		switch r.kind {
		case kindMethod, kindParam, kindField, kindType, kindResult, kindSinkOn:
			return true
		}
		return false
	})
}
