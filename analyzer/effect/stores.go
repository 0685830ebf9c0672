package effect

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// stores is what a package's functions store where, found once: which values a base gets at which path.
type stores struct {
	of     map[ssa.Value][]store       // by the base in its own function
	fields map[*types.Var][]ssa.Value  // by struct field, in any function of the package
	owners map[*types.Var]*types.Named // the struct types that declare them
	inits  map[*ssa.Global][]store     // by package variable

	// passed are the calls that a base is an argument of: they may store something in it.
	passed map[ssa.Value][]*ssa.CallCommon
}

type store struct {
	path Path
	val  ssa.Value
}

func indexStores(pkg *ssa.Package, funcs []*ssa.Function) *stores {
	s := &stores{
		of:     make(map[ssa.Value][]store),
		fields: make(map[*types.Var][]ssa.Value),
		owners: make(map[*types.Var]*types.Named),
		inits:  make(map[*ssa.Global][]store),
		passed: make(map[ssa.Value][]*ssa.CallCommon),
	}
	if init := pkg.Func("init"); init != nil {
		s.function(init)
	}
	for _, f := range funcs {
		s.function(f)
	}
	s.captured(funcs)
	return s
}

func (s *stores) function(f *ssa.Function) {
	for _, b := range f.Blocks {
		for _, instr := range b.Instrs {
			switch instr := instr.(type) {
			case *ssa.Store:
				s.add(instr.Addr, "", instr.Val)
			case *ssa.MapUpdate:
				s.add(instr.Map, element, instr.Value)
			case *ssa.Send:
				s.add(instr.Chan, element, instr.X)
			case ssa.CallInstruction:
				s.call(instr.Common())
			}
		}
	}
}

// call notes what is passed to a function that is known by name.
func (s *stores) call(c *ssa.CallCommon) {
	if b, ok := c.Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" {
			s.add(c.Args[0], "", c.Args[1])
		}
		return
	}
	f := c.StaticCallee()
	if f == nil {
		return
	}
	given := c.Args
	if mc, ok := c.Value.(*ssa.MakeClosure); ok {
		given = slices.Concat(given, mc.Bindings)
	}
	for _, a := range given {
		switch base, _ := address(a); base.(type) {
		case *ssa.Const, *ssa.Global, *ssa.Function, *ssa.MakeClosure:
		default:
			if holds(a.Type()) && !slices.Contains(s.passed[base], c) {
				s.passed[base] = append(s.passed[base], c)
			}
		}
	}
}

// captured adds what literals store in the variables that they captured to what is stored there.
func (s *stores) captured(funcs []*ssa.Function) {
	for i := len(funcs) - 1; i >= 0; i-- { // inner literals first: they come after what they stand in
		for _, b := range funcs[i].Blocks {
			for _, instr := range b.Instrs {
				mc, ok := instr.(*ssa.MakeClosure)
				if !ok {
					continue
				}
				for j, v := range mc.Fn.(*ssa.Function).FreeVars {
					base, at := address(mc.Bindings[j])
					for _, st := range s.of[v] {
						if p, ok := at.Join(st.path); ok && len(s.of[base]) < maxStores {
							s.of[base] = append(s.of[base], store{p, st.val})
						}
					}
				}
			}
		}
	}
}

// maxStores bounds what literals are seen to store in one variable, each level of literals adding to the next.
const maxStores = 64

func (s *stores) add(addr ssa.Value, at Path, val ssa.Value) {
	if !holds(val.Type()) {
		return
	}
	base, path := address(addr)
	path, ok := path.Join(at)
	if !ok {
		return
	}
	if fa, ok := addr.(*ssa.FieldAddr); ok && at == "" {
		if st, ok := deref(fa.X.Type()).Underlying().(*types.Struct); ok {
			f := st.Field(fa.Field).Origin()
			s.fields[f] = append(s.fields[f], val)
			s.owners[f] = namedOf(fa.X.Type())
		}
	}
	if g, ok := base.(*ssa.Global); ok {
		s.inits[g] = append(s.inits[g], store{path, val})
		return
	}
	s.of[base] = append(s.of[base], store{path, val})
}

// holds reports whether a value of the type may lead to something that is called: most stores are of plain data.
func holds(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return false
	case *types.Slice:
		return holds(u.Elem())
	case *types.Array:
		return holds(u.Elem())
	}
	return true
}

// address looks through loads, fields and conversions for the base that holds the value, and the path to it.
func address(v ssa.Value) (base ssa.Value, path Path) {
	for {
		var field Path
		switch x := v.(type) {
		case *ssa.UnOp:
			switch x.Op {
			case token.MUL:
				v = x.X
				continue
			case token.ARROW:
				if x.CommaOk {
					return v, path
				}
				v, field = x.X, element
			default:
				return v, path
			}
		case *ssa.FieldAddr:
			v, field = x.X, fieldName(x.X.Type(), x.Field)
		case *ssa.Field:
			v, field = x.X, fieldName(x.X.Type(), x.Field)
		case *ssa.IndexAddr:
			v, field = x.X, element
		case *ssa.Index:
			v, field = x.X, element
		case *ssa.Slice:
			v = x.X
			continue
		case *ssa.MakeInterface:
			v = x.X
			continue
		case *ssa.ChangeInterface:
			v = x.X
			continue
		case *ssa.ChangeType:
			v = x.X
			continue
		case *ssa.Convert:
			v = x.X
			continue
		case *ssa.MultiConvert:
			v = x.X
			continue
		case *ssa.SliceToArrayPointer:
			v = x.X
			continue
		case *ssa.TypeAssert:
			if x.CommaOk {
				return v, path
			}
			v = x.X
			continue
		default:
			return v, path
		}
		joined, ok := field.Join(path)
		if !ok {
			return v, "?" // too deep to follow: no store and no root is ever found there
		}
		path = joined
	}
}

func fieldName(t types.Type, i int) Path {
	st, ok := deref(t).Underlying().(*types.Struct)
	if !ok {
		return "?"
	}
	return Path(st.Field(i).Name())
}
