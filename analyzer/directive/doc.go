// Package directive reads the magic comments by which a program tells loopblock what it cannot see.
//
//	comment                                what it says                                       it stands on
//	//loopblock:loop                       this runs on an event loop                         function, method, function literal, interface method, interface type, function type, struct field, for statement
//	//loopblock:loop param=NAME            this parameter is called on an event loop          function, method, interface method
//	//loopblock:blocks CLASS               a call of this blocks; CLASS is a catalogue class  function, method, interface method, function type, struct field
//	//loopblock:nonblocking                a call of this does not block; trusted             function, method, interface method
//	//loopblock:offloads param=NAME        this parameter is run off the loop                 function, method, interface method
//	//loopblock:onloop param=NAME          this parameter is posted to the loop               function, method, interface method
//	//loopblock:ignore REASON              report nothing here                                line, statement, block, declaration, file
//	//loopblock:ignore-package REASON      report nothing in the package                     package clause of one of its files
//	//nolint:loopblock // REASON           the same, as golangci-lint spells it; also in a list of linters
//	//lint:ignore loopblock REASON         the same, as staticcheck spells it; also in a list of checks
//	//lint:file-ignore loopblock REASON    the same for the whole file, wherever it stands
//
// # Where a directive stands
//
// A directive ends the line that its subject begins on (or that opens its body), or stands above the subject, in its
// doc comment or in any other comment with no blank line between. A struct field or a parameter has to be able to hold
// functions: a func, a slice or map of them, or an any. The literal that a directive means is the only outermost one
// that begins on the line.
//
// An ignore at the end of a line covers that line; above a statement, an element or a declaration it covers all of
// that; before or beside the package clause it covers the file, and ignore-package the whole package. It must say why.
//
// # Text after a directive
//
// Every directive but ignore takes a free remark after " -- "; the rest of an ignore is its reason. What follows a
// further "//" belongs to none of them, so that a comment can stand behind a directive.
//
// A directive that is misspelled, misplaced, repeated, contradicted or unused is a [Problem]. Generated files give none:
// their directives count, but nobody could mend them.
package directive
