package effect

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A Summary is the effect of one function: what happens on the calling goroutine when it is called.
type Summary struct {
	Effects []Effect // at most one for each Key, in the order of Key
	Further []Effect // for some keys, the next witnesses that end at other places of this module
	Uses    []Use    // what it calls of what it was given, in order
	Opens   []Open   // what it calls that only the whole program knows, in order
	Results []Result // what it is known to return, in order
	Writes  []Result // what it is known to store in what it was given, in order
}

// Empty reports whether calling the function is known to do nothing of interest.
func (s *Summary) Empty() bool {
	return s == nil || len(s.Effects) == 0 && len(s.Uses) == 0 && len(s.Opens) == 0 &&
		len(s.Results) == 0 && len(s.Writes) == 0
}

// A Key tells the effects of one function apart: each has the shortest witness of its kind.
type Key struct {
	Class  catalog.Class
	Family string // for [catalog.Deadlock]: the family on whose loops the call deadlocks
	Once   bool   // only reached behind sync.Once, in the module that the function is in
	Inline bool   // reached through a call that gives the loop away on a coroutine: see [Chain.Inline]
}

// An Effect is one way in which a call blocks, with its witness.
type Effect struct {
	Key
	Prim  string // the primitive at the chain's end: "net/http.Get", "channel receive"
	Chain *Chain // never nil but in the standard library's table, whose functions are primitives themselves
	More  bool   // one of [Summary.Further]
}

// After is the effect of a function from which the calls of a chain lead to the one that has it.
func (e Effect) After(c *Chain) Effect {
	e.Chain = c.Append(e.Chain)
	e.Inline = e.Chain.Inline()
	return e
}

// A RootKind says where a function got a value from.
type RootKind uint8

// The kinds of root.
const (
	Param RootKind = iota + 1 // a parameter; index 0 is the receiver where there is one
	Free                      // a variable of the enclosing function, in a literal
	Arg                       // in a [FuncInfo]: a parameter of the described function itself
)

// A Root is a value that a function was given.
type Root struct {
	Kind  RootKind
	Index int
}

// The operations of a [Use] that are not a method's name.
const (
	OpCall   = "()"
	OpRecv   = "<-"
	OpSend   = "chan<-"
	OpSelect = "select" // receives from or sends to it in a select without a default
)

// A Use is a parametric effect: the function calls a method of, calls, receives from or sends to what a root
// holds at a path of fields. Whether that blocks is for the caller to say, who knows the argument.
type Use struct {
	Root
	Path  Path
	Op    string  // a method's name, or OpCall, OpRecv, OpSend
	Iface TypeRef // the interface of the module that the method is called through; its name is "" if it is of none
	Chain *Chain  // from the function to the use
}

// An Open is a call of a method that this package cannot follow: through an interface that the module declares, on a
// value that nothing is known of; or on a value of a concrete type whose package cannot be seen here. Or of what a field
// holds that a struct of another package of the module declares. What the whole program puts there decides.
type Open struct {
	Type  TypeRef // the interface, or the concrete type, or the field: "Task.Run"
	Op    string  // the method's name, or OpCall
	Chain *Chain  // nil where the method is promoted from a field

	// Partly says that this package knows of functions in the field, and has told of them: others may store further ones.
	Partly bool
}

// A ResultKind says what is known of a result.
type ResultKind uint8

// The kinds of result.
const (
	FromRoot  ResultKind = iota + 1 // what a root holds at a path
	OfType                          // an object of that concrete type
	AFunc                           // a function with that effect
	Chan                            // a channel
	Listed                          // a value that the catalogue knows
	Interface                       // something of an interface type whose methods the catalogue may know
)

// A Result says that what result Index holds at Path may be this. In [Summary.Writes] it is what Into holds at Path after
// the call.
type Result struct {
	Index int
	Into  Root
	Path  Path
	Kind  ResultKind

	Root     Root      // FromRoot
	RootPath Path      // FromRoot
	Type     TypeRef   // OfType
	Func     *FuncInfo // AFunc
	Buffered bool      // Chan
	Computed bool      // Chan: all that is done to it is done by goroutines that only compute
	Class    catalog.Class
	Prim     string // Listed, with Class
}

// A FuncInfo describes a function that is a value: by name where it has one, else by its effect. In the effect of
// a literal that a function returns, the roots are those of the returning function, and the literal's own parameters
// are of kind Arg.
type FuncInfo struct {
	Pkg, Name string
	Effects   []Effect
	Uses      []Use
	Opens     []Open

	Body *ssa.Function // where this package's engine described it; other packages are not told
}

// Alone reports whether what the function does follows from its body and from fields: it neither calls nor uses directly
// what its maker was given.
func (f *FuncInfo) Alone() bool {
	return !slices.ContainsFunc(f.Uses, func(u Use) bool { return u.Root.Kind != Arg && (u.Path == "" || u.Path == element) })
}

// A TypeRef names a concrete type: pointers and type arguments do not matter to what its methods do.
type TypeRef struct {
	Pkg, Name string
}

// A Chain is a list of calls, from the function that it is the chain of inward to the primitive. It is immutable.
type Chain struct {
	Hop  Hop
	Next *Chain

	len    int
	inline bool
}

// A Hop is one call: it stands in Func, of package Pkg.
type Hop struct {
	Pkg  string // import path of the package that the call stands in
	Func string // for people: "(*store.DB).Load"
	Pos  token.Pos
	Ext  token.Position // where Pos is not of this run: the hop came with a fact
	Away bool           // the call is made by a goroutine that the one before waits for

	// Inline is set on a call that gives the loop away while it waits, if it is made on a coroutine: elsewhere it is a plain
	// call, of what the next hop stands in.
	Inline bool
}

// Position is where the call stands.
func (h Hop) Position(fset *token.FileSet) token.Position {
	if h.Pos.IsValid() {
		return fset.Position(h.Pos)
	}
	return h.Ext
}

// Len is the number of hops.
func (c *Chain) Len() int {
	if c == nil {
		return 0
	}
	return c.len
}

// Push returns the chain with one more hop before it.
func (c *Chain) Push(h Hop) *Chain {
	return &Chain{Hop: h, Next: c, len: c.Len() + 1, inline: !h.Away && (h.Inline || c.Inline())}
}

// Inline reports whether one of the calls is [Hop.Inline] on the goroutine that the first is made on: on a coroutine of
// which the loop is not held up.
func (c *Chain) Inline() bool { return c != nil && c.inline }

// Append returns the chain followed by tail.
func (c *Chain) Append(tail *Chain) *Chain {
	if c == nil {
		return tail
	}
	if tail == nil {
		return c
	}
	return c.Next.Append(tail).Push(c.Hop)
}

// Last is the hop at which the primitive is called; nothing where there is no chain.
func (c *Chain) Last() (h Hop) {
	for ; c != nil; c = c.Next {
		h = c.Hop
	}
	return h
}

// Hops lists the chain's hops in order.
func (c *Chain) Hops() []Hop {
	var out []Hop
	for ; c != nil; c = c.Next {
		out = append(out, c.Hop)
	}
	return out
}
