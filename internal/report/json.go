package report

import (
	"encoding/json"
	"io"
	"path/filepath"
	"slices"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Report is what format json writes.
type Report struct {
	Version  int                `json:"version"`
	Findings []*finding.Finding `json:"findings"`
}

// reportVersion changes when a reader of the last version would no longer understand the report.
const reportVersion = 1

// writeJSON writes findings for a program. Paths are relative to dir, with slashes.
func writeJSON(w io.Writer, o Options, findings []*finding.Finding) error {
	report := Report{Version: reportVersion, Findings: []*finding.Finding{}}
	rel := func(path string) string { return filepath.ToSlash(relativePath(o.Dir, path)) }
	for _, f := range findings {
		g := *f
		g.Path = rel(f.Path)
		if f.Context.Path != "" {
			g.Context.Path = rel(f.Context.Path)
		}
		hops := func(chain []finding.Hop) []finding.Hop {
			out := make([]finding.Hop, len(chain)) // never null
			for i, hop := range chain {
				hop.Path = rel(hop.Path)
				out[i] = hop
			}
			return out
		}
		g.Chain = hops(f.Chain)
		g.Also = nil
		for _, a := range f.Also {
			a.Chain = hops(a.Chain)
			g.Also = append(g.Also, a)
		}
		g.Fixes = nil
		for _, fix := range f.Fixes {
			fix.Edits = slices.Clone(fix.Edits)
			for i := range fix.Edits {
				fix.Edits[i].Path = rel(fix.Edits[i].Path)
			}
			g.Fixes = append(g.Fixes, fix)
		}
		report.Findings = append(report.Findings, &g)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false) // a channel's <- stays readable
	enc.SetIndent("", "  ")
	return enc.Encode(report)
}
