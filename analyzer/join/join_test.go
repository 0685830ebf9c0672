package join_test

import (
	"fmt"
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
)

// A prog writes what packages tell in short: "pg.DB" is a type and "pg.DB.Load" a method of it.
type prog struct {
	puts  []string // "pg.DB>ui.Store": a type is put into an interface
	flows []string // "ui.Store>ui.Wide": an interface is converted to another
	// "pg.DB.Load file": a method blocks, with "inline:file" unless it is called on a coroutine; "db.Cache.Load>ui.Store.Load": it
	// makes an open call, with ">>" one that gives the loop away on a coroutine.
	does  []string
	iface []string // "ui.Store Load,Save"; further words "beside pg.DB", "cut Load"
	// On-loop open calls: "ui.Store.Load", with further words: "hidden", "plain" for a loop without coroutines, classes that matter, "within a.A" for a type that
	// is looked into, "if ui.Store.Load=a.A" for a condition. "!file" is a call that is known to block.
	calls []string
	limit int // 0 for 16
}

func ref(s string) effect.TypeRef {
	pkg, name, _ := strings.Cut(s, ".")
	return effect.TypeRef{Pkg: pkg, Name: name}
}

// method takes pkg.Type.Method apart.
func method(s string) (effect.TypeRef, string) {
	i := strings.LastIndexByte(s, '.')
	return ref(s[:i]), s[i+1:]
}

// pair takes a>b apart.
func pair(s string) (a, b string) {
	a, b, _ = strings.Cut(s, ">")
	return a, b
}

// packages gives each thing to the package that tells it: the one that comes first in its text.
func (p prog) packages(t testing.TB) []*join.Package {
	t.Helper()
	told := make(map[string]*join.Package)
	tables := make(map[string]*effect.Table)
	var order []string
	of := func(s string) *join.Package {
		pkg, _, _ := strings.Cut(s, ".")
		if told[pkg] == nil {
			told[pkg] = new(join.Package)
			tables[pkg] = &effect.Table{Funcs: make(map[string]*effect.Summary)}
			order = append(order, pkg)
		}
		return told[pkg]
	}
	methods := p.methods()
	for _, s := range p.puts {
		typ, iface := pair(s)
		of(s).Puts = append(of(s).Puts, effect.Put{Type: ref(typ), Iface: ref(iface), Methods: methods[typ]})
	}
	for _, s := range p.flows {
		from, to := pair(s)
		of(s).Flows = append(of(s).Flows, effect.Flow{From: ref(from), To: ref(to)})
	}
	for n, s := range p.does {
		of(s)
		pkg, _, _ := strings.Cut(s, ".")
		p.do(tables[pkg], n, s)
	}
	for _, s := range p.iface {
		of(s).Interfaces = append(of(s).Interfaces, p.declared(s))
	}
	for n, s := range p.calls {
		addCall(of(s), n, s)
	}
	var out []*join.Package
	for _, pkg := range order {
		told[pkg].Views = tables[pkg].Encode(token.NewFileSet())
		back, err := join.FromWire(told[pkg].Wire())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, back)
	}
	return out
}

// methods are those that the types have: what something is said of.
func (p prog) methods() map[string][]string {
	out := make(map[string][]string)
	for _, s := range p.does {
		s, _, _ = strings.Cut(s, " ")
		s, _, _ = strings.Cut(s, ">")
		i := strings.LastIndexByte(s, '.')
		out[s[:i]] = append(out[s[:i]], s[i+1:])
	}
	for _, names := range out {
		slices.Sort(names)
	}
	return out
}

