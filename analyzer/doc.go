// Package analyzer finds calls that block an event loop.
//
// # Analyzer loopblock
//
// loopblock: find calls that block an event loop
//
// A program with an event loop runs many things on one goroutine: a terminal user interface's Update, a callback of a
// graphical one, a message handler, an informer handler. A call that waits there freezes all the others. This analyzer
// knows which functions of which frameworks run on their loops, follows what they call through helpers, function values
// and packages, and reports the calls that wait for a peer, a disk, a process, a timer, a person or another goroutine:
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		resp, err := http.Get(m.url) // http.Get waits for a peer on the network
//		...
//	}
//
// What may take long belongs off the loop: in the framework's own command or goroutine, or in a call through package
// offload, which gives the loop away while it waits. It can do so on a coroutine; where none was started it is a plain call,
// and reported as one.
//
// Directives say what cannot be seen: //loopblock:loop, //loopblock:blocks CLASS, //loopblock:nonblocking,
// //loopblock:offloads param=NAME, //loopblock:onloop param=NAME, and //loopblock:ignore REASON.
package analyzer

import (
	_ "embed"
	"strings"
)

//go:embed doc.go
var source string

// Doc is the help text: the section on the analyzer in this package's documentation.
var Doc = section(source)

func section(src string) string {
	_, text, _ := strings.Cut(src, "// # Analyzer loopblock\n//\n// loopblock: ")
	text, _, _ = strings.Cut(text, "\npackage ")
	text = strings.ReplaceAll(text, "\n// ", "\n")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\n//\t", "\n\t"), "\n//", "\n")
}
