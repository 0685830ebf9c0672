// Package report writes findings: for readers, for programs, and for the hosts of code reviews.
//
// A [Format] is one way to write them, by the name that the flag -format has for it. Every format is given the same
// findings, with absolute paths, and writes paths relative to a directory. Text has two forms: what goes to a file or a
// pipe is lines alone; what goes to a terminal has colours, and below each finding the line of source that it is about.
//
// Columns of a finding count bytes, as the compiler's do. Where a format counts otherwise, the source is read to convert
// them; a file that cannot be read costs the excerpt or the conversion, and nothing else.
package report
