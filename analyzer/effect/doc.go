// Package effect finds out what functions do when called: whether they block, how, and what they call of what they
// are given.
//
// The result for one function is a [Summary]. It has
//
//   - effects: the classes that it reaches, each with the shortest [Chain] of calls to a primitive, which is a function
//     that the catalogue or a directive says blocks, or an operation on a channel;
//   - uses: what it does to what it was given. io.ReadAll reads its argument; whether that blocks is for the caller to
//     say. A [Root] is a parameter, or a variable that a literal captured, and a [Path] leads through its fields;
//   - results: what it is known to return, so that json.NewDecoder(resp.Body).Decode is known to read resp.Body.
//
// The files, in the order of the data:
//
//	engine.go solve.go     the fixpoint over a package's functions
//	function.go build.go   one function's summary
//	visit.go calls.go      what an instruction does, and which functions a call reaches
//	given.go quiet.go      operations on what is not known here; code that holds nobody up
//	inline.go              calls that give the loop away on a coroutine
//	besides.go cgo.go      what the catalogue adds to what a body does, and calls of C
//	channel.go panics.go   channels, goroutines that are waited for, paths that only lead to a panic
//	value.go stores.go     what an SSA value may hold: followed backwards, by demand
//	fields.go held.go      what fields hold, here and in other packages
//	writes.go declared.go  what calls store in their arguments; what directives say of fields and func types
//	open.go puts.go        what only the whole program knows, and what this package tells of it
//	table.go codec.go      what other packages get to know of this one, and how it is written down
//	std.go std.txt         the same for the standard library, made by go generate and reviewed
//
// Everything is a may-analysis that gives up where it loses sight: a value of which nothing is known does nothing. The
// order in which functions and instructions are looked at is that of the source, so the answer is the same on every
// run; each bound that keeps strange code from taking long is a constant with its reason beside it.
package effect
