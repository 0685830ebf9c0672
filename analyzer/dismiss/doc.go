// Package dismiss finds what takes away what the user sees: a dialog, a page, a view.
//
// A handler that does so is called no more once it has run. While it waits off the loop, what led to it is still there, and
// the user can ask a second time for what is being done. Package remedy starts the coroutine of such a handler once.
//
// A function dismisses if it calls one that does, wherever it does not leave before, whatever holds; the catalogue has those
// of the frameworks. Statements dismiss if they may call one, unless that is what they do about an error.
package dismiss
