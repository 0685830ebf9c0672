package catalog

import (
	"slices"
	"strings"
	"sync"
)

// A Catalog answers questions about symbols. It is safe for concurrent use.
type Catalog struct {
	layers   []*Layer
	families []*Family          // sorted by name
	byName   map[string]*Family // the same
	classes  map[Class]bool     // only what differs from the default
	byPath   map[string][]entry // rows by the exact import path they are about
	byGlob   []pathEntry        // rows about packages that a glob names
	sigs     []Signature
	indexes  sync.Map // import path → *index
}

// An entry is a row in its place: which layer, family and loop it belongs to.
type entry struct {
	*row
	layer  int
	family *Family
	loop   *Loop // nil for rows that are not about a loop, and for those of a disabled family
}

type pathEntry struct {
	path string // with globs
	entry
}

// Builtin returns the catalogue of the built-in families.
func Builtin() *Catalog { return builtinOnce() }

var builtinOnce = sync.OnceValue(func() *Catalog {
	layers := make([]*Layer, len(builtin))
	for i := range builtin {
		layers[i] = &builtin[i]
	}
	return build(layers)
})

// With returns the catalogue with the rows of f over its own. It fails where f switches a family that nothing defines.
func (c *Catalog) With(f *Layer) (*Catalog, error) {
	for i := range f.families {
		def := &f.families[i]
		if c.byName[def.family.Name] != nil || len(def.rows) > 0 {
			continue
		}
		names := make([]string, len(c.families))
		for i, known := range c.families {
			names[i] = known.Name
		}
		return nil, lineError(f.name, def.line, "unknown family %q%s", def.family.Name,
			suggest(def.family.Name, names, "a new family needs loops, sinks, blocks or another list of rows"))
	}
	return build(append(slices.Clip(c.layers), f)), nil
}

// build merges layers.
func build(layers []*Layer) *Catalog {
	c := &Catalog{
		layers:  layers,
		byName:  make(map[string]*Family),
		classes: make(map[Class]bool),
		byPath:  make(map[string][]entry),
	}
	reasons := make(map[string]string)
	for _, f := range layers {
		for _, sw := range f.classes {
			c.classes[sw.class] = sw.on
		}
		for i := range f.families {
			c.mergeFamily(&f.families[i], reasons)
		}
	}
	slices.SortFunc(c.families, func(a, b *Family) int { return strings.Compare(a.Name, b.Name) })
	// Only now is it known which families are on and what their loops inherit.
	for layer, f := range layers {
		for i := range f.families {
			c.addRows(&f.families[i], layer, reasons)
		}
	}
	c.collectSignatures()
	return c
}

// mergeFamily lays the scalar keys that def sets over the family of its name.
func (c *Catalog) mergeFamily(def *familyDef, reasons map[string]string) {
	name := def.family.Name
	fam := c.byName[name]
	if fam == nil {
		fam = &Family{Name: name, Title: name, Enabled: true}
		c.byName[name] = fam
		c.families = append(c.families, fam)
	}
	from := &def.family
	if def.set&setTitle != 0 {
		fam.Title = from.Title
	}
	if def.set&setEnabled != 0 {
		fam.Enabled = from.Enabled
	}
	if def.set&setOffload != 0 {
		fam.Offload = from.Offload
	}
	if def.set&setSource != 0 {
		fam.Source = from.Source
	}
	if def.set&setClasses != 0 {
		fam.Classes = from.Classes
	}
	if def.set&setOrdered != 0 {
		fam.Ordered = from.Ordered
	}
	if def.set&setCondition != 0 {
		fam.Condition = from.Condition
	}
	if def.set&setReason != 0 {
		reasons[name] = def.reason
	}
}

// addRows files the rows of def under the import paths that they are about.
func (c *Catalog) addRows(def *familyDef, layer int, reasons map[string]string) {
	fam := c.byName[def.family.Name]
	loops := make([]Loop, len(def.loops)+1)
	for i, l := range def.loops {
		loops[i+1] = Loop{Family: fam, Reason: l.reason, Classes: l.classes}
	}
	for i := range loops {
		l := &loops[i]
		l.Family = fam
		if l.Reason == "" {
			l.Reason = reasons[fam.Name]
		}
		if l.Reason == "" {
			l.Reason = fam.Title + " calls it on its event loop"
		}
		if l.Classes == nil {
			l.Classes = fam.Classes
		}
	}
	for i := range def.rows {
		r := &def.rows[i]
		e := entry{row: r, layer: layer, family: fam}
		if fam.Enabled && r.kind.isLoop() {
			e.loop = &loops[r.loop+1]
		}
		if r.pkg < 0 {
			c.byPath[""] = append(c.byPath[""], e)
			continue
		}
		for _, path := range def.packages[r.pkg].paths {
			if strings.Contains(path, "*") {
				c.byGlob = append(c.byGlob, pathEntry{path, e})
			} else {
				c.byPath[path] = append(c.byPath[path], e)
			}
		}
	}
}

// isLoop reports whether rows of the kind put something on a loop.
func (k rowKind) isLoop() bool {
	switch k {
	case kindMethod, kindParam, kindField, kindType, kindResult, kindSignature, kindSinkOn:
		return true
	}
	return false
}

// collectSignatures sets sigs: the signatures of enabled families that no later layer drops.
func (c *Catalog) collectSignatures() {
	all := c.byPath[""]
	for i, e := range all {
		if e.kind != kindSignature || e.loop == nil {
			continue
		}
		// Said again or dropped by a later row: that one holds.
		gone := slices.ContainsFunc(all[i+1:], func(l entry) bool {
			return l.name == e.name && slices.Equal(l.sig.params, e.sig.params) &&
				slices.Equal(l.sig.results, e.sig.results)
		})
		if !gone {
			c.sigs = append(c.sigs, Signature{Method: e.name, Params: e.sig.params, Results: e.sig.results, Loop: e.loop})
		}
	}
}
