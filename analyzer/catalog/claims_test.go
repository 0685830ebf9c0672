package catalog

import (
	"slices"
	"testing"
)

func TestClaimsListEveryRow(t *testing.T) {
	layer, err := Parse("mine.yaml", []byte(`
families:
  mine:
    packages: {m: [example.com/m/v2, example.com/fork]}
    loops:
      - method: (m.T).{Run,Stop}
      - signature: Update(m.Msg, _, int, ...) (*m.Cmd)
    sinks:
      off: (m.*).On* 0,2
    blocks:
      network: m.Dial
    holds:
      input: m.T.In
`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Builtin().With(layer)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, cl := range c.Claims() {
		if cl.File == "mine.yaml" {
			got = append(got, cl.String())
		}
		if cl.Kind == "" || cl.Family == nil || len(cl.Packages) == 0 || cl.Name == "" {
			t.Errorf("%+v", cl)
		}
	}
	want := []string{
		"method (example.com/m.T).Run", "method (example.com/m.T).Stop", "off (example.com/m.*).On* 0",
		"off (example.com/m.*).On* 2", "blocks example.com/m.Dial", "holds (example.com/m.T).In",
		"signature example.com/m.Msg", "signature example.com/m.Cmd",
		"signature example.com/fork.Msg", "signature example.com/fork.Cmd",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhatAClaimIsAbout(t *testing.T) {
	cl := Claim{Packages: []string{"example.com/m/*"}, Recv: "T*", Name: "On*"}
	for _, tt := range []struct {
		pkg, recv, name string
		want            bool
	}{
		{"example.com/m/v2/sub", "Tab", "OnTap", true},
		{"example.com/m", "Tab", "OnTap", false},
		{"example.com/m/sub", "Tab", "Tap", false},
		{"example.com/m/sub", "", "OnTap", false},
	} {
		if got := cl.AboutPackage(tt.pkg) && cl.About(tt.recv, tt.name); got != tt.want {
			t.Errorf("%v: %t", tt, got)
		}
	}
	if fn := (Claim{Packages: []string{"os"}, Name: "*"}); fn.About("File", "Read") || !fn.About("", "Open") || fn.AboutPackage("os/exec") {
		t.Error("a claim about functions is one about methods, or about another package")
	}
}
