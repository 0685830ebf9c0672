// Package stdgen makes the table of the standard library's effects from its source.
package stdgen

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// Generate returns the table for the running toolchain on linux/amd64, so that it is the same wherever it is made.
func Generate() ([]byte, error) {
	tables, paths, err := Tables("std")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("# What blocks in the standard library, as found by the effect engine; its notation is in codec.go.\n")
	out.WriteString("# Made by go generate; a test makes it again and compares.\n")
	for _, p := range paths {
		out.Write(tables[p].Encode(nil))
	}
	return out.Bytes(), nil
}

// Tables analyses the packages and all that they import, and returns their tables and import paths in order.
func Tables(patterns ...string) (map[string]*effect.Table, []string, error) {
	cfg := &packages.Config{
		Mode: packages.LoadAllSyntax,
		Env:  append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off"),
	}
	initial, err := packages.Load(cfg, patterns...)
	if err != nil {
		return nil, nil, err
	}
	tables := make(map[string]*effect.Table)
	var paths []string
	packages.Visit(initial, nil, func(p *packages.Package) { // dependencies first
		if err == nil && len(p.Errors) > 0 {
			err = fmt.Errorf("%s: %v", p.PkgPath, p.Errors[0])
		}
		if err != nil || p.PkgPath == "unsafe" {
			return
		}
		tables[p.PkgPath] = table(p, tables)
		paths = append(paths, p.PkgPath)
	})
	slices.Sort(paths)
	return tables, paths, err
}

func table(p *packages.Package, tables map[string]*effect.Table) *effect.Table {
	pkg, funcs := build(p)
	e := effect.New(effect.Config{
		Pkg:     pkg,
		Funcs:   funcs,
		Fset:    p.Fset,
		Catalog: catalog.Builtin(),
		Import: func(path, name string) *effect.Summary {
			if t := tables[path]; t != nil {
				return t.Funcs[name]
			}
			return nil
		},
	})
	t := e.Table("std")
	for _, name := range t.Names() {
		s := t.Funcs[name].WithoutOnce() // for the library's users first use is nothing to speak of
		if s.Empty() {
			delete(t.Funcs, name)
			continue
		}
		t.Funcs[name] = s
	}
	return t
}

// build makes the package's SSA form the way x/tools' buildssa does.
func build(p *packages.Package) (*ssa.Package, []*ssa.Function) {
	prog := ssa.NewProgram(p.Fset, 0)
	for _, imp := range p.Types.Imports() {
		prog.CreatePackage(imp, nil, nil, true)
	}
	pkg := prog.CreatePackage(p.Types, p.Syntax, p.TypesInfo, false)
	pkg.Build()
	var funcs []*ssa.Function
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		funcs = append(funcs, f)
		for _, a := range f.AnonFuncs {
			add(a)
		}
	}
	for _, file := range p.Syntax {
		for _, d := range file.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok {
				add(prog.FuncValue(p.TypesInfo.Defs[fd.Name].(*types.Func)))
			}
		}
	}
	return pkg, append(funcs, effect.InVariables(pkg)...)
}

// Blocking lists the exported functions of the tables that block, a line each, for a person to read.
func Blocking(tables map[string]*effect.Table, paths []string) string {
	var out strings.Builder
	for _, p := range paths {
		if strings.Contains(p, "internal") || strings.HasPrefix(p, "vendor/") {
			continue
		}
		for _, name := range tables[p].Names() {
			for _, e := range tables[p].Funcs[name].Effects {
				if e.Class == catalog.Deadlock {
					continue
				}
				fmt.Fprintf(&out, "%s.%s\t%s\t%s\n", p, name, e.Class, e.Prim)
			}
		}
	}
	return out.String()
}
