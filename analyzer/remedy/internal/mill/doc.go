// Package mill grinds rewrites: it writes programs at random whose functions block their loop in every form, so that a
// test can rewrite them and compare what they do.
//
// A program is of one [Kind]: its functions are coroutines of package offload, callbacks, models with messages, or
// handlers of events. Its module has, beside the random functions,
//
//	fake/       functions that block (fake.txt): each notes its arguments in a trace, returns what follows from them
//	            alone, and waits until the loop's heartbeat goes on, which it does not while the loop is held; then it
//	            gives up, and notes that the loop was late
//	state.go    what the functions work on, and main (state.txt), which prints for each function its result, its trace,
//	            and whether it was late
//	kind.go     how a function is run on a loop of its kind, beside a heartbeat (inplace.txtar and its like)
//	stub/       a framework at its real import path, with the little that is needed, whose loop really runs
//
// A [Writer] writes the functions. handlers.go has what a loop calls, stmt.go the statements, expr.go the expressions,
// program.go the files around them. Everything follows from the seed.
package mill
