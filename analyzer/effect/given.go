package effect

import "golang.org/x/tools/go/ssa"

// A Given is an operation on a value that the package does not know.
type Given struct {
	Value Value    // FromRoot, or nothing
	Field FieldRef // the field that it is in; Var is nil if it is in none
	Op    string
	Chain *Chain
}

// fields tells what the operation does on what the package stores in the field that x is in, or on what the literal
// that x is a variable of captured.
func (v *Visitor) fields(x Value, op string, chain *Chain, depth int) {
	if v.Given == nil || depth > maxUse || v.again(x, op, chain) {
		return
	}
	known := v.e.captured(x)
	if len(known) > 0 {
		depth-- // from literal to literal outwards: that ends by itself
	} else {
		known = v.e.InFields(x)
	}
	g := Given{Value: x, Op: op, Chain: chain}
	if fs := FieldsOf(x); len(fs) > 0 {
		g.Field = fs[len(fs)-1]
	}
	v.Given(g)
	iface := v.iface
	if op == OpCall {
		v.iface = v.e.openField(g.Field)
	}
	v.each(known, x, op, chain, depth)
	v.iface = iface
}

// each tells what the operation does on each of the values known to be in one place. Where none is known, or nothing
// can be known of one, it is an open call.
func (v *Visitor) each(known []Value, of Value, op string, chain *Chain, depth int) {
	outer, opens := v.lost, v.opens
	v.lost = true
	for _, y := range known {
		if y.Kind != FromRoot {
			v.lost = false
			break
		}
	}
	for _, y := range known {
		v.value(y, op, chain, depth+1)
	}
	elsewhere := op == OpCall && v.iface.Name != "" // other packages may store functions in the field, too
	unknown := v.lost && v.opens == opens
	if (unknown || elsewhere) && !v.e.isForeign(typeOf(of)) {
		v.open(Open{Type: v.iface, Op: op, Chain: chain, Partly: !unknown}, of)
	}
	v.lost = outer
}

// loaded does the same for a value of which nothing is known but the field that it is loaded from.
func (v *Visitor) loaded(val ssa.Value, p Path, op string, chain *Chain, depth int) {
	if v.e.asserted(val) {
		v.iface = TypeRef{}
	}
	f, ok := FieldOf(val)
	if v.Given == nil {
		v.held(f, p, op, chain)
		return
	}
	if !ok {
		v.open(Open{Type: v.iface, Op: op, Chain: chain}, Value{})
		return
	}
	v.Given(Given{Field: f, Op: op, Chain: chain})
	if op == OpCall && p == "" {
		v.iface = v.e.openField(f)
	}
	v.each(v.e.inField(f, p), Value{}, op, chain, depth)
}
