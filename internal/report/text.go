package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// Text writes findings for a reader: a line each, and below it, indented, the calls from the loop inward and why it is
// a loop. Paths are relative to the directory where that is shorter.
func Text(w io.Writer, o Options, findings []*finding.Finding) error {
	t := text{dir: o.Dir}
	if o.Color {
		t.colours, t.source = ansi, newSource()
	}
	for i, f := range findings {
		if o.Color && i > 0 {
			t.WriteByte('\n')
		}
		t.finding(f)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// A text is a report for readers as it is written.
type text struct {
	strings.Builder
	dir     string
	colours colours
	source  *source // where excerpts are from; nil for none
}

// colours are what stands before and after the parts of a line.
type colours struct{ place, class, mark, quiet, end string }

var ansi = colours{place: "\x1b[1m", class: "\x1b[1;31m", mark: "\x1b[1;33m", quiet: "\x1b[2m", end: "\x1b[0m"}

func (t *text) finding(f *finding.Finding) {
	c := t.colours
	class := ""
	if t.source != nil && f.Class != "" {
		class = c.class + f.Class + c.end + ": "
	}
	fmt.Fprintf(t, "%s%s:%s %s%s\n", c.place, position(ShortPath(t.dir, f.Path), f.Line, f.Column), c.end, class, f.Message)
	t.excerpt(f)
	t.chain(f)
	if reason := f.Context.Reason; reason != "" && !strings.Contains(f.Message, reason) {
		at := position(ShortPath(t.dir, f.Context.Path), f.Context.Line, 0)
		fmt.Fprintf(t, "\t%s%s: the loop: %s%s\n", c.quiet, at, reason, c.end)
	}
	t.remedy(f)
}

// remedy writes, on a terminal, what would mend a finding, or why nothing does.
func (t *text) remedy(f *finding.Finding) {
	c := t.colours
	switch {
	case t.source == nil:
	case len(f.Fixes) > 0:
		fmt.Fprintf(t, "\t%sfix:%s %s (-fix does it)\n", c.mark, c.end, f.Fixes[0].Title)
	case f.Advice != "":
		fmt.Fprintf(t, "\t%sno fix: %s%s\n", c.quiet, f.Advice, c.end)
	}
}

// excerpt writes the line of source that a finding is about, and marks the place.
func (t *text) excerpt(f *finding.Finding) {
	if t.source == nil {
		return
	}
	line, ok := t.source.line(f.Path, f.Line)
	if !ok || f.Column < 1 || f.Column > len(line) {
		return
	}
	c := t.colours
	shown, indent, width := excerpt(line, f.Column)
	number := fmt.Sprint(f.Line)
	fmt.Fprintf(t, " %s%s |%s %s\n", c.quiet, number, c.end, shown)
	fmt.Fprintf(t, " %s%s |%s %s%s%s%s\n", c.quiet, strings.Repeat(" ", len(number)), c.end,
		strings.Repeat(" ", indent), c.mark, strings.Repeat("^", width), c.end)
}

// chain writes the hops of a finding, each with what it calls.
func (t *text) chain(f *finding.Finding) {
	c := t.colours
	for i, hop := range f.Chain {
		callee := calleeOf(f, i)
		at := position(ShortPath(t.dir, hop.Path), hop.Line, hop.Column)
		fmt.Fprintf(t, "\t%s%s:%s %s %s %s\n", c.quiet, at, c.end, hop.Function, verb(callee), callee)
	}
	for _, a := range f.Also {
		last := a.Chain[len(a.Chain)-1]
		at := position(ShortPath(t.dir, last.Path), last.Line, last.Column)
		fmt.Fprintf(t, "\t%s%s:%s %s %s %s, too\n", c.quiet, at, c.end, last.Function, verb(a.Callee), a.Callee)
	}
}

// calleeOf is what the i-th hop of a finding leads to.
func calleeOf(f *finding.Finding, i int) string {
	if i+1 < len(f.Chain) {
		return f.Chain[i+1].Function
	}
	return f.Callee
}

// verb says what a function does to the thing that its hop leads to: a chain may end in a statement rather than a call.
func verb(callee string) string {
	switch {
	case strings.HasPrefix(callee, "channel "), strings.HasPrefix(callee, "select"):
		return "waits in a"
	case strings.HasPrefix(callee, "goroutines "):
		return "waits for"
	}
	return "calls"
}

// position writes a position as compilers do, without what is not known.
func position(path string, line, column int) string {
	switch {
	case line == 0:
		return path
	case column == 0:
		return fmt.Sprintf("%s:%d", path, line)
	}
	return fmt.Sprintf("%s:%d:%d", path, line, column)
}

// ShortPath is path relative to dir, or path itself where that is shorter: a file of the module cache.
func ShortPath(dir, path string) string {
	if rel := relativePath(dir, path); len(rel) < len(path) {
		return rel
	}
	return path
}

// relativePath is path relative to dir. A relative path stays as it is, and so does one on another volume.
func relativePath(dir, path string) string {
	if !filepath.IsAbs(path) {
		return path
	}
	if rel, err := filepath.Rel(dir, path); err == nil {
		return rel
	}
	return path
}
