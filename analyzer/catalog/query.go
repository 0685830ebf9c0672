package catalog

import "slices"

// A ParamLoop is a parameter that a family calls on its loop.
type ParamLoop struct {
	Param int // as in Sink
	Loop  *Loop
}

const verdicts = 1<<kindBlocks | 1<<kindCut | 1<<kindLog

func (c *Catalog) verdict(s Symbol) (entry, bool) {
	return c.index(s.Pkg).best(member{s.Recv, s.Name}, verdicts)
}

// Blocks reports how a call of s blocks, where a row says so.
func (c *Catalog) Blocks(s Symbol) (Block, bool) {
	e, ok := c.verdict(s)
	if !ok || e.kind != kindBlocks {
		return Block{}, false
	}
	return Block{Class: e.class, Family: e.merged.Name}, true
}

// Cut reports whether a row says that a call of s does not block, whatever its body does.
func (c *Catalog) Cut(s Symbol) bool {
	e, ok := c.verdict(s)
	return ok && e.kind == kindCut
}

// Logs reports whether s is a logging function: whatever it does is [Stdio].
func (c *Catalog) Logs(s Symbol) bool {
	e, ok := c.verdict(s)
	return ok && e.kind == kindLog
}

// Holds reports how reading from or writing to the value in a field of a struct type, or with typ "" in a package
// variable, blocks.
func (c *Catalog) Holds(pkg, typ, name string) (Block, bool) {
	e, ok := c.index(pkg).best(member{typ, name}, 1<<kindHolds)
	if !ok {
		return Block{}, false
	}
	return Block{Class: e.class, Family: e.merged.Name}, true
}

// Sinks returns the parameters of s that take a function and run it elsewhere or, later, on a loop. What a disabled
// family would run on its loop runs elsewhere.
func (c *Catalog) Sinks(s Symbol) []Sink {
	var out []Sink
	for _, e := range c.params(s) {
		switch {
		case e.kind == kindSinkOn && e.loop() != nil:
			out = append(out, Sink{Param: int(e.param), Kind: OnLoop, Loop: e.loop()})
		case e.kind == kindSinkOn, e.kind == kindSinkOff:
			out = append(out, Sink{Param: int(e.param), Kind: OffLoop})
		}
	}
	return out
}

// Inline reports whether a call of s gives the loop away on a coroutine, and what it does elsewhere.
func (c *Catalog) Inline(s Symbol) (Inline, bool) {
	for _, e := range c.params(s) {
		if e.kind == kindInline {
			return Inline{Param: int(e.param)}, true
		}
	}
	e, ok := c.index(s.Pkg).best(member{s.Recv, s.Name}, 1<<kindAwaits)
	if !ok {
		return Inline{}, false
	}
	return Inline{Param: -1, Class: e.class}, true
}

// LoopParams returns the parameters of s that are called on a loop for as long as it runs.
func (c *Catalog) LoopParams(s Symbol) []ParamLoop {
	var out []ParamLoop
	for _, e := range c.params(s) {
		if e.kind == kindParam && e.loop() != nil {
			out = append(out, ParamLoop{Param: int(e.param), Loop: e.loop()})
		}
	}
	return out
}

// LoopFamilies returns the enabled families that run functions of other packages on their loops, by rows about this one, in
// the order of the files.
func (c *Catalog) LoopFamilies(pkg string) (out []*Family) {
	for _, s := range c.byPath[pkg] {
		runs := slices.ContainsFunc(s.rows, func(r row) bool {
			return r.pkg == s.pkg && r.kind.isLoop() && entry{&r, s.part}.loop() != nil
		})
		if runs && !slices.Contains(out, s.merged) {
			out = append(out, s.merged)
		}
	}
	return out
}

// params returns the row that holds for each parameter of s that has one, in their order.
func (c *Catalog) params(s Symbol) []entry {
	ix := c.index(s.Pkg)
	if ix == nil {
		return nil
	}
	type ranked struct {
		entry
		rank int
	}
	var best []ranked
	dropAll := -1 // the rank of a row that drops every parameter
	ix.each(member{s.Recv, s.Name}, 1<<kindParam|1<<kindSinkOff|1<<kindSinkOn|1<<kindInline|1<<kindDrop, func(e entry, glob bool) {
		r := e.rank(glob)
		if e.param < 0 {
			dropAll = max(dropAll, r)
			return
		}
		for i := range best {
			if best[i].param == e.param {
				if r > best[i].rank {
					best[i] = ranked{e, r}
				}
				return
			}
		}
		best = append(best, ranked{e, r})
	})
	var out []entry
	for _, b := range best {
		if b.kind != kindDrop && b.rank > dropAll {
			out = append(out, b.entry)
		}
	}
	slices.SortFunc(out, func(a, b entry) int { return int(a.param - b.param) })
	return out
}

