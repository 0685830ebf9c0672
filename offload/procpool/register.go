package procpool

import (
	"fmt"
	"sync"
)

// Func is a function that workers know by name; Register makes it. It is a
// value to copy freely; any goroutine may use it. The zero Func is of no use:
// its calls fail.
type Func[In, Out any] struct{ name string }

// handler runs one call in the worker: gob in, frame out.
type handler func(arg []byte) []byte

// functions are those of the program; parent and worker hold the same ones as
// they are the same binary and both register before Main.
var functions = struct {
	sync.Mutex
	byName map[string]handler
	sealed bool // Main was called
}{byName: map[string]handler{}}

// Register makes f callable in workers under name and returns the handle to
// call it with. It is meant for a package variable:
//
//	var thumbnail = procpool.Register("thumbnail", makeThumbnail)
//
// The worker is another process: f sees the package variables as the program's
// initialisation leaves them, nothing that the caller did since, and what f
// changes there the caller does not see. One worker runs one f at a time.
// In and Out travel as [encoding/gob] sends them: unexported fields do not,
// pointers arrive as copies, values in interfaces need [gob.Register]. Where f
// takes nothing or gives nothing, use struct{}; for more than one argument, a
// struct.
//
// Register panics when the name is empty or taken, when gob cannot send In or
// Out, and after [Main]: a worker would not know the function.
func Register[In, Out any](name string, f func(In) (Out, error)) Func[In, Out] {
	checkType[In](name, "argument")
	checkType[Out](name, "result")
	functions.Lock()
	defer functions.Unlock()
	switch {
	case name == "":
		panic("procpool: Register needs a name")
	case functions.sealed:
		panic(fmt.Sprintf("procpool: Register(%q) after Main: no worker would know it", name))
	case functions.byName[name] != nil:
		panic(fmt.Sprintf("procpool: Register(%q) twice", name))
	}
	functions.byName[name] = func(arg []byte) []byte { return handle(f, arg) }
	return Func[In, Out]{name}
}

// checkType finds what gob never sends at start-up instead of at the first call.
func checkType[T any](name, role string) {
	var zero T
	if err := encode(newFrame(), zero); err != nil {
		panic(fmt.Sprintf("procpool: Register(%q): the %s cannot be sent: %v", name, role, err))
	}
}

// handle is the worker's half of a call.
func handle[In, Out any](f func(In) (Out, error), arg []byte) []byte {
	in, err := decode[In](arg)
	if err != nil {
		return textFrame(kindFault, "argument: "+err.Error())
	}
	out, err := f(in)
	if err != nil {
		return textFrame(kindError, err.Error())
	}
	b := newFrame()
	if err := encode(b, out); err != nil {
		return textFrame(kindFault, "result: "+err.Error())
	}
	raw, err := seal(b, kindResult)
	if err != nil {
		return textFrame(kindFault, "result: "+err.Error())
	}
	return raw
}

func lookup(name string) handler {
	functions.Lock()
	defer functions.Unlock()
	return functions.byName[name]
}

func sealRegistry() {
	functions.Lock()
	defer functions.Unlock()
	functions.sealed = true
}

func registrySealed() bool {
	functions.Lock()
	defer functions.Unlock()
	return functions.sealed
}
