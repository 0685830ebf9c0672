package effect

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// maxFacts bounds a summary's uses and results: a function with more of them is no use to anybody.
const maxFacts = 48

// A builder gathers a summary: each effect, use, open call and result once, with the shortest witness.
type builder struct {
	effects map[Key]Effect
	further map[Key][]Effect
	module  string // whose places further witnesses may end at; "" if there are to be none
	uses    map[useKey]Use
	opens   map[openKey]Open

	plain, joined int // uses, those of the module's interfaces counted apart

	results map[resultKey]Result
	writes  map[resultKey]Result
}

type useKey struct {
	Root
	Path   Path
	Op     string
	Inline bool
}

func (u Use) key() useKey { return useKey{u.Root, u.Path, u.Op, u.Chain.Inline()} }

type openKey struct {
	TypeRef
	Op     string
	Inline bool
}

func (o Open) key() openKey { return openKey{o.Type, o.Op, o.Chain.Inline()} }

type resultKey struct {
	Index    int
	Into     Root
	Path     Path
	Kind     ResultKind
	Root     Root
	RootPath Path
	Type     TypeRef
	Func     string
	Buffered bool
	Computed bool
	Class    catalog.Class
}

func (r Result) key() resultKey {
	k := resultKey{r.Index, r.Into, r.Path, r.Kind, r.Root, r.RootPath, r.Type, "", r.Buffered, r.Computed, r.Class}
	if r.Func != nil {
		k.Func = r.Func.text()
	}
	return k
}

// text tells functions apart: by name, or else by what they do.
func (f *FuncInfo) text() string {
	if f.Name != "" {
		return f.Pkg + "." + f.Name
	}
	var b strings.Builder
	for _, e := range f.Effects {
		fmt.Fprintf(&b, "%s %s %t %t %s;", e.Class, e.Family, e.Once, e.Inline, e.Prim)
	}
	for _, u := range f.Uses {
		fmt.Fprintf(&b, "%v %s %s %t;", u.Root, u.Path, u.Op, u.Chain.Inline())
	}
	return b.String()
}

// newBuilder starts from what an earlier round found: summaries only grow.
func newBuilder(old *Summary) *builder {
	b := &builder{
		effects: make(map[Key]Effect), further: make(map[Key][]Effect), uses: make(map[useKey]Use),
		opens: make(map[openKey]Open), results: make(map[resultKey]Result), writes: make(map[resultKey]Result),
	}
	if old == nil {
		return b
	}
	for _, e := range old.Effects {
		b.effect(e)
	}
	for _, e := range old.Further {
		b.further[e.Key] = append(b.further[e.Key], e)
	}
	for _, u := range old.Uses {
		b.use(u)
	}
	for _, o := range old.Opens {
		b.open(o)
	}
	for _, r := range old.Results {
		b.result(r)
	}
	for _, r := range old.Writes {
		b.write(r)
	}
	return b
}

// Of equally long witnesses the first is kept where they are primitives, since it is the cause of the others: a body is
// read because a request was made. Where they are calls it is the last, since Go code deals with special cases first.
func (b *builder) effect(e Effect) {
	old, ok := b.effects[e.Key]
	n, m := e.Chain.Len(), old.Chain.Len()
	switch {
	case !ok:
		b.effects[e.Key] = e
	case n < m || n == m && n > 1 && !e.More:
		b.effects[e.Key] = e
		b.also(old, e)
	default:
		b.also(e, old)
	}
}

// maxFurther bounds the witnesses of one key besides the shortest.
const maxFurther = 3

// also keeps a witness that is not the shortest, if it ends at another place of the module than the others: whoever
// mends what the one shows will meet the other next.
func (b *builder) also(e, shortest Effect) {
	if b.module == "" {
		return
	}
	e.More = true
	last := func(e Effect) Hop { return e.Chain.Last() }
	all := append(slices.Clone(b.further[e.Key]), e)
	slices.SortStableFunc(all, func(x, y Effect) int { return cmp.Compare(x.Chain.Len(), y.Chain.Len()) })
	seen := []Hop{last(shortest)}
	kept := all[:0]
	for _, x := range all {
		pkg := last(x).Pkg
		if len(kept) < maxFurther && !slices.Contains(seen, last(x)) &&
			(pkg == b.module || strings.HasPrefix(pkg, b.module+"/")) {
			seen = append(seen, last(x))
			kept = append(kept, x)
		}
	}
	b.further[e.Key] = kept
}

func (b *builder) use(u Use) {
	old, ok := b.uses[u.key()]
	if !ok && !b.room(u) {
		return
	}
	if !ok || u.Chain.Len() <= old.Chain.Len() {
		b.uses[u.key()] = u
	}
}