func (c *Catalog) loop(pkg string, m member, kind rowKind, against int) *Loop {
	e, ok := c.index(pkg).best(m, 1<<kind|against)
	if !ok || e.kind != kind {
		return nil
	}
	return e.loop()
}

// LoopField returns the loop on which the value in a field of a struct type is called, nil where there is none.
func (c *Catalog) LoopField(pkg, typ, field string) *Loop {
	return c.loop(pkg, member{typ, field}, kindField, 0)
}

// LoopType returns the loop on which values of a named func type run, nil where there is none.
func (c *Catalog) LoopType(pkg, name string) *Loop {
	return c.loop(pkg, member{"", name}, kindType, 1<<kindOffType)
}

// LoopResult returns the loop on which a function that s returns runs, nil where there is none.
func (c *Catalog) LoopResult(s Symbol) *Loop {
	return c.loop(s.Pkg, member{s.Recv, s.Name}, kindResult, 0)
}

// OffType reports whether values of a named func type run off any loop.
func (c *Catalog) OffType(pkg, name string) bool {
	e, ok := c.index(pkg).best(member{"", name}, 1<<kindType|1<<kindOffType)
	return ok && e.kind == kindOffType
}

// MethodLoops returns the methods of interfaces of a package that a framework calls on its loop.
func (c *Catalog) MethodLoops(pkg string) []MethodLoop {
	if ix := c.index(pkg); ix != nil {
		return ix.methods
	}
	return nil
}

// ResultLoops returns the methods of interfaces of a package whose results a framework calls on its loop.
func (c *Catalog) ResultLoops(pkg string) []MethodLoop {
	if ix := c.index(pkg); ix != nil {
		return ix.results
	}
	return nil
}

// Signatures returns the shapes of the methods that are on a loop whatever their type.
func (c *Catalog) Signatures() []Signature { return c.sigs }

// Forbidden returns the families on whose loops a call of s waits for that loop itself.
func (c *Catalog) Forbidden(s Symbol) []*Family {
	ix := c.index(s.Pkg)
	if ix == nil {
		return nil
	}
	var found []entry
	dropped := -1 // the last layer that drops s
	ix.each(member{s.Recv, s.Name}, 1<<kindForbidden|1<<kindDrop, func(e entry, _ bool) {
		switch {
		case e.kind == kindForbidden:
			found = append(found, e)
		case e.param < 0:
			dropped = max(dropped, e.layer)
		}
	})
	var out []*Family
	for _, e := range found {
		if e.layer >= dropped && e.merged.Enabled && !slices.Contains(out, e.merged) {
			out = append(out, e.merged)
		}
	}
	return out
}

// A Turn is what calling a function does to the loop as a whole.
type Turn uint8

// The turns.
const (
	Ends      Turn = 1 << iota // it ends
	Suspends                   // it stands still by design, until
	Resumes                    // it goes on
	Dismisses                  // it goes on, and calls no more what it called for what the user saw
	Focuses                    // it goes on, and gives the user's keys to something else
)

// Turns returns what calling s, or for Ends returning it, does to the loop as a whole.
func (c *Catalog) Turns(s Symbol) (t Turn) {
	ix := c.index(s.Pkg)
	if ix == nil {
		return 0
	}
	for _, k := range [...]struct {
		kind rowKind
		turn Turn
	}{{kindEnds, Ends}, {kindSuspends, Suspends}, {kindResumes, Resumes}, {kindDismisses, Dismisses}, {kindFocuses, Focuses}} {
		if _, ok := ix.best(member{s.Recv, s.Name}, 1<<k.kind); ok {
			t |= k.turn
		}
	}
	return t
}

// Families returns every family, sorted by name.
func (c *Catalog) Families() []*Family { return c.families }

// ClassEnabled reports whether findings of a class are reported.
func (c *Catalog) ClassEnabled(class Class) bool {
	if on, ok := c.classes[class]; ok {
		return on
	}
	return class.OnByDefault()
}
