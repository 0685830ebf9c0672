package effect

import (
	"go/types"
	"path"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// SymbolOf is the function's name as the catalogue writes it.
func SymbolOf(fn *types.Func) catalog.Symbol {
	fn = fn.Origin()
	s := catalog.Symbol{Recv: recvName(fn), Name: fn.Name()}
	if fn.Pkg() != nil {
		s.Pkg = catalog.NormPath(fn.Pkg().Path())
	}
	return s
}

// TableName is the function's name in its package's [Table]: "Get" or "Client.Do".
func TableName(fn *types.Func) string {
	if r := recvName(fn.Origin()); r != "" {
		return r + "." + fn.Name()
	}
	return fn.Name()
}

// FullName is the function's name with its package's path, for tools: "net/http.Get", "(*net/http.Client).Do".
func FullName(fn *types.Func) string { return fn.Origin().FullName() }

// ShortName is the function's name as people write it: "http.Get", "(*http.Client).Do".
func ShortName(fn *types.Func) string {
	return Shorten(fn.Origin().FullName())
}

// Shorten leaves of each import path in a full name only what stands before the dot: "(*a/b.T).M" is "(*b.T).M".
func Shorten(full string) string {
	i := strings.LastIndexByte(full, '/')
	if i < 0 {
		return full
	}
	start := 0
	for start < len(full) && (full[start] == '(' || full[start] == '*') {
		start++
	}
	dir, rest := full[start:i], full[i+1:]
	if elem, tail, ok := strings.Cut(rest, "."); ok && isVersion(elem) {
		rest = path.Base(dir) + "." + tail
	}
	return full[:start] + rest
}

func isVersion(elem string) bool {
	return len(elem) > 1 && elem[0] == 'v' && strings.Trim(elem[1:], "0123456789") == ""
}

// DisplayName names a function or literal for people.
func DisplayName(fn *ssa.Function) string {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if fn.Parent() != nil {
		outer := fn
		for outer.Parent() != nil {
			outer = outer.Parent()
		}
		return "func literal in " + DisplayName(outer)
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		return ShortName(obj)
	}
	if fn.Pkg != nil && fn.Pkg.Pkg != nil {
		return fn.Pkg.Pkg.Name() + "." + fn.Name()
	}
	return fn.Name()
}

func recvName(fn *types.Func) string {
	sig, ok := fn.Type().(*types.Signature)
	if !ok || sig.Recv() == nil {
		return ""
	}
	if n := namedOf(sig.Recv().Type()); n != nil {
		return n.Obj().Name()
	}
	return ""
}

// namedOf returns the named type behind aliases and at most one pointer, as its generic origin; nil if there is none.
func namedOf(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	if n, ok := t.(*types.Named); ok {
		return n.Origin()
	}
	return nil
}

// concrete names the type if methods called on it are known: a named type that is no interface and no function.
func concrete(t types.Type) (TypeRef, bool) {
	n := namedOf(deref(t))
	if n == nil || n.Obj().Pkg() == nil {
		return TypeRef{}, false
	}
	switch n.Underlying().(type) {
	case *types.Interface, *types.Signature, *types.Chan:
		return TypeRef{}, false
	}
	return TypeRef{n.Obj().Pkg().Path(), n.Obj().Name()}, true
}

// typeAt returns the type of what a value of type t holds at a path; nil if it cannot be told.
func typeAt(t types.Type, p Path) types.Type {
	for p != "" {
		var first string
		first, p = p.First()
		t = elemType(deref(t), first)
		if t == nil {
			return nil
		}
	}
	return t
}

func deref(t types.Type) types.Type {
	for {
		p, ok := t.Underlying().(*types.Pointer)
		if !ok {
			return t
		}
		t = p.Elem()
	}
}

func elemType(t types.Type, field string) types.Type {
	if Path(field) == element {
		if e, ok := t.Underlying().(interface{ Elem() types.Type }); ok {
			return e.Elem()
		}
		return nil
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	for i := range st.NumFields() {
		if st.Field(i).Name() == field {
			return st.Field(i).Type()
		}
	}
	return nil
}
