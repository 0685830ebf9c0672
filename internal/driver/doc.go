// Package driver runs the loopblock analyzer over packages and gives its findings back, the same ones however they
// were come by.
//
// # Two sides
//
// A [Tool] is the analyzer as a program. The go command speaks to it (-flags, -V=full, unit.cfg) and [Tool.Serve]
// answers; x/tools' unitchecker does the analysis of a unit. What is ours there:
//
//   - The answer to -V=full is a hash of the executable and of the config files that a run may read: the go command
//     caches results by it and by flags, and knows nothing of config files. [FindConfig] is the one rule by which both
//     the answer and a unit's run look a config up. The flag -loopblock.config is kept from the go command for the same
//     reason; LOOPBLOCK_CONFIG in the environment names a config for go vet.
//   - A config is for the modules that are worked on. Their units look it up from their own directory; units of
//     dependencies and of the standard library have none, unless LOOPBLOCK_CONFIG says otherwise.
//   - A tool built with an older Go than the one that runs it fails before it starts, in one line: it could not read
//     the standard library.
//   - An analyzer that panics or fails on a dependency has no facts for it, and that is all ([guard]): a tool that
//     fails there takes every dependent along.
//
// An [Engine] is what the loopblock command asks: packages in, a [Result] out. [Vet] runs go vet with this very
// executable as its tool, and so has the go command's cache; [InProcess] loads everything from source and keeps
// nothing. Both run the analyzer with its flag wire, under which a diagnostic's message is a [finding.Finding] in JSON,
// with absolute paths. A [Resident] is Vet for the language server: after an edit it runs the tool by itself on the
// edited package, as the go command ran it before, which takes a third of the time.
//
// # What comes out
//
// A [Result] has findings, sorted and without duplicates (a package and its test variant have the same files), the
// diagnostics of other categories that the analyzer reports for the command alone, and problems: whatever kept a
// package from being analysed. Nothing that the go command or the compiler prints is dropped: it is a problem when the
// run failed, a notice when it did not. Package internal/report writes
// findings.
//
// # Flags and the cache
//
// Flag values are in the cache key of every package, dependencies included: a run with other flags than the last is
// cold. Hence the flags are few, in one order, and left out where they have their default.
//
// It stays so: what is not in the key cannot choose what a unit says, since what it said is replayed. To choose afterwards,
// every unit would have to tell the findings of all classes and families, each with its remedies, on every run.
package driver
