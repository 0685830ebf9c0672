// Package lsp is a language server that shows loopblock's findings in an editor, beside gopls.
//
// It does one thing: whenever a Go file changes, saved or not, it has a [driver.Engine] look at the packages that the
// editor has open, and publishes what was found, with the chain as related information and the remedies as quick
// fixes. The go command's cache does the rest: only what has changed is analysed, in processes of its own, so this one
// stays small.
//
//   - [Server] answers requests. The protocol's framing and JSON-RPC are package jsonrpc2's.
//   - The documents that are open are kept whole; the client sends the whole text with each change.
//   - A checker waits until the typing pauses, then runs the engine, once for each module or workspace with an open
//     file. What the edited package says is shown first, where the engine can tell so; what an edit means for other
//     packages is looked at when nothing more is typed for a while. A change that comes meanwhile ends the run and
//     begins a new one. Where a package does not compile, what was shown of it stays.
//   - Positions of the protocol count UTF-16 code units or, if the client can, bytes.
package lsp
