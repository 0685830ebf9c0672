package catalogtest

import (
	"errors"
	"fmt"
	"go/types"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A verdict says how a claim fares in a tree. The worst comes first: the best of several is the greatest.
type verdict int

const (
	nowhere  verdict = iota // the tree has none of the claim's packages
	missing                 // it has packages, but not the name
	wrong                   // it has the name, but that is nothing the claim can be about
	unclear                 // a type is of a package that is not loaded
	resolved                // it has it
)

// A found is the best that there is for a claim.
type found struct {
	verdict
	platform platform
	pkg      string // the package that has it
	why      string // for wrong
}

// resolve looks for what a claim is about, on one platform after another.
func (t *tree) resolve(cl catalog.Claim) (found, error) {
	var best found
	for _, p := range platforms {
		f, err := t.resolveOn(p, cl)
		if err != nil || f.verdict == resolved {
			return f, err
		}
		if f.verdict > best.verdict {
			best = f
		}
	}
	return best, nil
}

func (t *tree) resolveOn(p platform, cl catalog.Claim) (found, error) {
	best := found{platform: p}
	l := t.loader(p)
	for _, pattern := range cl.Packages {
		paths, err := t.packages(pattern)
		if err != nil {
			return best, err
		}
		for _, path := range paths {
			f := l.resolveIn(cl, path)
			f.platform = p
			if f.verdict > best.verdict {
				best = f
			}
			if f.verdict == resolved {
				return best, nil
			}
		}
	}
	return best, nil
}

// resolveIn looks in a package, with as many levels of its imports as it takes to tell.
func (l *loader) resolveIn(cl catalog.Claim, path string) found {
	var f found
	for depth := range 4 {
		pkg, err := l.load(path, depth)
		if err != nil {
			return found{verdict: missing, pkg: path, why: err.Error()}
		}
		if f = check(cl, pkg); f.verdict != unclear {
			break
		}
	}
	return f
}

// check looks for what a claim is about in a package.
func check(cl catalog.Claim, pkg *types.Package) found {
	best := found{verdict: missing}
	for _, obj := range candidates(cl, pkg) {
		v, err := fits(cl, obj)
		if v > best.verdict {
			best = found{verdict: v, pkg: pkg.Path()}
			if err != nil {
				best.why = fmt.Sprintf("%s: %v", obj, err)
			}
		}
	}
	return best
}

// candidates lists what has the claim's name: what the package declares, or methods and fields that its types declare.
// What a type has from an embedded one is named by the type that declares it; but what an interface has, by any that has
// it, for a call tells which.
func candidates(cl catalog.Claim, pkg *types.Package) []types.Object {
	var out []types.Object
	add := func(recv string, obj types.Object) {
		if cl.About(recv, obj.Name()) {
			out = append(out, obj)
		}
	}
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		add("", obj)
		tn, ok := obj.(*types.TypeName)
		if !ok {
			continue
		}
		if cl.Kind == catalog.ClaimMethod {
			if iface, ok := tn.Type().Underlying().(*types.Interface); ok {
				for m := range iface.Methods() {
					add(name, m)
				}
			}
			continue
		}
		named, ok := tn.Type().(*types.Named)
		if !ok {
			continue // an alias: its methods are those of what it stands for
		}
		for m := range named.Methods() {
			add(name, m)
		}
		switch u := named.Underlying().(type) {
		case *types.Interface:
			for m := range u.Methods() {
				add(name, m)
			}
		case *types.Struct:
			for f := range u.Fields() {
				add(name, f)
			}
		}
	}
	return out
}

// fits reports whether a claim of its kind can be about an object.
func fits(cl catalog.Claim, obj types.Object) (verdict, error) {
	switch cl.Kind {
	case catalog.ClaimBlocks, catalog.ClaimCut, catalog.ClaimLogs, catalog.ClaimForbidden, catalog.ClaimMethod,
		catalog.ClaimEnds, catalog.ClaimSuspends, catalog.ClaimResumes, catalog.ClaimDismisses, catalog.ClaimFocuses, catalog.ClaimAwaits:
		_, err := function(obj)
		return either(err)
	case catalog.ClaimParam, catalog.ClaimOff, catalog.ClaimOn, catalog.ClaimInline:
		return fitsParam(cl.Param, obj)
	case catalog.ClaimResult:
		sig, err := function(obj)
		if err != nil {
			return wrong, err
		}
		best := wrong
		for v := range sig.Results().Variables() {
			best = max(best, callable(v.Type()))
		}
		return best, errors.New("it returns no function")
	case catalog.ClaimField, catalog.ClaimHolds:
		v, ok := obj.(*types.Var)
		switch {
		case !ok || cl.Recv != "" && !v.IsField():
			return wrong, errors.New("it is no field or variable")
		case cl.Kind == catalog.ClaimHolds:
			return resolved, nil
		}
		return callable(v.Type()), errors.New("its type has no functions")
	case catalog.ClaimType, catalog.ClaimOffType:
		if tn, ok := obj.(*types.TypeName); !ok || tn.IsAlias() {
			return wrong, errors.New("it is no type, or another's alias")
		}
		return callable(obj.Type()), errors.New("it is no func type")
	case catalog.ClaimSignature:
		_, ok := obj.(*types.TypeName)
		if !ok {
			return wrong, errors.New("it is no type")
		}
		return resolved, nil
	}
	return wrong, fmt.Errorf("no check for claims of kind %s", cl.Kind)
}

func function(obj types.Object) (*types.Signature, error) {
	fn, ok := obj.(*types.Func)
	if !ok {
		return nil, errors.New("it is no function")
	}
	return fn.Signature(), nil
}

func either(err error) (verdict, error) {
	if err != nil {
		return wrong, err
	}
	return resolved, nil
}

func fitsParam(index int, obj types.Object) (verdict, error) {
	sig, err := function(obj)
	if err != nil {
		return wrong, err
	}
	n := sig.Params().Len()
	if index >= n {
		return wrong, fmt.Errorf("it has %d parameters", n)
	}
	return callable(sig.Params().At(index).Type()), fmt.Errorf("parameter %d cannot hold a function", index)
}

// callable reports whether a value of a type can be, or hold as an element, a function that somebody calls.
func callable(t types.Type) verdict {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if u.Kind() == types.Invalid {
			return unclear
		}
	case *types.Signature, *types.Interface:
		return resolved
	case interface{ Elem() types.Type }: // a slice, an array, a map, a pointer
		if _, ok := u.(*types.Chan); !ok {
			return callable(u.Elem())
		}
	}
	return wrong
}
