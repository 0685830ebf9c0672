package catalog_test

import (
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

func TestNormPathDropsVersions(t *testing.T) {
	for _, tt := range []struct{ path, want string }{
		{"fmt", "fmt"},
		{"net/http", "net/http"},
		{"charm.land/bubbletea/v2", "charm.land/bubbletea"},
		{"fyne.io/fyne/v2/data/binding", "fyne.io/fyne/data/binding"},
		{"k8s.io/client-go/kubernetes/typed/core/v1", "k8s.io/client-go/kubernetes/typed/core"},
		{"k8s.io/api/core/v1beta1", "k8s.io/api/core/v1beta1"},
		{"gopkg.in/yaml.v3", "gopkg.in/yaml"},
		{"gopkg.in/src-d/go-git.v4/plumbing", "gopkg.in/src-d/go-git/plumbing"},
		{"vendor/golang.org/x/net/http2", "golang.org/x/net/http2"},
		{"example.com/v2ray/core", "example.com/v2ray/core"},
		{"v2", "v2"},
		{"", ""},
	} {
		if got := catalog.NormPath(tt.path); got != tt.want {
			t.Errorf("NormPath(%q) = %q, want %q", tt.path, got, tt.want)
		}
	}
}

// load returns the built-in catalogue with files over it.
func load(t *testing.T, files ...string) *catalog.Catalog {
	t.Helper()
	c := catalog.Builtin()
	for _, f := range files {
		layer, err := catalog.Parse(".loopblock.yaml", []byte(f))
		if err != nil {
			t.Fatal(err)
		}
		if c, err = c.With(layer); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

const patterns = `
families:
  mine:
    packages:
      api: example.com/api/v3
      gen: example.com/gen/*
      mid: example.com/*/client
    blocks:
      network:
        - api.Get
        - (*api.Client).Do*
        - (api.{Reader,Writer}).{Read,Write}
        - (gen.*Interface).{Get,List}
        - mid.Call
      process: example.com/tools.Run
      file: example.com/deep.Client.go
`

func TestPatternsMatch(t *testing.T) {
	c := load(t, patterns)
	for _, tt := range []struct {
		rule string
		sym  catalog.Symbol
		want catalog.Class
	}{
		{"a function by its name", catalog.Symbol{Pkg: "example.com/api", Name: "Get"}, catalog.Network},
		{"not another's method of that name", catalog.Symbol{Pkg: "example.com/api", Recv: "T", Name: "Get"}, ""},
		{"a path written out", catalog.Symbol{Pkg: "example.com/tools", Name: "Run"}, catalog.Process},
		{"a star for any end of a name", catalog.Symbol{Pkg: "example.com/api", Recv: "Client", Name: "DoAll"}, catalog.Network},
		{"a star for nothing", catalog.Symbol{Pkg: "example.com/api", Recv: "Client", Name: "Do"}, catalog.Network},
		{"not before the star", catalog.Symbol{Pkg: "example.com/api", Recv: "Client", Name: "Undo"}, ""},
		{"braces in a type and a name", catalog.Symbol{Pkg: "example.com/api", Recv: "Writer", Name: "Read"}, catalog.Network},
		{"only what the braces list", catalog.Symbol{Pkg: "example.com/api", Recv: "Writer", Name: "Close"}, ""},
		{"a last star in a path over slashes", catalog.Symbol{Pkg: "example.com/gen/a/b", Recv: "PodInterface", Name: "List"}, catalog.Network},
		{"a star before the path's end within an element", catalog.Symbol{Pkg: "example.com/x/client", Name: "Call"}, catalog.Network},
		{"but not over slashes", catalog.Symbol{Pkg: "example.com/x/y/client", Name: "Call"}, ""},
		{"a path's dots before the name's", catalog.Symbol{Pkg: "example.com/deep.Client", Name: "go"}, catalog.File},
		{"nothing in another package", catalog.Symbol{Pkg: "example.com/other", Name: "Get"}, ""},
		{"nothing in no package", catalog.Symbol{Name: "Get"}, ""},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			got, ok := c.Blocks(tt.sym)
			if got.Class != tt.want || ok != (tt.want != "") {
				t.Errorf("Blocks(%v) = %v, %t, want class %q", tt.sym, got, ok, tt.want)
			}
			if ok && got.Family != "mine" {
				t.Errorf("family %q, want mine", got.Family)
			}
		})
	}
}

func TestStarOfReceiverDoesNotMatter(t *testing.T) {
	for _, pattern := range []string{"(*m.T).F", "(m.T).F"} {
		c := load(t, "families: {mine: {packages: {m: example.com/m}, blocks: {wait: "+`"`+pattern+`"`+"}}}")
		if b, ok := c.Blocks(catalog.Symbol{Pkg: "example.com/m", Recv: "T", Name: "F"}); !ok || b.Class != catalog.Wait {
			t.Errorf("%s: Blocks = %v, %t", pattern, b, ok)
		}
	}
}

func TestHoldsFieldsAndVariables(t *testing.T) {
	c := load(t, `
families:
  mine:
    holds:
      network: [example.com/m.Conn.Body, (example.com/m.Conn).Raw]
      input: gopkg.in/tty.v1.Keys
`)
	for _, tt := range []struct {
		pkg, typ, name string
		want           catalog.Class
	}{
		{"example.com/m", "Conn", "Body", catalog.Network},
		{"example.com/m", "Conn", "Raw", catalog.Network},
		{"example.com/m", "", "Body", ""},
		{"gopkg.in/tty", "", "Keys", catalog.Input},
		{"net/http", "Response", "Body", catalog.Network},
		{"os", "", "Stdin", catalog.Input},
		{"os", "", "Args", ""},
	} {
		if b, ok := c.Holds(tt.pkg, tt.typ, tt.name); b.Class != tt.want || ok != (tt.want != "") {
			t.Errorf("Holds(%q, %q, %q) = %v, %t, want class %q", tt.pkg, tt.typ, tt.name, b, ok, tt.want)
		}
	}
}
