package remedy

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// lives refuses values that die with the loop's callback.
func (c *cut) lives() error {
	var err error
	check := func(n ast.Node) {
		id, ok := n.(*ast.Ident)
		if !ok || err != nil {
			return
		}
		v, ok := c.Info.Uses[id].(*types.Var)
		if ok && !v.IsField() && !c.declaredInMoved(v) && c.dies(v.Type()) {
			err = dead(id.Name)
		}
	}
	ast.Inspect(c.node.Node(), func(n ast.Node) bool { check(n); return true })
	c.inspectMoved(func(n ast.Node, _ bool) { check(n) })
	return err
}

func dead(name string) error {
	return refuse("%s must not be used once the loop's callback has returned", name)
}

// lives refuses parameters that die with the call.
func (h *handler) lives() error {
	for p := range h.fnSignature().Params().Variables() {
		if h.dies(p.Type()) && h.uses(p) {
			return dead(p.Name())
		}
	}
	return nil
}

// passes refuses a function that is called later with what dies before.
func (s *site) passes(sig *types.Signature) error {
	for p := range sig.Params().Variables() {
		if s.dies(p.Type()) {
			return refuse("what it is called with must not be used once the loop's callback has returned")
		}
	}
	return nil
}

// dies reports whether values of that type die with the loop's callback, or hold some that do.
func (s *site) dies(t types.Type) bool {
	return slices.ContainsFunc(s.remedy.Dies, func(text string) bool {
		short, name, _ := strings.Cut(text, ".")
		is := func(t types.Type) bool {
			n, ok := types.Unalias(deref(t)).(*types.Named)
			return ok && isNamed(n.Obj().Name(), name) && n.Obj().Pkg() != nil && s.isShortFor(short, n.Obj().Pkg())
		}
		if list, ok := t.Underlying().(*types.Slice); ok {
			t = list.Elem()
		}
		return is(t) || embeds(t, is) || fieldOf(t, nil, is) != ""
	})
}

// isNamed reports whether a name is the one given, or begins with what is before its *.
func isNamed(name, pattern string) bool {
	prefix, any := strings.CutSuffix(pattern, "*")
	return name == prefix || any && strings.HasPrefix(name, prefix)
}

// isShortFor reports whether the family calls the package by that short name.
func (s *site) isShortFor(short string, p *types.Package) bool {
	return slices.Contains(s.pathsOf(short), catalog.NormPath(p.Path()))
}
