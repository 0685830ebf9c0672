package effect_test

import (
	"bytes"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// everything is a table with all that a table can say.
func everything() *effect.Table {
	at := func(pkg, file string, line int, fn string) effect.Hop {
		return effect.Hop{Pkg: pkg, Func: fn, Ext: token.Position{Filename: file, Line: line, Column: 2}}
	}
	var tail *effect.Chain
	tail = tail.Push(at("q", "/q/q.go", 7, "(*q.T).M"))
	one, two := tail.Push(at("p", "/p/p.go", 3, "p.F")), tail.Push(at("p", "/p/p.go", 4, "func literal in p.G"))
	inPlace := at("p", "/p/p.go", 5, "p.F")
	inPlace.Inline = true
	inline := tail.Push(inPlace).Push(at("p", "/p/p.go", 6, "p.H"))
	recv, arg, free := effect.Root{Kind: effect.Param}, effect.Root{Kind: effect.Param, Index: 2}, effect.Root{Kind: effect.Free, Index: 1}
	return &effect.Table{Pkg: "p", Module: "example.com/m", Funcs: map[string]*effect.Summary{
		"F": {
			Effects: []effect.Effect{
				{Key: effect.Key{Class: catalog.Deadlock, Family: "tview"}, Prim: "(*tview.Application).Draw", Chain: one},
				{Key: effect.Key{Class: catalog.Network}, Prim: "net/http.Get", Chain: two},
				{Key: effect.Key{Class: catalog.File, Once: true}, Prim: "os.ReadFile", Chain: tail},
				{Key: effect.Key{Class: catalog.File, Inline: true}, Prim: "os.ReadFile", Chain: inline},
			},
			Uses: []effect.Use{
				{Root: recv, Op: "Read", Path: "a.b", Chain: one},
				{Root: arg, Op: effect.OpCall, Path: "[]", Chain: two},
				{Root: arg, Op: effect.OpCall, Path: "[]", Chain: inline},
				{Root: arg, Op: effect.OpRecv},
				{Root: arg, Op: effect.OpSelect},
				{Root: free, Op: effect.OpSend, Chain: tail},
			},
		},
		"T.G": {Results: []effect.Result{
			{Kind: effect.FromRoot, Root: arg, RootPath: "r"},
			{Index: 1, Path: "x.y", Kind: effect.OfType, Type: effect.TypeRef{Pkg: "q", Name: "T"}},
			{Index: 2, Kind: effect.Chan, Buffered: true},
			{Index: 2, Kind: effect.Chan, Computed: true},
			{Kind: effect.Listed, Class: catalog.Input, Prim: "os.Stdin"},
			{Kind: effect.AFunc, Func: &effect.FuncInfo{Pkg: "q", Name: "T.M"}},
			{Kind: effect.AFunc, Func: &effect.FuncInfo{
				Effects: []effect.Effect{{Key: effect.Key{Class: catalog.Sleep}, Prim: "time.Sleep", Chain: tail}},
				Uses:    []effect.Use{{Root: recv, Op: "Write", Chain: two}},
			}},
			{Index: 1, Kind: effect.OfType, Type: effect.TypeRef{Pkg: "q", Name: "U"}},
		}},
	}}
}

// What a chain is compared by: its hops.
var byHops = []cmp.Option{
	cmp.Transformer("hops", func(c *effect.Chain) []effect.Hop { return c.Hops() }),
	cmpopts.EquateEmpty(),
}

func TestTableReadsBack(t *testing.T) {
	table := everything()
	text := table.Encode(token.NewFileSet())
	back, err := effect.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(table, back, byHops...); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	if again := back.Encode(token.NewFileSet()); !bytes.Equal(text, again) {
		t.Errorf("written again (-first +second):\n%s", cmp.Diff(string(text), string(again)))
	}
}

// Chains with one end are written with one end: a table grows with its calls and not with their depth.
func TestTableSharesChains(t *testing.T) {
	var c *effect.Chain
	for line := range 100 {
		c = c.Push(effect.Hop{Pkg: "p", Func: "p.f", Ext: token.Position{Filename: "p.go", Line: 1000 + line, Column: 1}})
	}
	table := &effect.Table{Pkg: "p", Funcs: make(map[string]*effect.Summary)}
	for n := range 100 {
		hop := effect.Hop{Pkg: "p", Func: "p.g", Ext: token.Position{Filename: "p.go", Line: 2000 + n, Column: 1}}
		table.Funcs[strings.Repeat("F", n+1)] = &effect.Summary{Effects: []effect.Effect{
			{Key: effect.Key{Class: catalog.Sleep}, Prim: "time.Sleep", Chain: c.Push(hop)},
		}}
	}
	if n := bytes.Count(table.Encode(token.NewFileSet()), []byte("\nh\t")); n != 200 {
		t.Errorf("%d hops written, want 200", n)
	}
}

// Locks do not leave the package, and the standard library's table has no chains.
func TestTableLeavesOut(t *testing.T) {
	table := everything()
	table.Funcs["L"] = &effect.Summary{Effects: []effect.Effect{{Key: effect.Key{Class: catalog.Lock}, Prim: "(*sync.Mutex).Lock"}}}
	text := string(table.Encode(nil))
	for _, out := range []string{"\nh\t", "\nf\t", "\tlock\t", "Mutex"} {
		if strings.Contains(text, out) {
			t.Errorf("%q is in the table:\n%s", out, text)
		}
	}
}

func TestLookupReadsWhatIsEncoded(t *testing.T) {
	table := &effect.Table{Encoded: everything().Encode(nil)}
	if s := table.Lookup("F"); s == nil || len(s.Effects) != 4 || table.Module != "example.com/m" {
		t.Errorf("F is %v in module %q", s, table.Module)
	}
	if s := table.Lookup("none"); s != nil {
		t.Errorf("none is %v", s)
	}
	for _, other := range []string{"of another version", "=\tF\n!\tnetwork\n"} {
		table = &effect.Table{Encoded: []byte(other)}
		if s := table.Lookup("F"); s != nil {
			t.Errorf("in %q, F is %v", other, s)
		}
	}
}

func TestWithoutOnce(t *testing.T) {
	s := everything().Funcs["F"].WithoutOnce()
	if len(s.Effects) != 3 || len(s.Uses) != 6 {
		t.Errorf("%d effects and %d uses are left", len(s.Effects), len(s.Uses))
	}
}

// What is malformed is an error that names the line.
func TestDecodeErrors(t *testing.T) {
	for _, text := range []string{
		"x\ty", "package\tp", "!\tfile\t-\t-\t-\tos.Open", "?\tp0\t\tRead\t-", ">\t0\t\troot\tp0\t", ".",
		"=\tF\n!\tfile\t-\t-\t0\tos.Open", "=\tF\n!\tfile\t-\t-\t-1\tos.Open", "=\tF\n?\tq0\t\tRead\t-", "=\tF\n?\tp-1\t\tRead\t-",
		"=\tF\n?\tp\t\tRead\t-", "=\tF\n>\t-1\t\troot\tp0\t", "=\tF\n>\t0\t\twrong\tp0\t", "=\tF\n>\t0\t\troot\tx\t",
		"h\t0\t1:1\t-\tp.F", "f\tp\tp.go\nh\t1\t1:1\t-\tp.F", "f\tp\tp.go\nh\t0\t1:1\t0\tp.F", "f\tp\tp.go\nh\t0\t1\t-\tp.F",
	} {
		if _, err := effect.Decode([]byte(text)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", text, err)
		}
	}
	for _, text := range []string{"", "\n\n", "# a remark\n", "package\tp\t\n"} {
		if _, err := effect.Decode([]byte(text)); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// Whatever it is given, Decode does not panic, and what it reads is written so that it reads the same.
func FuzzDecode(f *testing.F) {
	f.Add(everything().Encode(token.NewFileSet()))
	f.Add(everything().Encode(nil))
	f.Add([]byte("package\tp\tm\n=\tF\n>\t0\t\tfunc\t\t\n!\tfile\t-\tonce\t-\tos.Open\n.\n"))
	for _, pkg := range []string{"bufio", "os", "slices"} {
		f.Add(effect.StdTable(pkg).Encode(nil))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := effect.Decode(data)
		if err != nil {
			return
		}
		text := table.Encode(token.NewFileSet())
		again, err := effect.Decode(text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if diff := cmp.Diff(string(text), string(again.Encode(token.NewFileSet()))); diff != "" {
			t.Errorf("(-first +second):\n%s", diff)
		}
	})
}
