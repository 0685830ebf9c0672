package directive

import "strings"

// A place is a kind of thing that a directive can stand on; several make a set.
type place uint

const (
	onFunc place = 1 << iota
	onLiteral
	onInterfaceMethod
	onInterface
	onFuncType
	onField
	onFor

	nowhere place = 0
	// withParams are the places whose parameters can be named.
	withParams = onFunc | onInterfaceMethod
)

var placeNames = []struct {
	place place
	name  string
}{
	{onFunc, "a function or method"},
	{onLiteral, "a function literal"},
	{onInterfaceMethod, "an interface method"},
	{onInterface, "an interface type with methods"},
	{onFuncType, "a function type"},
	{onField, "a struct field that holds a function"},
	{onFor, "a for statement"},
}

// String lists the places: "a function or method, a function literal or a for statement".
func (p place) String() string {
	var names []string
	for _, n := range placeNames {
		if p&n.place != 0 {
			names = append(names, n.name)
		}
	}
	if len(names) > 1 {
		last := len(names) - 1
		return strings.Join(names[:last], ", ") + " or " + names[last]
	}
	return strings.Join(names, "")
}

// A need says whether a directive takes an argument.
type need int

const (
	never need = iota
	optional
	required
)

// An entry is all there is to know of one directive.
type entry struct {
	kind  Kind
	on    place // for the ignores nowhere: they cover lines
	param need  // param=NAME; with one, it stands on withParams only
	class need
}

// table is the one table of directives.
var table = []entry{
	{kind: Loop, on: onFunc | onLiteral | onInterfaceMethod | onInterface | onFuncType | onField | onFor, param: optional},
	{kind: Blocks, on: onFunc | onInterfaceMethod | onFuncType | onField, class: required},
	{kind: Nonblocking, on: onFunc | onInterfaceMethod},
	{kind: Offloads, on: withParams, param: required},
	{kind: OnLoop, on: withParams, param: required},
	{kind: Ignore},
	{kind: IgnorePackage},
}

// contradictions are the pairs that cannot both hold of one thing (and, where they name one, of one parameter).
var contradictions = [][2]Kind{
	{Blocks, Nonblocking},
	{Loop, Offloads},
	{OnLoop, Offloads},
}

func lookup(name string) *entry {
	for i := range table {
		if string(table[i].kind) == name {
			return &table[i]
		}
	}
	return nil
}

func kindNames() []string {
	var names []string
	for _, e := range table {
		names = append(names, string(e.kind))
	}
	return names
}
