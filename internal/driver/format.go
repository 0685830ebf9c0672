package driver

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// Text writes findings for a reader: a line each, and below it, indented, the calls from the loop inward and why it is
// a loop. Paths are relative to dir where that is shorter.
func Text(w io.Writer, dir string, findings []*finding.Finding) error {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s: %s\n", position(ShortPath(dir, f.Path), f.Line, f.Column), f.Message)
		writeChain(&b, dir, f)
		if reason := f.Context.Reason; reason != "" && !strings.Contains(f.Message, reason) {
			at := position(ShortPath(dir, f.Context.Path), f.Context.Line, 0)
			fmt.Fprintf(&b, "\t%s: the loop: %s\n", at, reason)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeChain writes the hops of a finding, each with what it calls.
func writeChain(b *strings.Builder, dir string, f *finding.Finding) {
	for i, hop := range f.Chain {
		callee := f.Callee
		if i+1 < len(f.Chain) {
			callee = f.Chain[i+1].Function
		}
		at := position(ShortPath(dir, hop.Path), hop.Line, hop.Column)
		fmt.Fprintf(b, "\t%s: %s %s %s\n", at, hop.Function, verb(callee), callee)
	}
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

// A Report is what [JSON] writes.
type Report struct {
	Version  int                `json:"version"`
	Findings []*finding.Finding `json:"findings"`
}

// reportVersion changes when a reader of the last version would no longer understand the report.
const reportVersion = 1

// JSON writes findings for a program. Paths are relative to dir, with slashes.
func JSON(w io.Writer, dir string, findings []*finding.Finding) error {
	report := Report{Version: reportVersion, Findings: []*finding.Finding{}}
	rel := func(path string) string { return filepath.ToSlash(relativePath(dir, path)) }
	for _, f := range findings {
		g := *f
		g.Path = rel(f.Path)
		if f.Context.Path != "" {
			g.Context.Path = rel(f.Context.Path)
		}
		g.Chain = make([]finding.Hop, len(f.Chain)) // never null
		for i, hop := range f.Chain {
			hop.Path = rel(hop.Path)
			g.Chain[i] = hop
		}
		report.Findings = append(report.Findings, &g)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // a channel's <- stays readable
	enc.SetIndent("", "  ")
	return enc.Encode(report)
}
