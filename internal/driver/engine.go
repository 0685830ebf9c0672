package driver

import (
	"context"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Request says what to analyse, and how.
type Request struct {
	Dir      string   // the working directory, absolute
	Patterns []string // packages, as the go command takes them
	Tags     string   // build tags, comma-separated
	Tests    bool     // report in test files too
	NoUnused bool     // do not report ignores that hide nothing
	Enable   string   // classes and families, comma-separated
	Disable  string   // likewise
	Config   string   // path of the config file, absolute; "" for none
	Unsaved  Unsaved  // what an editor has of files
	Disk     int      // tells states of the disk apart, for a [Resident]: the same number, the same files
	Why      bool     // report the effect of every function of the packages, under the category "why"

	// Implementations is the limit of the whole-program join , of package join. The packages' runs do not depend on it.
	Implementations int
}

// A flagValue is one flag of the analyzer with its value.
type flagValue struct{ name, value string }

// flags are the analyzer's flags for the request, without the config: the defaults are left out and the order is
// fixed, because the go command caches by their text.
func (r *Request) flags() []flagValue {
	out := []flagValue{{"wire", "true"}}
	if r.Tests {
		out = append(out, flagValue{"tests", "true"})
	}
	if r.NoUnused {
		out = append(out, flagValue{"report-unused-ignores", "false"})
	}
	if r.Enable != "" {
		out = append(out, flagValue{"enable", r.Enable})
	}
	if r.Disable != "" {
		out = append(out, flagValue{"disable", r.Disable})
	}
	if r.Why {
		out = append(out, flagValue{"why", "true"})
	}
	return out
}

// CategoryWhy is the category of diagnostics that say what a function does when called. They are no findings.
const CategoryWhy = "why"

// A Result is what a run came to.
type Result struct {
	Findings []*finding.Finding // paths absolute; sorted, no two alike
	Why      []*finding.Finding // the diagnostics of CategoryWhy, likewise
	Problems []Problem          // what kept a package from being analysed, in order of package
	Notices  []string           // what the go command had to say while all went well
}

// A Problem is a reason why a package, or the whole run, has no result.
type Problem struct {
	Package string // "" where it is not known, or where it is the run's
	Text    string // one or more lines, as the compiler or the go command wrote them
}

func (p Problem) String() string {
	if p.Package == "" || strings.Contains(p.Text, p.Package) {
		return p.Text
	}
	return p.Package + ": " + p.Text
}

// An Engine runs the analyzer over packages. The error is for a run that could not be started or was ended; what is
// wrong with the packages is in the Result.
type Engine interface {
	Run(ctx context.Context, r *Request) (*Result, error)
}
