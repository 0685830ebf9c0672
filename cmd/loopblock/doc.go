// Loopblock finds calls that block an event loop.
//
// It is one program in two roles. Started by the go command (go vet -vettool) it is a vet tool; started by a person it
// is a command that runs go vet with itself as the tool, so that results are cached, and prints what comes back. Both
// roles are package internal/driver's work; here are the command line, one file a subcommand, and the exit codes:
//
//	0  nothing found
//	1  findings
//	2  it could not do its work: a bad flag or config, a package that does not load
//
// Findings go to stdout, everything else to stderr. A run that fails on one package still prints what it found in the
// others, and exits with 2.
package main
