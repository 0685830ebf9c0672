// Package catalog holds what loopblock knows of other people's code: which functions block, and which functions a
// framework runs on its event loop.
//
// The words, as they are used here:
//
//   - A family is what is known of one framework, under one name: "bubbletea".
//   - A loop is one way in which a framework runs code of its users on its event loop: it calls a method, a parameter,
//     a field's value.
//   - A row is one claim about a function, a type, a field or a package variable: it blocks, it logs, this parameter of
//     it is called on the loop.
//   - A pattern names what a row is about: time.AfterFunc, (*tview.*).Set*Func, tea.View.OnMouse.
//   - A layer is one file of rows. The built-in families are the first layers, the user's file is the last.
//   - A verdict is what the rows about calling a function come to: it blocks with a class, it is cut (declared not to
//     block, whatever its body does), it logs, or nothing is known.
//   - A sink is a parameter that takes a function and runs it elsewhere (off) or on a loop, later (on).
//   - A function is forbidden on the loops of a family when a call of it there waits for that very loop.
//
// Built-in families and the user's file have one format, read by [Parse] and merged by [Catalog.With]. Where rows of
// several layers are about the same thing, the last layer's row holds; within a layer one without a glob goes before
// one with; a drop row takes back what earlier layers say. Import paths match without their version ([NormPath]),
// receivers without their star, so that (T).M names the method M of T, of *T, and of an interface T.
//
// The tool is a process per package, hundreds in a run, so start-up is what costs: families/*.yaml become a Go file of
// static literals (go generate), and an index is built for a package when it is first asked for, not before.
package catalog

//go:generate go test -tags loopblock_bootstrap -run ^TestGeneratedFileIsCurrent$ -update .
