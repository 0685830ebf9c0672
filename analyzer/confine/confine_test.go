package confine_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"

	"github.com/loopblock/loopblock/analyzer/confine"
)

const source = `package p

import (
	"encoding/json"
	"os"
	"sort"
	"sync"
)

type item struct{ text string; at int }

type store struct {
	mu        sync.Mutex
	items     map[string]*item
	listeners []func(*item)
	load      func() error
	open      func() *item
	list      []*item
	last      *item
}

var shared *item
var once sync.Once

func mixesField(s *store, i *item)           { s.last = i }
func mixesMap(s *store, i *item)             { s.items[i.text] = i }
func mixesDelete(s *store)                   { delete(s.items, "") }
func mixesGlobal(i *item)                    { shared = i }
func mixesWhatItFinds(s *store)              { s.items["a"].at++ }
func mixesListeners(s *store)                { for _, l := range s.listeners { l(s.last) } }
func confinedHook(s *store) error               { return s.load() }
func confinedMadeByAHook(s *store) error        { i := s.open(); i.at = 1; return nil }
func confinedGives() int                        { i := &item{}; setsItem(1, i); return i.at }
func confinedOnce()                             { once.Do(func() { shared = &item{} }) }
func mixesAppended(s *store)                    { i := append(s.list, &item{}); i[0].at = 1 }
func mixesOutOfItsOwnMap(s *store)              { m := map[int]*item{}; for _, i := range s.list { m[i.at] = i }; m[1].at = 2 }
func mixesWhatItIsGiven(s *store)               { setsItem(1, s.last) }
func mixesInACallback(s *store)                 { each(func() { shared = nil }) }
func setsItem(at int, i *item)                  { i.at = at }
func each(f func())                             { f() }

type card struct{ name, text string; plain, kind int }

func rename(c *card, name string) { c.name = name }

type named interface{ Name() string }

func (c *card) Name() string    { return c.name }
func nameOf(n named) string     { return n.Name() }
func passes(c *card) string     { return nameOf(c) }
func plainOf(c *card) int       { return c.plain }
func countOf(list []*card) int  { return len(list) }
func ignores(c *card)           { read("x") }
func keeps(c *card)             { go func() { shown = c }() }

type fixed struct{ text string }

func (f *fixed) Name() string   { return f.text }

var shown *card

func (c *card) SetKind(kind int)       { c.kind = kind }
func kindOf(c *card) int               { return c.kind }
func looksAtAField(c *card) string     { return "a " + c.name }
func looksThroughACall(c *card) string { return looksAtAField(c) }
func looksElsewhere() string           { return looksAtAField(shown) }
func underAReadLock(mu *sync.RWMutex, c *card) string {
	mu.RLock()
	defer mu.RUnlock()
	return looksAtAField(c)
}
func ownCard() string { c := &card{}; rename(c, "x"); return looksAtAField(c) }

func usesField(c *card)         { c.Name() }
func usesBehindAnInterface(c *card) { nameOf(c) }
func usesFurther(c *card)       { passes(c) }
func usesInALiteral(c *card)    { keeps(c) }
func leavesPlain(c *card)       { plainOf(c) }
func leavesList(c []*card)      { countOf(c) }
func leavesIgnored(c *card)     { ignores(c) }
func leavesFixed(f *fixed)      { nameOf(f); f.Name() }
func mixesThroughACall(s *store, i *item)    { read(i.text); mixesField(s, i) }
func mixesDeferred(s *store)                 { defer mixesDelete(s) }
func mixesInALiteral(s *store)               { func() { s.last = nil }() }
func mixesAsListenersUnderALock(s *store)    { s.mu.Lock(); defer s.mu.Unlock(); mixesListeners(s) }

func confinedReads(s *store) *item           { return s.items["a"] }
func confinedUnderALock(s *store, i *item)   { s.mu.Lock(); defer s.mu.Unlock(); s.last = i }
func confinedElsewhere(s *store)             { go mixesDelete(s); go func() { s.last = nil }() }
func confinedCallback(f func() error) error  { return f() }
func confinedMade() *item                    { i := &item{}; i.text = "a"; return i }
func confinedOfACall() int                   { i := confinedMade(); i.at = 1; return i.at }

type loader interface{ Load() ([]*item, error) }

func confinedLoaded(l loader) {
	items, _ := l.Load()
	for _, i := range items {
		i.at++
	}
}

func read(name string) ([]item, error) {
	var items []item
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return items, json.Unmarshal(data, &items)
}

func confinedSorts(name string, i item) {
	items, err := read(name)
	if err != nil {
		items = []item{}
	}
	sort.Slice(items, func(a, b int) bool { return items[a].at < items[b].at })
	if len(items) > 0 {
		items[0].at = 1
	}
	items = append(items, i)
	data, _ := json.Marshal(items)
	os.WriteFile(name, data, 0o600)
}
`

