// Package prooftest proves claims of the catalogue by running them. Each folder below has a program of one framework, in
// loop.go, whose comments say what loopblock has to find where:
//
//	held.Get(url) // finding: network
//
// Its tests run that very code on the framework's real loop. Where it is a call that blocks, the next event does not
// come as long as the call waits, and comes when it returns. Where it is a deadlock, neither the call returns nor, as
// far as the framework shows it, anything else happens on the loop.
//
// The test of this package runs loopblock over all of them: it finds just what the comments say.
package prooftest
