// Package remedy rewrites calls that block a loop.
//
// For a finding it gives suggested fixes, the rewrite to package offload first and the framework's own way second, or
// the reason why there is none, which the finding's message then says. A fix compiles, is formatted as gofmt does, has
// its imports, leaves no finding where it was, and keeps what the program computes. Where that cannot be shown it is
// refused: the reason is a [Refusal], an error that the rewrites below return.
//
// Which rewrite it is depends on how the loop's code gets its results back. The catalogue says that of each loop, as a
// [catalog.Remedy], so that no framework is named here. One file a kind:
//
//	inplace.go forms.go waits.go selects.go hoist.go   a coroutine of package offload waits where it is
//	elm.go         the code returns a command, and what followed the call runs on the model of that time
//	holder.go      whether a message reaches the model
//	ofmodel.go     what must not run beside the loop, since it works on the model
//	detached.go    the same where what follows leaves the model alone
//	aside.go lifted.go undisturbed.go   nobody waits for the result of this one call: a worker does it
//	outward.go     the function that the call is in, as a whole
//	postback.go    what followed the call is posted back to the loop
//	frames.go      where a loop that takes no functions has to ask for them
//	handoff.go     nobody waits for a result: a worker takes it over
//	promise.go     somebody waits for a result, and takes one that comes later
//
// A post-back loop whose code may run as a coroutine gets one, which post.GoInOrder or post.GoOnce starts, around what
// leads to the call in the function that the loop calls; the call waits in place, and everything between stays as it is:
//
//	coroutine.go   the change as a whole: a start on every way from the loop to the call, and the call
//	callers.go     who calls a function in this package, and which ways lead to it
//	region.go      the statements that run as the coroutine: nobody needs at once what they do
//	answers.go     what the function returns meanwhile
//	immediate.go   the same for loops that draw anew all the time
//	again.go       what is set after the wait and asked before, values.go what a condition is then
//	together.go    what is done before the wait and after it on the same things
//	early.go       what is evaluated before the coroutine
//	cancelled.go   contexts that may have ended meanwhile
//	hazards.go     what others see half done meanwhile
//	wholefile.go   files that are made in memory instead, and written as a whole
//	inert.go       what follows a place in its function and does nothing there
//	absorb.go      coroutines that are there already at a region's end
//	deeper.go      what may wait beside the loop, in another package, though the call as a whole may not
//
// Elm style and post-back end a function at the call, and run the rest of it later:
//
//	cut.go         what runs off the loop, and what follows it
//	targets.go     the variables that get the results
//	cuttable.go    where a function cannot end at a call and go on later
//	dies.go        values that die with the loop's callback
//	last.go        who called the function, and whether anything is done after it
//	snippet.go     the catalogue's expressions as they are written in a file
//
// A hand-off needs to know which functions the loop calls:
//
//	handler.go     one of them, and what it needs to be handed off
//	registered.go  those that belong together: methods of one type, what one literal registers,
//	sharing.go     and what uses a variable that another sets
//	belongs.go     and what is taken over with them
//	instep.go      what they use that the loop keeps in step with them
//
// They share
//
//	site.go        the place of a finding: its call, statement, function, file
//	context.go     the context.Context in reach
//	packagevar.go  variables of the package that changes declare: a queue, a poster
//	change.go      edits of one file, and the text of what is there
//	imports.go     imports that the edits need, or leave unused
//	field.go       the call of a field that a function is put into
//	names.go       names that are free, and how a type is written
//	operands.go settled.go   what of a call may be evaluated beside the loop
//	late.go        what is read only after a wait
//	stale.go       what was read before a wait and is used after it
//	locks.go       mutexes that are held
//	check.go       the proof: the changed file is formatted, and type-checked with the package
//	lines.go       its edits, line by line
//	declared.go    what package offload declares, for programs that do not require it yet
//
// A rewrite is edits of the source's text, as small as can be: comments stay where they were, and fixes of several
// findings go together unless they touch the same text; then the second waits for the next run.
package remedy
