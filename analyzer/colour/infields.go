package colour

import (
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// inFields adds the functions that the package stores in fields of other packages' structs. Where such a field is called
// is known to the whole program, and if that is on a loop, each of the functions is code of the loop. Of which family's
// is not known here: it may be any that could be told of here.
func (c *colourer) inFields() {
	families := c.postingFamilies()
	if len(families) == 0 {
		return
	}
	for _, fn := range append([]*ssa.Function{c.Engine.Pkg.Func("init")}, c.Engine.Funcs...) {
		if fn == nil || strings.HasSuffix(c.Engine.Fset.Position(fn.Pos()).Filename, "_test.go") {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if s, ok := instr.(*ssa.Store); ok {
					c.inField(fn, s, families)
				}
			}
		}
	}
}

func (c *colourer) inField(fn *ssa.Function, s *ssa.Store, families []*catalog.Family) {
	field := c.Engine.StoredOpenly(s)
	if field.Name == "" {
		return
	}
	pos := s.Pos()
	if !pos.IsValid() {
		pos = s.Addr.Pos()
	}
	for _, x := range c.Engine.Values(s.Val, "") {
		if x.Kind != effect.AFunc {
			continue
		}
		for _, f := range families {
			c.addStored(fn, x, pos, f, field)
		}
	}
}

func (c *colourer) addStored(by *ssa.Function, x effect.Value, pos token.Pos, f *catalog.Family, field effect.TypeRef) {
	loop := &catalog.Loop{Family: f, Classes: f.Classes} // and no remedy: the code that calls it may go on after it
	r := &Root{Fn: c.bodyOf(x), Value: x, By: by, Loop: loop, Pos: pos}
	c.addInside(&Node{Fn: r.Fn, Root: r, If: []Via{{Iface: field, Method: effect.OpCall, Func: r.Name()}}})
}

// postingFamilies are the families of frameworks that the package can see whose loops hold the program's state.
func (c *colourer) postingFamilies() (out []*catalog.Family) {
	for _, p := range c.reachable() {
		if effect.IsStd(p.Path()) {
			continue
		}
		for _, f := range c.Catalog.LoopFamilies(catalog.NormPath(p.Path())) {
			if (f.Remedy.Kind == catalog.PostBack || f.Remedy.Kind == catalog.Elm) && !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}