func (p prog) do(table *effect.Table, line int, s string) {
	hop := func(fn string, inline bool) *effect.Chain {
		var c *effect.Chain
		pos := token.Position{Filename: "/" + fn + ".go", Line: line + 1, Column: 1}
		return c.Push(effect.Hop{Pkg: "p", Func: fn, Ext: pos, Inline: inline})
	}
	sum := func(name string) *effect.Summary {
		if table.Funcs[name] == nil {
			table.Funcs[name] = new(effect.Summary)
		}
		return table.Funcs[name]
	}
	if from, to := pair(s); to != "" {
		to, inline := strings.CutPrefix(to, ">")
		typ, m := method(to)
		sum(from).Opens = append(sum(from).Opens, effect.Open{Type: typ, Op: m, Chain: hop(from, inline)})
		return
	}
	words := strings.Fields(s)
	for _, class := range words[1:] {
		class, inline := strings.CutPrefix(class, "inline:")
		key := effect.Key{Class: catalog.Class(class), Inline: inline}
		if family, ok := strings.CutPrefix(class, "deadlock:"); ok {
			key = effect.Key{Class: catalog.Deadlock, Family: family}
		}
		sum(words[0]).Effects = append(sum(words[0]).Effects, effect.Effect{Key: key, Prim: "block." + class, Chain: hop(words[0], inline)})
	}
}

func (p prog) declared(s string) join.Interface {
	words := strings.Fields(s)
	i := join.Interface{Type: ref(words[0]), Methods: strings.Split(words[1], ",")}
	for n := 2; n+1 < len(words); n += 2 {
		switch words[n] {
		case "beside":
			i.Beside = append(i.Beside, ref(words[n+1]))
		case "cut":
			i.Cuts = append(i.Cuts, words[n+1])
		}
	}
	return i
}

func addCall(pkg *join.Package, line int, s string) {
	words := strings.Fields(s)
	c := join.Call{}
	if class, ok := strings.CutPrefix(words[0], "!"); ok {
		c.Class, c.Callee = class, "block."+class
	} else {
		c.Type, c.Method = method(words[0])
	}
	c.Path, c.Line, c.Column = "/loop.go", line+1, 5
	c.Family = "toy"
	c.Context = finding.Context{Framework: "Toy"}
	c.Chain = []finding.Hop{{Function: "loop.Key", Path: "/loop.go", Line: line + 1, Column: 5}}
	for n := 1; n < len(words); n++ {
		switch w := words[n]; w {
		case "within":
			n++
			c.Within = append(c.Within, ref(words[n]))
			continue
		case "if":
			n++
			iface, typ, _ := strings.Cut(words[n], "=")
			via := colour.Via{Type: ref(typ), Func: typ + "." + iface[strings.LastIndexByte(iface, '.')+1:]}
			via.Iface, via.Method = method(iface)
			c.If = append(c.If, via)
			continue
		case "plain":
			c.Plain = true
			continue
		default:
			c.Classes = append(c.Classes, w)
			continue
		case "hidden":
		}
		c.Hidden, c.HiddenBy = true, []int{len(pkg.Unused)}
		pkg.Unused = append(pkg.Unused, finding.Finding{Path: "/loop.go", Line: line + 1, Column: 9, Class: "directive", Message: "hides nothing"})
	}
	pkg.Calls = append(pkg.Calls, c)
}

// run joins the program's packages, in several orders, and writes the findings: "line: message: the chain's functions".
func (p prog) run(t *testing.T) []string {
	t.Helper()
	limit := p.limit
	if limit == 0 {
		limit = 16
	}
	var first []string
	for seed := range uint64(8) {
		packages := p.packages(t)
		r := rand.New(rand.NewPCG(seed, 1))
		if seed > 0 {
			r.Shuffle(len(packages), func(i, j int) { packages[i], packages[j] = packages[j], packages[i] })
		}
		if seed > 4 { // a package and its test variant tell the same
			packages = append(packages, prog{puts: p.puts, flows: p.flows, does: p.does, iface: p.iface}.packages(t)...)
		}
		var got []string
		for _, f := range join.Join(packages, limit) {
			text := fmt.Sprintf("%d: %s", f.Line, f.Message)
			for _, h := range f.Chain {
				text += " → " + h.Function
				if h.Path == "" || h.Line == 0 {
					t.Errorf("%s: a hop without a position", text)
				}
			}
			got = append(got, text)
		}
		if seed == 0 {
			first = got
		} else if diff := cmp.Diff(first, got); diff != "" {
			t.Fatalf("in another order (-first +now):\n%s", diff)
		}
	}
	return first
}

