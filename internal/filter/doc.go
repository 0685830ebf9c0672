// Package filter leaves findings out: those that a baseline has, and those that have nothing to do with a change.
//
// A [Baseline] is a list of known findings, for a program that was not clean when it began to use loopblock. It names
// a finding by the directory, the function that it stands in and what it calls, so that it outlives edits around it. How
// often it is known is counted: one more such call in the same function is a new finding.
//
// A [Change] is what differs from a revision of a git repository. A finding belongs to it if any hop of its chain
// stands in a line that was changed.
package filter