// functions are the source's.
func functions(t *testing.T) ([]*ssa.Function, confine.Config) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, _, err := ssautil.BuildPackage(&types.Config{Importer: importer.Default()}, fset, types.NewPackage("p", ""), []*ast.File{file}, 0)
	if err != nil {
		t.Fatal(err)
	}
	var funcs []*ssa.Function
	for fn := range ssautil.AllFunctions(pkg.Prog) {
		if fn.Pkg == pkg {
			funcs = append(funcs, fn)
		}
	}
	unknown := func(*types.Func) confine.Reach { return 0 }
	return funcs, confine.Config{Funcs: funcs, Mixes: unknown, Looks: unknown}
}

// mixing are the functions with what they mix through.
func mixing(t *testing.T) map[*ssa.Function]confine.Reach {
	t.Helper()
	funcs, cfg := functions(t)
	found := confine.Mixing(cfg)
	for _, fn := range funcs {
		found[fn] |= 0
	}
	return found
}

// The functions say by their names what they are.
func TestMixing(t *testing.T) {
	for fn, through := range mixing(t) {
		name := fn.Name()
		mixes, confined := strings.HasPrefix(name, "mixes"), strings.HasPrefix(name, "confined")
		if fn.Parent() == nil && (mixes || confined) && (through != 0) != mixes {
			t.Errorf("%s: mixes through %b", name, through)
		}
	}
}

// What a function reaches of its parameters its callers know.
func TestReach(t *testing.T) {
	got := make(map[string]confine.Reach)
	for fn, r := range mixing(t) {
		got[fn.Name()] = r
	}
	for name, want := range map[string]confine.Reach{
		"setsItem":            confine.Param(1),
		"mixesField":          confine.Param(0),
		"mixesThroughACall":   confine.Param(0),
		"mixesWhatItIsGiven":  confine.Param(0),
		"mixesGlobal":         confine.Rest,
		"mixesListeners":      confine.Rest,
		"mixesWhatItFinds":    confine.Param(0),
		"mixesOutOfItsOwnMap": confine.Rest,
		"confinedUnderALock":  0,
	} {
		if got[name] != want {
			t.Errorf("%s: mixes through %b, not %b", name, got[name], want)
		}
	}
}

// Of what a function is given it uses what changes, and what it gives to somebody of whom nothing is known.
func TestUses(t *testing.T) {
	funcs, cfg := functions(t)
	changes := confine.ChangesOf(cfg, confine.Mixing(cfg))
	for _, fn := range funcs {
		param := strings.HasPrefix(fn.Name(), "uses")
		if !param && !strings.HasPrefix(fn.Name(), "leaves") {
			continue
		}
		for _, call := range callsOf(fn) {
			if got := changes.Uses(call.StaticCallee(), 0, call.Args[0]); got != param {
				t.Errorf("%s: uses what it is given: %t", fn.Name(), got)
			}
		}
	}
}

// What a function looks at of what others change, its callers know.
func TestLooking(t *testing.T) {
	funcs, cfg := functions(t)
	looking := confine.ChangesOf(cfg, confine.Mixing(cfg)).Looking()
	got := make(map[string]confine.Reach)
	for _, fn := range funcs {
		got[fn.Name()] = looking[fn]
	}
	for name, want := range map[string]confine.Reach{
		"looksAtAField":     confine.Param(0),
		"looksThroughACall": confine.Param(0),
		"looksElsewhere":    confine.Rest,
		"plainOf":           0, // nobody changes it
		"rename":            0, // it sets it
		"kindOf":            0, // it is set up before
		"underAReadLock":    0,
		"ownCard":           0,
	} {
		if got[name] != want {
			t.Errorf("%s: looks through %b, not %b", name, got[name], want)
		}
	}
}

func callsOf(fn *ssa.Function) []*ssa.CallCommon {
	var out []*ssa.CallCommon
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			if call, ok := i.(*ssa.Call); ok {
				out = append(out, &call.Call)
			}
		}
	}
	return out
}
