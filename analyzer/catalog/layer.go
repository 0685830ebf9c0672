package catalog

// A Layer is a catalogue file as read. Its parts are plain slices of structs of strings, so that
// the built-in ones are static data.
type Layer struct {
	name     string
	settings []settingDef
	classes  []classSwitch
	families []familyDef
}

// A classSwitch is one line of a file's classes.
type classSwitch struct {
	class Class
	on    bool
	line  int // where in the file; 0 in built-in ones
}

// A familyDef is what one file says of a family.
type familyDef struct {
	family   Family // the scalar keys, as far as set says
	reason   string // for loops that have none of their own
	set      keySet
	line     int // where in the file, for errors; 0 in built-in ones
	packages []pkgDef
	loops    []loopDef
	rows     []row
	sigs     []sigDef
}

// A pkgDef is a set of import paths, normalised, that rows match alike, with the short name that patterns use for it
// ("" for a path written out in a pattern).
type pkgDef struct {
	short string
	paths []string
}

// A loopDef is what is said about one item of a list of loops or cuts.
type loopDef struct {
	reason  string
	classes []Class
	remedy  Remedy
}

// A row is one claim. Patterns have their braces expanded and their stars for pointers removed.
type row struct {
	kind       rowKind
	param      int8   // for parameters; -1 where there is none
	pkg        int16  // index into packages
	loop       int16  // index into loops; -1 where there is none
	recv, name string // a type and a method or field of it; "" and a function, variable or type
	class      Class  // for blocks, holds and awaits
}

// A sigDef is the shape of functions that run on the loop, type names fully qualified.
type sigDef struct {
	name            string // "" for any
	params, results []string
	loop            int16
}

type rowKind int8

const (
	kindBlocks    rowKind = iota + 1 // calling it blocks
	kindCut                          // calling it does not
	kindLog                          // calling it logs
	kindForbidden                    // calling it on the family's loops deadlocks
	kindHolds                        // the value in it blocks when read or written
	kindMethod                       // a method called on the loop
	kindParam                        // a parameter called on the loop
	kindField                        // a field's value called on the loop
	kindType                         // a func type whose values run on the loop
	kindResult                       // the returned func runs on the loop
	kindSinkOff                      // a parameter that runs elsewhere
	kindSinkOn                       // a parameter that runs on the loop, later
	kindOffType                      // a func type whose values run elsewhere
	kindDrop                         // forget what earlier layers say of it
	kindEnds                         // calling or returning it ends the loop
	kindSuspends                     // calling it hands the screen over
	kindResumes                      // calling it takes the screen back
	kindInline                       // a parameter that is called in place where nothing can give the loop away
	kindDismisses                    // calling it takes away what the user sees
	kindFocuses                      // calling it moves the focus
	kindAwaits                       // calling it blocks where nothing can give the loop away
)

// A keySet says which scalar keys of a family a file sets.
type keySet int

const (
	setTitle keySet = 1 << iota
	setEnabled
	setOffload
	setSource
	setClasses
	setOrdered
	setCondition
	setReason
	setRemedy
)