// room reports whether one more use is to be kept. Those of the module's interfaces have a bound of their own: what a
// toolkit does with its own objects leaves room for them.
func (b *builder) room(u Use) bool {
	count := &b.plain
	if u.Iface.Name != "" {
		count = &b.joined
	}
	*count++
	return *count <= maxFacts
}

func (b *builder) open(o Open) {
	old, ok := b.opens[o.key()]
	if !ok && len(b.opens) >= maxFacts {
		return
	}
	if !ok || o.Chain.Len() <= old.Chain.Len() {
		b.opens[o.key()] = o
	}
}

// opened is open for a [Visitor].
func (b *builder) opened(o Open, _ Value) {
	if !o.Partly { // which is for the loop's own calls
		b.open(o)
	}
}

func (b *builder) result(r Result) {
	if _, ok := b.results[r.key()]; ok || len(b.results) < maxFacts {
		b.results[r.key()] = r
	}
}

func (b *builder) write(r Result) {
	if _, ok := b.writes[r.key()]; ok || len(b.writes) < maxFacts {
		b.writes[r.key()] = r
	}
}

func (b *builder) summary() *Summary {
	s := &Summary{}
	for _, e := range b.effects {
		s.Effects = append(s.Effects, e)
	}
	for _, further := range b.further {
		s.Further = append(s.Further, further...)
	}
	for _, u := range b.uses {
		s.Uses = append(s.Uses, u)
	}
	for _, o := range b.opens {
		s.Opens = append(s.Opens, o)
	}
	for _, r := range b.results {
		s.Results = append(s.Results, r)
	}
	for _, r := range b.writes {
		s.Writes = append(s.Writes, r)
	}
	slices.SortFunc(s.Effects, func(x, y Effect) int { return compareKeys(x.Key, y.Key) })
	slices.SortStableFunc(s.Further, func(x, y Effect) int { return compareKeys(x.Key, y.Key) })
	slices.SortFunc(s.Uses, func(x, y Use) int { return compareUses(x.key(), y.key()) })
	slices.SortFunc(s.Opens, func(x, y Open) int { return compareOpens(x.key(), y.key()) })
	slices.SortFunc(s.Results, func(x, y Result) int { return compareResults(x.key(), y.key()) })
	slices.SortFunc(s.Writes, func(x, y Result) int { return compareResults(x.key(), y.key()) })
	return s
}

// Compare puts the more serious class first.
func (k Key) Compare(other Key) int { return compareKeys(k, other) }

// Compare orders open calls by what they call.
func (o Open) Compare(other Open) int { return compareOpens(o.key(), other.key()) }

// CompareWitness puts the shorter chain first, and of equally long ones that which is no further witness.
func (e Effect) CompareWitness(o Effect) int {
	return cmp.Or(cmp.Compare(e.Chain.Len(), o.Chain.Len()), compareBools(e.More, o.More))
}

func compareKeys(x, y Key) int {
	return cmp.Or(
		cmp.Compare(x.Class.Rank(), y.Class.Rank()),
		cmp.Compare(x.Family, y.Family),
		compareBools(x.Inline, y.Inline),
		compareBools(x.Once, y.Once),
	)
}

func compareUses(x, y useKey) int {
	return cmp.Or(
		compareRoots(x.Root, y.Root),
		cmp.Compare(x.Path, y.Path),
		cmp.Compare(x.Op, y.Op),
		compareBools(x.Inline, y.Inline),
	)
}

func compareOpens(x, y openKey) int {
	return cmp.Or(
		cmp.Compare(x.Pkg, y.Pkg), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Op, y.Op), compareBools(x.Inline, y.Inline),
	)
}

func compareResults(x, y resultKey) int {
	return cmp.Or(
		cmp.Compare(x.Index, y.Index),
		compareRoots(x.Into, y.Into),
		cmp.Compare(x.Path, y.Path),
		cmp.Compare(x.Kind, y.Kind),
		compareRoots(x.Root, y.Root),
		cmp.Compare(x.RootPath, y.RootPath),
		cmp.Compare(x.Type.Pkg, y.Type.Pkg),
		cmp.Compare(x.Type.Name, y.Type.Name),
		cmp.Compare(x.Func, y.Func),
		compareBools(x.Buffered, y.Buffered),
		compareBools(x.Computed, y.Computed),
		cmp.Compare(x.Class, y.Class),
	)
}

func compareRoots(x, y Root) int {
	return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Index, y.Index))
}

func compareBools(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}
