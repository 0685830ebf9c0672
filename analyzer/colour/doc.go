// Package colour finds what a package runs on an event loop.
//
// It goes top-down. A [Root] is a function that the catalogue, a directive or another package's obligation puts on a
// loop. From there the colour spreads along calls: to callees in the package, to literals called in place, and to
// functions handed to something that calls them before it returns; the effect engine says which these are. It stops
// at sinks, and what cannot be followed is not coloured.
//
// An [Obligation] is what a package puts on a loop for others to be held to: a parameter that it passes on to a
// framework, a field whose value it calls there. Within the package obligations are met as roots; to other packages
// they travel as facts.
//
// Where it is the package's own code that calls what is passed on, and not the framework, the obligation names the roots
// that lead to the call (passes.go): that code may go on after it, and is what a remedy has to change.
//
// Then it looks behind the open calls of interfaces that types of this very package implement (inside.go): what runs
// there is the loop's own code, if the interface holds such a type, which is for the join to say.
//
// Last come the sends that wait for their own loop: on a channel without capacity that the package keeps to itself and
// receives from on that loop only.
package colour
