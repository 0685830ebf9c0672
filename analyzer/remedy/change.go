package remedy

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// A change is one rewrite: edits of a file's text, and the imports that they need. What it changes in other files of the
// package are changes of their own.
type change struct {
	*site
	title   string
	native  bool   // it is the framework's own way
	left    bool   // the call itself stays as it is
	endless string // the name of a context that nobody cancels
	others  []*change
	edits   []analysis.TextEdit // in any order; insertions at one place keep theirs
	imports []newImport

	queueAs   string              // the queue that it hands over to
	declares  []analysis.TextEdit // insertions of whole declarations, formatted
	declaring []string            // the names that they declare, one each
}

func (s *site) change() *change { return &change{site: s} }

// with adds another change, which is applied together with this one. Its edits come after this one's where both insert.
func (c *change) with(d *change) {
	for _, other := range d.others {
		c.with(other)
	}
	d.others = nil
	for _, one := range append([]*change{c}, c.others...) {
		if one.file == d.file {
			one.take(d)
			return
		}
	}
	c.others = append(c.others, d)
}

// take adds what another change does in the same file.
func (c *change) take(d *change) {
	c.edits = append(c.edits, d.edits...)
	for _, imp := range d.imports {
		if !slices.Contains(c.imports, imp) {
			c.imports = append(c.imports, imp)
		}
	}
	for i, name := range d.declaring {
		if !slices.Contains(c.declaring, name) {
			c.declaring = append(c.declaring, name)
			c.declares = append(c.declares, d.declares[i])
		}
	}
}

// insert puts text before what stands at pos.
func (c *change) insert(pos token.Pos, text string) { c.replace(pos, pos, text) }

// replace puts text in place of what stands from one position to another.
func (c *change) replace(from, to token.Pos, text string) {
	c.edits = append(c.edits, analysis.TextEdit{Pos: from, End: to, NewText: []byte(text)})
}

// sorted are the edits in the order of the file.
func sorted(edits []analysis.TextEdit) []analysis.TextEdit {
	out := slices.Clone(edits)
	slices.SortStableFunc(out, func(a, b analysis.TextEdit) int {
		return cmp.Or(cmp.Compare(a.Pos, b.Pos), cmp.Compare(a.End, b.End))
	})
	return out
}

// apply is the file's text after the edits.
func (s *site) apply(edits []analysis.TextEdit) []byte {
	var out []byte
	at := 0
	for _, e := range sorted(edits) {
		out = append(out, s.src[at:s.offset(e.Pos)]...)
		out = append(out, e.NewText...)
		at = s.offset(e.End)
	}
	return append(out, s.src[at:]...)
}
