package remedy

import (
	"go/ast"
	"go/types"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// callOfField is the one place where the loop calls the field that the finding's function is put into, as another finding
// has it: what mends that, mends this.
func (s *Suggester) callOfField(f finding.Located) (finding.Located, bool) {
	field := s.fieldAt(f)
	if field == nil {
		return f, false
	}
	found := false
	for _, b := range s.Blocking {
		cur, ok := s.blocking(b.Pos)
		if !ok {
			continue
		}
		call, ok := cur.Node().(*ast.CallExpr)
		if !ok {
			continue
		}
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || s.Info.Uses[sel.Sel] != field {
			continue
		}
		if found {
			return f, false
		}
		f.Pos, found = b.Pos, true
	}
	return f, found
}

// fieldAt is the field of a composite literal that the finding's function is put into; the finding stands at the colon.
func (s *Suggester) fieldAt(f finding.Located) *types.Var {
	at, ok := s.root.FindByPos(f.Pos, f.Pos)
	if !ok {
		return nil
	}
	for c := range at.Enclosing((*ast.KeyValueExpr)(nil)) {
		kv := c.Node().(*ast.KeyValueExpr)
		key, ok := kv.Key.(*ast.Ident)
		if !ok || f.Pos != kv.Colon {
			return nil
		}
		v, ok := s.Info.Uses[key].(*types.Var)
		if !ok || !v.IsField() {
			return nil
		}
		return v
	}
	return nil
}
