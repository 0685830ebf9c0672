package directive

import (
	"go/token"
	"math"
	"slices"
)

// An ignore covers the source in [from, to).
type ignore struct {
	from, to token.Pos
	comment  *comment
	used     bool
	quiet    bool // its problem is said already, or nobody could mend it
}

// Ignore reports whether what is found at pos is to be kept quiet, and marks every ignore that says so as used.
func (s *Set) Ignore(pos token.Pos) bool {
	hidden := false
	for _, ig := range s.ignores {
		if ig.from <= pos && pos < ig.to {
			ig.used, hidden = true, true
		}
	}
	return hidden
}

// Hiding returns where the ignores stand that would hide what is found at pos, without marking them.
func (s *Set) Hiding(pos token.Pos) []token.Pos {
	var out []token.Pos
	for _, ig := range s.ignores {
		if ig.from <= pos && pos < ig.to {
			out = append(out, ig.comment.Pos())
		}
	}
	return out
}

// LeaveNolint forgets the ignores that are spelled //nolint, for a host that hides by them itself, and counts which it used.
func (s *Set) LeaveNolint() {
	s.ignores = slices.DeleteFunc(s.ignores, func(ig *ignore) bool { return ig.comment.as == spelledNolint })
}

// Unused returns a problem for each ignore that has hidden nothing so far: call it when all is reported, and only if
// everything that the ignores could be for was looked for.
func (s *Set) Unused() []Problem {
	var out []Problem
	for _, ig := range s.ignores {
		if !ig.used && !ig.quiet {
			out = append(out, ig.comment.problem("%s hides nothing: remove %s", ig.comment.as, ig.comment.as.remove()))
		}
	}
	return out
}

// ignore places a comment that is an ignore.
func (p *parser) ignore(c *comment, at *line) {
	ig := &ignore{comment: c, quiet: p.quiet || c.reason == ""}
	d := Directive{Kind: c.kind, ParamIndex: -1, Reason: c.reason, Pos: c.Pos()}
	atPackage := c.Pos() < p.file.Package || p.lineOf(c.Pos()) == p.lineOf(p.file.Package)
	switch {
	case c.as == spelledPackage && !atPackage:
		p.report(c, "%s stands inside of a file: put it above the package clause", c.as)
		return
	case c.as == spelledPackage:
		ig.from, ig.to, d.Node = token.NoPos, math.MaxInt, p.file // a set is of one package
	case c.as == spelledLintFile || atPackage:
		ig.from, ig.to, d.Node = p.file.FileStart, p.file.FileEnd+1, p.file
	case at == nil || !at.first.IsValid():
		p.report(c, "%s stands on nothing: put it at the end of a line or right above a statement", c.as)
		return
	default:
		ig.from, ig.to = p.span(at.number)
		if c.above(at) && at.outer != nil && at.outer.Pos() == at.first {
			d.Node = at.outer
			ig.to = max(ig.to, at.outer.End())
		}
	}
	again := slices.ContainsFunc(p.set.ignores, func(other *ignore) bool {
		return other.comment.as == c.as && other.from == ig.from && other.to == ig.to
	})
	if again {
		p.report(c, "%s is said twice of the same code: remove one", c.as)
		return
	}
	if c.reason == "" {
		p.report(c, "%s needs a reason: write %s", c.as, c.as.withReason())
	}
	p.set.ignores = append(p.set.ignores, ig)
	p.set.directives = append(p.set.directives, d)
}

// span is where a line of the file begins and ends, whatever //line comments say.
func (p *parser) span(number int) (from, to token.Pos) {
	from = p.tf.LineStart(number)
	if number < p.tf.LineCount() {
		return from, p.tf.LineStart(number + 1)
	}
	return from, p.file.FileEnd + 1
}

// lineOf is the line of the file itself, whatever //line comments say.
func (p *parser) lineOf(pos token.Pos) int { return p.tf.PositionFor(pos, false).Line }
