// Package clientstest measures what loopblock sees of calls of other services' clients.
//
// Each folder is one client: its functions are loops, and each of their statements is a call as programs make it. A
// comment says what has to be reported there, and how it is known:
//
//	_, _ = c.Get(ctx, "k") // want network inferred
//	_, _ = kv.Get(ctx, "k") // want network listed
//
// A call is inferred where its chain ends in the standard library or at a channel. It is listed where the chain ends at
// a function that the catalogue has a row for, which is the called one or one that it calls. In functions that are named
// silent, and after that as they like, nothing may be reported: they make what a call needs, and read what it gave.
// Where a statement that blocks is not seen, a comment says so, too, and why: // missed: REASON.
//
// docs/clients.md has the table that comes of it. The comments and the table are written by
//
//	go test -run TestClients -update .
package clientstest
