package effect

import (
	"bytes"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A Table holds the summaries of a package's functions that other packages can call, by name: "Get", "Client.Do".
// It has no empty ones.
type Table struct {
	Pkg    string // import path
	Module string // path of the package's module, "" if not known
	Funcs  map[string]*Summary

	// Encoded is the table as [Table.Encode] wrote it, where it came with a fact. It is read when it is first asked
	// for; until then the other fields are empty.
	Encoded []byte
}

// Lookup returns the summary of a function, nil if there is none. It is not safe for concurrent use while the table
// is encoded.
func (t *Table) Lookup(name string) *Summary {
	if t.Encoded != nil {
		if d, err := Decode(t.Encoded); err == nil { // of another version of this tool: nothing is known
			*t = *d
		}
		t.Encoded = nil
	}
	return t.Funcs[name]
}

// ModuleOf returns the path of the table's module without reading the rest.
func (t *Table) ModuleOf() string {
	if t.Encoded == nil {
		return t.Module
	}
	line, _, _ := bytes.Cut(t.Encoded, []byte("\n"))
	if f := bytes.Split(line, []byte("\t")); len(f) == 3 {
		return string(f[2])
	}
	return ""
}

// WithoutOnce returns the summary without what only happens behind sync.Once.
func (s *Summary) WithoutOnce() *Summary {
	out := &Summary{Uses: s.Uses, Opens: s.Opens, Results: s.Results, Writes: s.Writes}
	for _, e := range s.Effects {
		if !e.Once {
			out.Effects = append(out.Effects, e)
		}
	}
	return out
}

// Names returns the names of the table's functions in order.
func (t *Table) Names() []string { return slices.Sorted(maps.Keys(t.Funcs)) }

// Table returns what other packages need to know of this one. Locks do not leave the package: that a library guards
// its state with a mutex is nothing for its callers.
func (e *Engine) Table(module string) *Table {
	t := &Table{Pkg: e.path, Module: module, Funcs: make(map[string]*Summary)}
	for _, fn := range e.Funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || !token.IsExported(obj.Name()) {
			continue
		}
		sum := e.Summary(fn)
		if said, stop := e.known(obj); stop {
			sum = said
		} else {
			sum = sum.and(said)
		}
		t.add(TableName(obj), sum)
	}
	if e.SameModule != nil { // the standard library's fields and interfaces are its own affair
		e.contents(t)
	}
	e.declaredValues(t)
	for _, name := range e.Pkg.Pkg.Scope().Names() {
		if tn, ok := e.Pkg.Pkg.Scope().Lookup(name).(*types.TypeName); ok && !tn.IsAlias() {
			e.promotedInto(t, tn)
		}
	}
	return t
}

// promotedInto adds the methods that a type gets from the fields it embeds, and what directives say of an
// interface's methods.
func (e *Engine) promotedInto(t *Table, tn *types.TypeName) {
	if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
		for m := range iface.ExplicitMethods() {
			if sum, ok := e.declared(m); ok {
				t.add(tn.Name()+"."+m.Name(), sum)
			}
		}
		return
	}
	st, ok := tn.Type().Underlying().(*types.Struct)
	if !ok || !embeds(st) {
		return
	}
	set := types.NewMethodSet(types.NewPointer(tn.Type()))
	for sel := range set.Methods() {
		if len(sel.Index()) < 2 || !token.IsExported(sel.Obj().Name()) || tn.Type().(*types.Named).TypeParams().Len() > 0 {
			continue
		}
		if sum := e.promotion(sel); sum != nil {
			t.add(tn.Name()+"."+sel.Obj().Name(), sum)
		}
	}
}

// promotion is the summary of a promoted method: that of the method itself, with the embedded field for receiver.
func (e *Engine) promotion(sel *types.Selection) *Summary {
	m := sel.Obj().(*types.Func).Origin()
	path := embedded(sel.Recv(), sel.Index())
	if types.IsInterface(m.Signature().Recv().Type()) {
		return &Summary{Uses: []Use{{Root: Root{Param, 0}, Path: path, Op: m.Name()}}}
	}
	sum, stop := e.known(m)
	if !stop {
		if m.Pkg() == e.Pkg.Pkg {
			var fn *ssa.Function
			if fn = e.Pkg.Prog.FuncValue(m); fn == nil {
				return nil
			}
			sum = e.Summary(fn).and(sum)
		} else {
			sum = e.imported(m).and(sum)
		}
	}
	return under(sum, path)
}

// under moves everything that the summary says of its receiver to a field of the receiver.
func under(s *Summary, path Path) *Summary {
	if s.Empty() {
		return nil
	}
	out := &Summary{Effects: s.Effects, Further: s.Further, Opens: s.Opens}
	receiver := Root{Param, 0}
	moved := func(r Root, p Path) (Path, bool) {
		if r == receiver {
			return path.Join(p)
		}
		return p, true
	}
	for _, u := range s.Uses {
		var ok bool
		if u.Path, ok = moved(u.Root, u.Path); ok {
			out.Uses = append(out.Uses, u)
		}
	}
	for _, w := range s.Writes {
		var into, from bool
		w.Path, into = moved(w.Into, w.Path)
		w.RootPath, from = moved(w.Root, w.RootPath)
		if into && from {
			out.Writes = append(out.Writes, w)
		}
	}
	return out
}

func embeds(st *types.Struct) bool {
	for f := range st.Fields() {
		if f.Embedded() {
			return true
		}
	}
	return false
}

func (t *Table) add(name string, s *Summary) {
	if s.Empty() {
		return
	}
	if _, ok := t.Funcs[name]; !ok {
		t.Funcs[name] = s
	}
}
