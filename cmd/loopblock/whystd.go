package main

import (
	"context"
	"fmt"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
)

// whyStd prints the effect of a function of the standard library, which is not analysed: its effects are in a table.
func (c *command) whyStd(request *driver.Request, pkg, fn string) (int, error) {
	object, fset, err := stdFunc(request, pkg, fn)
	if err != nil {
		return exitFailed, err
	}
	at := fset.Position(object.Pos())
	f := &finding.Finding{Path: at.Filename, Line: at.Line, Column: at.Column}
	f.Message = object.FullName() + " " + describeStd(effect.StdTable(pkg).Lookup(fn))
	if recv := object.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
		f.Message = object.FullName() + " is a method of an interface: it does what the value's method does"
	}
	return exitOK, c.printText(request.Dir, []*finding.Finding{f})
}

// describeStd says what a summary of the table comes to.
func describeStd(s *effect.Summary) string {
	var parts []string
	if s != nil {
		for _, e := range s.Effects {
			parts = append(parts, fmt.Sprintf("%s (%s)", e.Class.Means(), e.Class))
		}
		if len(s.Uses) > 0 {
			parts = append(parts, "does what is done by what it is given")
		}
	}
	if parts == nil {
		return "does not block"
	}
	return strings.Join(parts, ", and ") + ", says the table of the standard library of " + effect.StdRelease
}

// stdFunc finds a function, "Get", or a method, "Client.Do", in a package of the standard library.
func stdFunc(request *driver.Request, pkg, fn string) (*types.Func, *token.FileSet, error) {
	fset := token.NewFileSet()
	config := &packages.Config{
		Context: context.Background(),
		Mode:    packages.NeedName | packages.NeedTypes,
		Dir:     request.Dir,
		Fset:    fset,
	}
	loaded, err := packages.Load(config, pkg)
	if err != nil {
		return nil, nil, err
	}
	if len(loaded) != 1 || len(loaded[0].Errors) > 0 {
		return nil, nil, fmt.Errorf("cannot load package %s", pkg)
	}
	typ, method, isMethod := strings.Cut(fn, ".")
	object := loaded[0].Types.Scope().Lookup(typ)
	if object != nil && isMethod {
		object, _, _ = types.LookupFieldOrMethod(object.Type(), true, loaded[0].Types, method)
	}
	if f, ok := object.(*types.Func); ok {
		return f, fset, nil
	}
	return nil, nil, fmt.Errorf("no function %s in package %s, or it is not exported", fn, pkg)
}
