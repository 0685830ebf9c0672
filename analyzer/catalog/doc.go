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
//   - A layer is what was written together: the built-in files are the first layer, each file over them is the next.
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
// # The format
//
// A file is YAML with these keys, all optional, and schema.json describes it to editors:
//
//	classes         a class: on or off
//	families        a name: a family
//	tests           on: report in test files too
//	unused-ignores  off: do not report ignores that hide nothing
//	native          on: suggest the framework's own way off the loop first, and package offload second
//	implementations  how many types may be put into an interface of the module for what blocks behind it to be
//	                reported (16)
//
// A family has, all optional:
//
//	title, source, condition, offload, reason   text for readers; reason is that of loops without one
//	enabled, ordered                            on or off
//	classes                                     the classes that matter on its loops; without it, every enabled one
//	packages    short name: import paths        what patterns call the packages; all paths of a name match alike
//	remedy      how a call that blocks on its loops is rewritten: a kind, or a mapping of the keys of [Remedy]
//	loops       a list of items with one of
//	    method     (tea.Model).{Init,Update}    called on the loop, on every type that implements the interface
//	    param      fyne.NewButton 1             called on the loop; the index counts from 0, without the receiver
//	    field      tea.View.OnMouse             called on the loop, as are the elements of a slice of functions
//	    type       gocui.ManagerFunc            its values run on the loop
//	    result     (tview.Primitive).InputHandler   the function that it returns runs on the loop
//	    signature  Update(tea.Msg) (_, tea.Cmd)     on any type; func for any function, _ any type, ... any further ones
//	  and with a reason, classes and a remedy of its own
//	sinks       off, on: parameters; types: func types whose values run elsewhere; inline: parameters that are called with
//	            the arguments after them, which gives the loop away on a coroutine and is a plain call elsewhere
//	forbidden   functions that on the family's loops wait for that loop
//	ends        functions that end the loop, called or returned: what blocks just before them freezes nothing
//	suspends    functions that hand the screen over, and
//	resumes     those that take it back: in between the loop stands still by design
//	focuses     functions that move the focus: what the user types goes somewhere else from then on
//	dismisses   functions that take away what the user sees, such as a dialog, whose callbacks are called no more
//	blocks      class: functions
//	awaits      class: functions that give the loop away on a coroutine, and elsewhere block
//	holds       class: fields and package variables whose value blocks when read or written
//	cuts        items with funcs and a reason
//	logs        functions that log
//	drop        functions, parameters, fields or types of which earlier layers' rows are forgotten
//
// In patterns * stands for any text in a name and {A,B} for one of several. In an import path * stands for any text in
// one element, and at the end of the path for any text at all.
//
// # Cost
//
// The tool is a process per package, hundreds in a run, so start-up is what costs: families/*.yaml become a Go file of
// static literals (go generate), and an index is built for a package when it is first asked for, not before.
package catalog

//go:generate go test -tags loopblock_bootstrap -run ^TestGeneratedFileIsCurrent$ -update .
