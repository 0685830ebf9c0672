// Package confine finds the functions that cannot run beside the loop that calls them, because they work on what the
// loop's code works on too.
//
// A function mixes if it, or one that it calls in its module,
//
//   - changes what others can see: fields, elements, maps and variables that it has not made itself. One that locks a
//     mutex, or calls sync.Once.Do, is written for several goroutines, and what it changes there does not count;
//   - calls a function without a result that it finds in a variable, a field or an element: a listener, which was
//     written for the goroutine that it was registered on.
//
// A function that does not mix is confined. It may still look at fields that its package changes, which is for another
// goroutine to leave alone as well: see [Changes.Looking]. What other modules do is theirs to say.
//
// A function that changes nothing but what it is given mixes through that parameter: whoever gives it what nobody else
// has can have it run anywhere. A [Reach] says through what. In a function, what it works on is followed back to where it
// comes from:
//
//	confine.go   the functions, and what mixes in them
//	origin.go    where a value comes from
//	changes.go   what a package changes, and which functions look at that
//
// [Changes] are for those who can choose which of a package's functions runs beside the loop: one that does not look at
// what others change meanwhile is better than one that does.
package confine
