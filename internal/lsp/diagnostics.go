package lsp

import (
	"fmt"
	"slices"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// A shown is what the editor shows of one finding, and what can be done about it.
type shown struct {
	diagnostic
	fixes []fix
}

// A fix is a remedy in the protocol's terms.
type fix struct {
	title string
	edits map[string][]textEdit // by URI
}

// A converter turns findings into the protocol's terms, by the texts that the findings are of.
type converter struct {
	documents *documents
	utf8      bool
	tables    map[string]*lineTable
}

func (c *converter) table(path string) *lineTable {
	if c.tables[path] == nil {
		c.tables[path] = newLineTable(c.documents.text(path), c.utf8)
	}
	return c.tables[path]
}

func (c *converter) show(f *finding.Finding) shown {
	s := shown{diagnostic: diagnostic{
		Range:           c.table(f.Path).name(f.Line, f.Column),
		Severity:        severityWarning,
		Code:            f.Class,
		CodeDescription: &codeDescription{finding.URL(f.Class)},
		Source:          "loopblock",
		Message:         f.Message,
	}}
	if class := catalog.Class(f.Class); class == catalog.Deadlock || class == catalog.Forever {
		s.Severity = severityError
	}
	if f.Advice != "" {
		s.Message += " (no fix: " + f.Advice + ")"
	}
	for i, hop := range f.Chain {
		callee := f.Callee
		if i+1 < len(f.Chain) {
			callee = f.Chain[i+1].Function
		}
		s.related(c, hop.Path, hop.Line, hop.Column, fmt.Sprintf("%s → %s", hop.Function, callee))
	}
	if f.Context.Path != "" {
		s.related(c, f.Context.Path, f.Context.Line, 1, "the loop: "+f.Context.Reason)
	}
	for _, remedy := range f.Fixes {
		if fix, ok := c.fix(remedy); ok {
			s.fixes = append(s.fixes, fix)
		}
	}
	return s
}

func (s *shown) related(c *converter, path string, line, column int, message string) {
	at := location{c.documents.uriOf(path), c.table(path).name(line, column)}
	s.Related = append(s.Related, relatedLocation{at, message})
}

// fix converts a remedy, unless an edit of it lies outside of the text that is there.
func (c *converter) fix(remedy finding.Fix) (fix, bool) {
	out := fix{remedy.Title, map[string][]textEdit{}}
	for _, e := range remedy.Edits {
		t := c.table(e.Path)
		if e.Start < 0 || e.Start > e.End || e.End > len(t.text) {
			return fix{}, false
		}
		uri := c.documents.uriOf(e.Path)
		out.edits[uri] = append(out.edits[uri], textEdit{span{t.position(e.Start), t.position(e.End)}, e.New})
	}
	return out, len(out.edits) > 0
}

// actions are the code actions for a range of a document: the fixes of what stands there, and all fixes at once.
func actions(list []shown, p *codeActionParams) []codeAction {
	out := []codeAction{}
	wants := func(kind string) bool {
		return p.Context.Only == nil || slices.ContainsFunc(p.Context.Only, func(only string) bool { return isKind(kind, only) })
	}
	if wants(kindQuickFix) {
		for _, s := range list {
			if !s.Range.touches(p.Range) {
				continue
			}
			for i, f := range s.fixes {
				out = append(out, codeAction{f.title, kindQuickFix, []diagnostic{s.diagnostic}, i == 0, workspaceEdit{f.edits}})
			}
		}
	}
	// Nobody asks for all fixes by standing on a line: it has to be said.
	if p.Context.Only != nil && wants(kindFixOurs) {
		if edits := allFixes(list); len(edits) > 0 {
			out = append(out, codeAction{"Apply all fixes of loopblock", kindFixOurs, nil, false, workspaceEdit{edits}})
		}
	}
	return out
}

// isKind reports whether a kind is the wanted one or below it: source.fixAll.loopblock is a source.fixAll.
func isKind(kind, wanted string) bool {
	return kind == wanted || wanted == "" || len(kind) > len(wanted) && kind[:len(wanted)] == wanted && kind[len(wanted)] == '.'
}

// allFixes are the edits of the first fix of each finding, but for those that would touch an earlier one's. Equal
// insertions are one: every fix of a file adds the same import.
func allFixes(list []shown) map[string][]textEdit {
	out := map[string][]textEdit{}
	for _, s := range list {
		if len(s.fixes) == 0 || conflicts(out, s.fixes[0].edits) {
			continue
		}
		for uri, edits := range s.fixes[0].edits {
			for _, e := range edits {
				if !slices.Contains(out[uri], e) {
					out[uri] = append(out[uri], e)
				}
			}
		}
	}
	return out
}

func conflicts(have, more map[string][]textEdit) bool {
	for uri, edits := range more {
		for _, e := range edits {
			for _, h := range have[uri] {
				if h != e && h.Range.touches(e.Range) {
					return true
				}
			}
		}
	}
	return false
}
