// Package join finds what blocks behind the interfaces of a module, from what its packages tell.
//
// A call through an interface of which no package knows what it holds is an open call. Each package tells, as a
// [Package]:
//
//   - its open calls that run on a loop, and the calls that do so if an interface holds a type of the package itself: a
//     finding stands at the call that leaves the package in which the loop's code is written;
//   - what it puts into which interface of the module: the candidates of an interface are the types that are really
//     converted to it, not all those that happen to have its methods;
//   - what the methods of its types do when called on a value of which nothing more is known, open calls included.
//
// [Join] brings these together, for a whole program or for what one package can see, and makes a finding of each open
// call that a candidate blocks in. It says nothing of an interface with more candidates than a limit, since then it is
// more likely a convention than a choice; nor of a call that most candidates do not block in. Where no conversion to an
// interface is to be seen, the types beside it in its own package stand for it, and only what all of them do counts.
//
// Where a field is called on a loop, each function in it is code of that loop. A package tells what the functions do that it
// stores in fields of other packages' structs, under the condition that the field is called; it counts where the calls of the
// field have nothing said of them, because the functions are too many or most of them do not block.
//
// A package also tells what it calls on a loop for others, and how the functions of its own that lead there are taken off
// the loop. [Passed] gives that remedy to the findings in those others.
//
// Last, a package with a loop that takes no functions tells where that could ask for them, and [Served] lets fixes in
// other packages bring that along.
//
// The result depends on what is told and not on the order.
package join
