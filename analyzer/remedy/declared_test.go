package remedy

import (
	"go/types"
	"os"
	"testing"

	"golang.org/x/tools/go/packages"
)

// What the proof knows of package offload and its post is what they declare, with what is there for JavaScript alone.
func TestDeclarationsAreTheRuntimes(t *testing.T) {
	real, err := packages.Load(&packages.Config{Mode: packages.NeedTypes | packages.NeedImports | packages.NeedDeps |
		packages.NeedName, Env: append(os.Environ(), "GOOS=js", "GOARCH=wasm")}, offloadPath, postPath)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range real {
		s := New(Config{Pkg: p.Types}) // which sees the context package that the real one does
		if p.PkgPath == postPath {
			s.Pkg = types.NewPackage("x", "x")
		}
		known, err := s.declared(p.PkgPath)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range known.Scope().Names() {
			obj := p.Types.Scope().Lookup(name)
			if obj == nil {
				t.Errorf("%s has no %s", p.PkgPath, name)
				continue
			}
			if _, ok := obj.(*types.Func); !ok {
				continue
			}
			qualified := types.RelativeTo(nil)
			got := types.ObjectString(known.Scope().Lookup(name), qualified)
			if want := types.ObjectString(obj, qualified); got != want {
				t.Errorf("declared as\n%s\nwant\n%s", got, want)
			}
		}
	}
}
