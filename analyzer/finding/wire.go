package finding

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// A Finding is an on-loop call whose effect has an enabled class. It is what `-format=json` prints and what a run
// under go vet hands to the loopblock command; inside the analyzer its paths are absolute.
type Finding struct {
	Path    string  `json:"path"`
	Line    int     `json:"line"`
	Column  int     `json:"column"` // in bytes, from 1
	Class   string  `json:"class"`
	Callee  string  `json:"callee"`  // the primitive at the chain's end: "net/http.Get"
	Message string  `json:"message"` // one line that stands by itself
	Context Context `json:"context"`
	Chain   []Hop   `json:"chain"`            // from the context inward to the call of the primitive
	Also    []Also  `json:"also,omitempty"`   // what else the call reaches
	Inline  bool    `json:"inline,omitempty"` // the call gives the loop away on a coroutine, which this is not
	Advice  string  `json:"advice,omitempty"` // why there is no fix, a clause
	Fixes   []Fix   `json:"fixes,omitempty"`  // the one to apply first; the others are alternatives

	// Start is what the package adds to a fix of a call that stands deeper in the chain, in another package of the program.
	// It is nil once the packages have been joined.
	Start  *Fix `json:"start,omitempty"`
	Beside bool `json:"beside,omitempty"` // the fixes run the call itself beside the loop; likewise
}

// A Fix is a rewrite that mends a finding.
type Fix struct {
	Title string `json:"title"` // what happens: "run http.Get off the loop with offload.Call1"
	Edits []Edit `json:"edits"` // in order, and none touches another

	// Needs is what has to be called elsewhere in the program for the fix to do what it says. It is empty once the packages
	// have been joined.
	Needs string `json:"needs,omitempty"`
}

// Needing is the title of a fix that needs a call where the loop begins a frame.
func Needing(title, needs string) string {
	does, warning, warns := strings.Cut(title, "; ")
	does += ", and call " + needs + " where a frame begins"
	if warns {
		does += "; " + warning
	}
	return does
}

// Add adds the edits of another fix. It reports whether it could: edits that are not the same must not touch.
func (f *Fix) Add(other Fix) bool {
	var edits []Edit
	for _, e := range other.Edits {
		if slices.Contains(f.Edits, e) {
			continue
		}
		if slices.ContainsFunc(f.Edits, e.touches) {
			return false
		}
		edits = append(edits, e)
	}
	if len(edits) > 0 {
		f.Edits = append(slices.Clone(f.Edits), edits...)
		slices.SortStableFunc(f.Edits, func(a, b Edit) int {
			return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
	}
	return true
}

// touches reports whether two edits are about the same text. Two that begin at one place would have to know their order.
func (e Edit) touches(o Edit) bool {
	return e.Path == o.Path && (e.Start == o.Start || e.Start < o.End && o.Start < e.End)
}

// An Edit puts text in place of the bytes of a file from one offset to another.
type Edit struct {
	Path  string `json:"path"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	New   string `json:"new"`
}

// An Also is what the same call reaches besides, at another place of the module.
type Also struct {
	Class  string `json:"class"`
	Callee string `json:"callee"`
	Chain  []Hop  `json:"chain"`
}

// A Context is the loop context that a finding stands in.
type Context struct {
	Framework string `json:"framework"` // the family's title
	Function  string `json:"function"`  // the function or literal that runs on the loop
	Reason    string `json:"reason"`    // why it does
	Path      string `json:"path"`      // where it is put on the loop
	Line      int    `json:"line"`

	// Passed is the obligation by which another package of the program calls the function on its loop. It is empty once
	// the packages have been joined.
	Passed string `json:"passed,omitempty"`
}

// A Hop is one call of a chain: it stands in Function, at Path, Line and Column.
type Hop struct {
	Function string `json:"function"`
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
}

// Wire is the finding as one line of JSON, the message of a diagnostic under -loopblock.wire.
func (f *Finding) Wire() string {
	b, err := json.Marshal(f)
	if err != nil {
		panic(err) // strings and numbers always marshal
	}
	return string(b)
}

// FromWire reads what Wire wrote.
func FromWire(message string) (*Finding, error) {
	f := new(Finding)
	if err := json.Unmarshal([]byte(message), f); err != nil {
		return nil, err
	}
	return f, nil
}
