// Package mill grinds rewrites: it writes programs at random whose functions block their loop in every form, so that a
// test can rewrite them and compare what they do.
//
// A program is a module of two packages. fake (fake.txt) has functions that block: each notes its arguments in a trace,
// returns what follows from them alone, and waits until the loop's heartbeat goes on, which it does not while the loop is
// held; then it gives up, and notes that the loop was late. main has the random functions, runs each as a coroutine beside
// a heartbeat, and prints its result, its trace, and how often it was late.
//
// A [Writer] writes the functions. stmt.go has the statements, expr.go the expressions, program.go the files around them.
// Everything follows from the seed.
package mill
