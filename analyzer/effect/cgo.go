package effect

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// cFunction returns the C function that a function made by cgo calls, as Go code calls it: C.puts, whether or not errno
// is asked for. What cgo brings along itself, and memory, is known to be cheap: it is "".
func cFunction(f *ssa.Function) (name string, made bool) {
	name, made = strings.CutPrefix(f.Name(), "_Cfunc_")
	if !made {
		if name, made = strings.CutPrefix(f.Name(), "_C2func_"); !made {
			return "", false
		}
	}
	switch name {
	case "CString", "CBytes", "GoString", "GoStringN", "GoBytes", "_CMalloc", "calloc", "free", "realloc":
		return "", true
	}
	return "C." + name, true
}
