package effect

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go run ./stdtable -o std.txt

// stdText is the table of the standard library of the newest Go release known: what this engine finds in its source,
// reviewed. For another release it is the best there is.
//
//go:embed std.txt
var stdText string

// StdRelease is the Go release that the standard library's table was made from.
const StdRelease = "go1.26"

const sectionMark = "\npackage\t"

// stdIndex finds each package's section of the table without reading it.
var stdIndex = sync.OnceValue(func() map[string]string {
	sections := make(map[string]string)
	text := stdText
	for {
		_, rest, ok := strings.Cut(text, sectionMark)
		if !ok {
			return sections
		}
		path, _, _ := strings.Cut(rest, "\t")
		end := strings.Index(rest, sectionMark)
		if end < 0 {
			end = len(rest)
		}
		sections[path] = sectionMark[1:] + rest[:end]
		text = rest
	}
})

// IsStd reports whether the package is of the standard library: its effects are in the table and it is not analysed.
func IsStd(path string) bool {
	_, ok := stdIndex()[path]
	return ok
}

var stdTables sync.Map // import path to *Table

// StdTable returns the effects of a package of the standard library; nil if it is none.
func StdTable(path string) *Table {
	if t, ok := stdTables.Load(path); ok {
		return t.(*Table)
	}
	text, ok := stdIndex()[path]
	if !ok {
		return nil
	}
	t, err := Decode([]byte(text))
	if err != nil {
		panic(err) // a test reads the whole table
	}
	stdTables.Store(path, t)
	return t
}
