package catalog

// A Symbol names a function or method without its import path's version: Pkg is the path as normalised by
// [NormPath], Recv the receiver's type name without star or type arguments ("" for a function), Name the function's.
type Symbol struct {
	Pkg, Recv, Name string
}

// A Block is a row that says that a call blocks.
type Block struct {
	Class  Class
	Family string // the family the row stands in
}

// A Loop is one way in which a family runs code of its users on its event loop.
type Loop struct {
	Family  *Family
	Reason  string  // why this is a loop, a clause with the framework as its subject: "Bubble Tea calls Update on its event loop"
	Classes []Class // the classes that matter here; nil means every enabled one
	Remedy  Remedy  // what rewrites a call that blocks here
	Passed  string  // where code of the program calls it for the framework, and may go on after it: by which obligation
}

// A Family is what the catalogue knows of one framework.
type Family struct {
	Name      string  // unique, the file's name: "bubbletea"
	Title     string  // as its users write it: "Bubble Tea"
	Enabled   bool    // whether its loops are reported unless the user says otherwise
	Offload   string  // the framework's own way off the loop, for the reader
	Source    string  // where the claims were checked: repository@commit file:lines
	Classes   []Class // the classes that matter on its loops; nil means every enabled one
	Ordered   bool    // whether handlers run in an order that their users rely on
	Condition string  // what must hold for the family's loops to be loops, for the reader
	Remedy    Remedy  // what rewrites calls that block on its loops
}

// A SinkKind says where a sink runs the function it is given.
type SinkKind int

// The kinds of sink.
const (
	OffLoop SinkKind = iota + 1 // elsewhere: a goroutine, a timer, a command
	OnLoop                      // on an event loop, later
)

// A Sink is a parameter that takes a function and runs it elsewhere, or back on a loop.
type Sink struct {
	Param int // index without the receiver; for a variadic parameter every further argument too
	Kind  SinkKind
	Loop  *Loop // for OnLoop
}

// An Inline is a function that gives the loop away while it waits, where it is called on a coroutine. Elsewhere it waits in
// place: for a function that it calls with the arguments that follow it, or by itself.
type Inline struct {
	Param int   // the index of the function that it calls, without the receiver; -1 if it waits by itself
	Class Class // of what waits by itself
}

// A MethodLoop is an interface method that a framework calls on its loop.
type MethodLoop struct {
	Pkg, Iface, Method string // Pkg normalised
	Loop               *Loop
}

// A Signature is a method that a framework's convention puts on the loop on any type, known by its shape alone. A type is
// "_" for any, a predeclared name, or a normalised import path, a dot and a name, with any * and [] before it. An alias
// and what it stands for are written as two signatures.
type Signature struct {
	Method  string   // the method's name; "" for any function, method or function literal
	Params  []string // type of each parameter: a qualified type name, or "_" for any; the last may be "..." for any further ones
	Results []string // likewise
	Loop    *Loop
}
