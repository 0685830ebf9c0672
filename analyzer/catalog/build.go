package catalog

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A Catalog answers questions about symbols. It is safe for concurrent use.
type Catalog struct {
	layers   []*Layer           // the built-in files, then the user's
	families []*Family          // sorted by name
	byName   map[string]*Family // the same
	classes  map[Class]bool     // only what differs from the default
	settings Settings
	byPath   map[string][]source
	byGlob   []globSource
	sigs     []Signature

	// Indexes are asked for at every call site and made once a package, so reading takes no lock.
	indexes atomic.Pointer[map[string]*index]
	making  sync.Mutex
}

// A part is what one layer says of one family.
type part struct {
	*familyDef
	layer  int
	merged *Family
	loops  []Loop // as the definition's, but the first is for rows that have none of their own
}

// A source is where rows about a package stand: those of a part that name one of its sets of packages.
type source struct {
	*part
	pkg int16
}

type globSource struct {
	path string // with globs
	source
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

// With returns the catalogue with the rows of l over its own. It fails where l switches a family that nothing defines.
func (c *Catalog) With(l *Layer) (*Catalog, error) {
	for i := range l.families {
		def := &l.families[i]
		if c.byName[def.family.Name] != nil || len(def.rows) > 0 || len(def.sigs) > 0 {
			continue
		}
		names := make([]string, len(c.families))
		for i, known := range c.families {
			names[i] = known.Name
		}
		return nil, lineError(l.name, def.line, "unknown family %q%s", def.family.Name,
			suggest(def.family.Name, names, "a new family needs loops, sinks, blocks or another list of rows"))
	}
	return build(append(slices.Clip(c.layers), l)), nil
}

// build merges layers.
func build(layers []*Layer) *Catalog {
	c := &Catalog{
		layers:  layers,
		byName:  make(map[string]*Family),
		classes: make(map[Class]bool),
		byPath:  make(map[string][]source),

		settings: Settings{UnusedIgnores: true, Implementations: defaultImplementations},
	}
	c.indexes.Store(&map[string]*index{})
	reasons := make(map[string]string)
	for _, l := range layers {
		c.mergeSettings(l)
		for _, sw := range l.classes {
			c.classes[sw.class] = sw.on
		}
		for i := range l.families {
			c.mergeFamily(&l.families[i], reasons)
		}
	}
	slices.SortFunc(c.families, func(a, b *Family) int { return strings.Compare(a.Name, b.Name) })
	// Only now is it known which families are on and what their loops inherit.
	for i, l := range layers {
		layer := max(0, i-len(builtin)+1) // the built-in files are one layer, whatever their names' order
		for i := range l.families {
			c.addPart(&l.families[i], layer, reasons)
		}
	}
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
	if def.set&setRemedy != 0 {
		fam.Remedy = from.Remedy
		fam.Remedy.Imports = def.imports()
	}
	if def.set&setReason != 0 {
		reasons[name] = def.reason
	}
}

// addPart files def under the import paths that it has rows about.
func (c *Catalog) addPart(def *familyDef, layer int, reasons map[string]string) {
	fam := c.byName[def.family.Name]
	p := &part{familyDef: def, layer: layer, merged: fam, loops: make([]Loop, len(def.loops)+1)}
	for i := range p.loops {
		l := &p.loops[i]
		l.Family = fam
		if i > 0 {
			l.Reason, l.Classes = def.loops[i-1].reason, def.loops[i-1].classes
			l.Remedy = def.loops[i-1].remedy
		}
		l.Remedy = l.Remedy.over(fam.Remedy, def)
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
	for i := range def.packages {
		for _, path := range def.packages[i].paths {
			s := source{p, int16(i)}
			if strings.Contains(path, "*") {
				c.byGlob = append(c.byGlob, globSource{path, s})
			} else {
				c.byPath[path] = append(c.byPath[path], s)
			}
		}
	}
	if fam.Enabled {
		for i := range def.sigs {
			c.addSignature(&def.sigs[i], &p.loops[def.sigs[i].loop+1])
		}
	}
}

// addSignature adds a signature in place of one of the same shape.
func (c *Catalog) addSignature(sig *sigDef, loop *Loop) {
	s := Signature{Method: sig.name, Params: sig.params, Results: sig.results, Loop: loop}
	i := slices.IndexFunc(c.sigs, func(t Signature) bool {
		return t.Method == s.Method && slices.Equal(t.Params, s.Params) && slices.Equal(t.Results, s.Results)
	})
	if i >= 0 {
		c.sigs[i] = s
		return
	}
	c.sigs = append(c.sigs, s)
}