func TestJoin(t *testing.T) {
	store := []string{"ui.Store Load,Save"}
	for _, c := range []struct {
		rule string
		prog
		want []string
	}{
		{
			rule: "what is put into the interface decides, and not what has its methods",
			prog: prog{
				iface: store, puts: []string{"pg.DB>ui.Store", "mem.Map>ui.Store"},
				does:  []string{"pg.DB.Load file", "other.T.Load network"},
				calls: []string{"ui.Store.Load", "ui.Store.Save"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy, in pg.DB.Load; 1 of 2 implementations of ui.Store block → loop.Key → pg.DB.Load"},
		},
		{
			rule: "of several the most serious class, then the shortest chain",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store", "b.B>ui.Store", "c.C>ui.Store"},
				does: []string{
					"a.A.Load file", "b.B.Load>b.Inner.Load", "b.Inner.Load network", "c.C.Load network",
				},
				calls: []string{"ui.Store.Load"},
			},
			want: []string{"1: block.network waits for a peer on the network, on the event loop of Toy, in c.C.Load; 3 of 3 implementations of ui.Store block → loop.Key → c.C.Load"},
		},
		{
			rule: "implementations that hold what they implement",
			prog: prog{
				iface: store, puts: []string{"a.Cache>ui.Store", "b.Log>ui.Store", "pg.DB>ui.Store"},
				does:  []string{"a.Cache.Load>ui.Store.Load", "b.Log.Load>ui.Store.Load", "pg.DB.Load database"},
				calls: []string{"ui.Store.Load"},
			},
			want: []string{"1: block.database waits for a database, on the event loop of Toy, in pg.DB.Load; 3 of 3 implementations of ui.Store block → loop.Key → pg.DB.Load"},
		},
		{
			rule: "interfaces behind interfaces",
			prog: prog{
				iface: []string{"s.Service Get", "q.Querier Row"},
				puts:  []string{"s.impl>s.Service", "q.DB>q.Querier"},
				does:  []string{"s.impl.Get>q.Querier.Row", "q.DB.Row database"},
				calls: []string{"s.Service.Get"},
			},
			want: []string{"1: block.database waits for a database, on the event loop of Toy, in s.impl.Get, the only implementation of s.Service → loop.Key → s.impl.Get → q.DB.Row"},
		},
		{
			rule: "an interface converted to another brings what is in it, if it has the methods",
			prog: prog{
				iface: []string{"ui.Store Load", "ui.Wide Load,Save"},
				puts:  []string{"a.A>ui.Store", "b.B>ui.Store"}, flows: []string{"ui.Store>ui.Wide"},
				does:  []string{"a.A.Load file", "a.A.Save file", "b.B.Load sleep"},
				calls: []string{"ui.Wide.Load"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy, in a.A.Load, the only implementation of ui.Wide → loop.Key → a.A.Load"},
		},
		{
			rule: "a concrete type that the caller cannot see",
			prog: prog{
				does:  []string{"hidden.T.Load sleep"},
				calls: []string{"hidden.T.Load"},
			},
			want: []string{"1: block.sleep waits for a timer, on the event loop of Toy → loop.Key → hidden.T.Load"},
		},
		{
			rule: "where nothing is seen to be put there, the types beside the interface speak if they agree",
			prog: prog{
				iface: []string{"ui.Store Load,Save beside ui.A beside ui.B"},
				does:  []string{"ui.A.Load file", "ui.B.Load file", "ui.B.Load network", "ui.A.Save file"},
				calls: []string{"ui.Store.Load", "ui.Store.Save"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy, in ui.A.Load; 2 of 2 implementations of ui.Store block → loop.Key → ui.A.Load"},
		},
		{
			rule: "more than the limit are none",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store", "b.B>ui.Store", "c.C>ui.Store"}, limit: 2,
				does:  []string{"a.A.Load file", "b.B.Load file", "c.C.Load file"},
				calls: []string{"ui.Store.Load"},
			},
		},
		{
			rule: "a directive on the interface's method goes first",
			prog: prog{
				iface: []string{"ui.Store Load,Save cut Load"}, puts: []string{"a.A>ui.Store"},
				does:  []string{"a.A.Load file", "a.A.Save file"},
				calls: []string{"ui.Store.Load"},
			},
		},
		{
			rule: "classes that matter on the loop, and deadlocks of its own family",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store", "b.B>ui.Store"},
				does:  []string{"a.A.Load file", "b.B.Load deadlock:other", "a.A.Save deadlock:toy"},
				calls: []string{"ui.Store.Load sleep", "ui.Store.Save sleep"},
			},
			want: []string{"2: block.deadlock:toy waits for this very loop, which cannot serve it while it waits, on the event loop of Toy, in a.A.Save; 1 of 2 implementations of ui.Store block → loop.Key → a.A.Save"},
		},
		{
			rule: "an ignore hides a finding, or else nothing",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store"},
				does:  []string{"a.A.Load file"},
				calls: []string{"ui.Store.Load hidden", "ui.Store.Save hidden"},
			},
			want: []string{"2: hides nothing"},
		},
		{
			rule: "what the caller's package looks into itself is no finding at the call, unless others block too",
			prog: prog{
				iface: store, puts: []string{"ui.Own>ui.Store", "a.A>ui.Store", "ui.Own>q.Q"},
				does:  []string{"ui.Own.Load sleep", "a.A.Load file", "ui.Own.Row file"},
				calls: []string{"ui.Store.Load within ui.Own", "q.Q.Row within ui.Own"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy, in a.A.Load; 2 of 2 implementations of ui.Store block → loop.Key → a.A.Load"},
		},
		{
			rule: "nor is what comes back into the package",
			prog: prog{
				iface: store, puts: []string{"ui.Own>ui.Store", "p.Log>ui.Store"},
				does:  []string{"ui.Own.Load sleep", "p.Log.Load>ui.Store.Load"},
				calls: []string{"ui.Store.Load within ui.Own", "ui.Store.Load within p.Own"},
			},
			want: []string{"1: block.sleep waits for a timer, on the event loop of Toy, in p.Log.Load; 2 of 2 implementations of ui.Store block → loop.Key → p.Log.Load → ui.Own.Load"},
		},
		{
			rule: "a call behind an interface counts if the interface holds its type",
			prog: prog{
				iface: []string{"ui.Store Load,Save", "q.Q Row"}, puts: []string{"ui.Own>ui.Store", "db.DB>q.Q"},
				does:  []string{"ui.Own.Load>q.Q.Row", "ui.Own.Load file", "ui.Not.Load sleep", "db.DB.Row database"},
				calls: []string{"q.Q.Row if ui.Store.Load=ui.Own", "!file if ui.Store.Load=ui.Own", "!sleep if ui.Store.Load=ui.Not"},
			},
			want: []string{
				"1: block.database waits for a database, on the event loop of Toy, in db.DB.Row, the only implementation of q.Q → loop.Key → db.DB.Row",
				"2: block.file waits for a file system, on the event loop of Toy, in ui.Own.Load, the only implementation of ui.Store → loop.Key",
			},
		},
		{
			rule: "and if most of what it holds blocks",
			prog: prog{
				iface: store, puts: []string{"ui.Own>ui.Store", "a.A>ui.Store", "b.B>ui.Store"},
				does:  []string{"ui.Own.Load file", "a.A.Save file", "b.B.Save file"},
				calls: []string{"!file if ui.Store.Load=ui.Own"},
			},
		},
		{
			rule: "the last implementation that blocks is found where the others give the loop away",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store", "b.B>ui.Store", "c.C>ui.Store"},
				does:  []string{"a.A.Load file", "b.B.Load inline:file", "c.C.Load inline:file", "a.A.Save file"},
				calls: []string{"ui.Store.Load", "ui.Store.Save"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy, in a.A.Load; 1 of 3 implementations of ui.Store block → loop.Key → a.A.Load"},
		},
		{
			rule: "what gives the loop away on a coroutine blocks a loop without",
			prog: prog{
				iface: append(store, "ui.Own Row"), puts: []string{"a.A>ui.Store", "b.B>ui.Own"},
				does:  []string{"a.A.Load inline:file", "a.A.Save inline:network file", "b.B.Row>>ui.Store.Load"},
				calls: []string{"ui.Store.Load plain", "ui.Store.Load", "ui.Store.Save plain", "ui.Store.Save", "ui.Own.Row plain", "ui.Own.Row"},
			},
			want: []string{
				"1: block.file waits for a file system, on the event loop of Toy, in place since no coroutine was started, in a.A.Load, the only implementation of ui.Store → loop.Key → a.A.Load",
				"3: block.network waits for a peer on the network, on the event loop of Toy, in place since no coroutine was started, in a.A.Save, the only implementation of ui.Store → loop.Key → a.A.Save",
				"4: block.file waits for a file system, on the event loop of Toy, in a.A.Save, the only implementation of ui.Store → loop.Key → a.A.Save",
				"5: block.file waits for a file system, on the event loop of Toy, in place since no coroutine was started, in b.B.Row, the only implementation of ui.Own → loop.Key → b.B.Row → a.A.Load",
			},
		},
		{
			rule: "once per call",
			prog: prog{
				iface: store, puts: []string{"a.A>ui.Store"},
				does:  []string{"a.A.Load file", "x.Helper.Run>ui.Store.Load", "x.Helper.Run>ui.Store.Save"},
				calls: []string{"x.Helper.Run"},
			},
			want: []string{"1: block.file waits for a file system, on the event loop of Toy → loop.Key → x.Helper.Run → a.A.Load"},
		},
	} {
		t.Run(c.rule, func(t *testing.T) {
			if diff := cmp.Diff(c.want, c.run(t)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Interfaces that call each other, with hundreds of implementations that all do, end, and what one of them does is found.
func TestRecursiveInterfaces(t *testing.T) {
	const n = 500
	p := prog{iface: []string{"a.Node Visit,Walk", "b.Leaf Visit,Walk"}, limit: n, calls: []string{"a.Node.Walk"}}
	for i := range n {
		one, other := fmt.Sprintf("p%d.A", i), fmt.Sprintf("p%d.B", i)
		p.puts = append(p.puts, one+">a.Node", other+">b.Leaf")
		p.does = append(p.does,
			one+".Walk>b.Leaf.Visit", one+".Visit>a.Node.Walk", other+".Visit>a.Node.Visit", other+".Walk>b.Leaf.Walk")
	}
	p.does = append(p.does, fmt.Sprintf("p%d.B.Walk file", n/2), fmt.Sprintf("p%d.A.Visit sleep", n/3))
	want := []string{fmt.Sprintf("1: block.sleep waits for a timer, on the event loop of Toy, in p0.A.Walk; %d of %d implementations of a.Node block"+
		" → loop.Key → p0.A.Walk → p0.B.Visit → p%d.A.Visit", n, n, n/3)}
	if diff := cmp.Diff(want, p.run(t)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	p.limit = n - 1
	if got := p.run(t); got != nil {
		t.Errorf("over the limit: %q", got)
	}
}
