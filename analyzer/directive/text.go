package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"
)

const (
	tool   = "loopblock"
	prefix = "//" + tool + ":"
)

// A spelling is one of the ways to write a directive; the foreign ones are ignores.
type spelling int

const (
	spelledOwn spelling = iota
	spelledNolint
	spelledLint
	spelledLintFile
	spelledPackage
)

func (s spelling) String() string {
	return [...]string{
		prefix + string(Ignore), "//nolint:" + tool, "//lint:ignore " + tool, "//lint:file-ignore " + tool, prefix + string(IgnorePackage),
	}[s]
}

func (s spelling) withReason() string {
	if s == spelledNolint {
		return s.String() + " // WHY"
	}
	return s.String() + " WHY"
}

func (s spelling) remove() string {
	if s == spelledOwn || s == spelledPackage {
		return "it"
	}
	return tool + " from it" // the comment may list other linters
}

// A comment is a source comment that is one of ours, taken apart.
type comment struct {
	*ast.Comment
	group  *ast.CommentGroup
	as     spelling
	kind   Kind
	args   string // without the reason
	reason string
}

func (c *comment) problem(format string, args ...any) Problem {
	return problemAt(c.Comment, format, args...)
}

func problemAt(c *ast.Comment, format string, args ...any) Problem {
	return Problem{Pos: c.Pos(), End: c.End(), Message: fmt.Sprintf(format, args...)}
}

// readFile finds the file's directives, and the comments that were meant to be some. This is all that happens in a
// file without any, so the tests are ordered by price.
func readFile(f *ast.File) (found []*comment, problems []Problem) {
	if f == nil {
		return nil, nil
	}
	for _, g := range f.Comments {
		for _, c := range g.List {
			if !worthReading(c.Text) {
				continue
			}
			r, problem := read(c)
			if r != nil {
				r.group = g
				found = append(found, r)
			}
			if problem != nil {
				problems = append(problems, *problem)
			}
		}
	}
	return found, problems
}

// worthReading rules out nearly all comments by a byte or two.
func worthReading(text string) bool {
	if len(text) < len("//lint:") {
		return false
	}
	if text[1] == '/' && isInk(text[2]) && strings.Contains(text[2:], prefix) {
		return true // behind another tool's directive
	}
	i := 2
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i < len(text) && (text[i]|0x20 == 'l' || text[i] == 'n')
}

// read takes a comment apart. It returns a directive, or the problem of a comment that was meant to be one, or neither.
func read(c *ast.Comment) (*comment, *Problem) {
	d, ok := ast.ParseDirective(c.Pos(), c.Text)
	if ok && d.Tool == tool && lookup(d.Name) != nil {
		return readOwn(c, d), nil
	}
	var r *comment
	var problem *Problem
	if body := strings.TrimLeft(c.Text, "/ "); strings.HasPrefix(body, "nolint:") && c.Text[1] == '/' {
		r, problem = readNolint(c, body)
	} else if ok && d.Tool == "lint" && (d.Name == "ignore" || d.Name == "file-ignore") {
		r, problem = readLint(c, d)
	}
	if r == nil && problem == nil {
		problem = nearMiss(c)
	}
	return r, problem
}

func readOwn(c *ast.Comment, d ast.Directive) *comment {
	r := &comment{Comment: c, kind: Kind(d.Name)}
	args := beforeComment(d.Args)
	if r.kind == IgnorePackage {
		r.as = spelledPackage
	}
	if r.kind == Ignore || r.kind == IgnorePackage {
		r.reason = strings.TrimSpace(strings.TrimPrefix(args, "--"))
	} else {
		r.args, r.reason = cutReason(args)
	}
	return r
}

// beforeComment drops a comment behind a directive. A "//" within a word is part of an address.
func beforeComment(args string) string {
	for i := 0; i+1 < len(args); i++ {
		if args[i] == '/' && args[i+1] == '/' && (i == 0 || args[i-1] == ' ' || args[i-1] == '\t') {
			return strings.TrimSpace(args[:i])
		}
	}
	return args
}

// cutReason splits "param=f -- why".
func cutReason(args string) (string, string) {
	fields := strings.Fields(args)
	for i, f := range fields {
		if f == "--" {
			return strings.Join(fields[:i], " "), strings.Join(fields[i+1:], " ")
		}
	}
	return strings.Join(fields, " "), ""
}

// readNolint follows golangci-lint: spaces and the case of names do not matter. A bare nolint, or one of all linters,
// is the host's to obey.
func readNolint(c *ast.Comment, body string) (*comment, *Problem) {
	list, reason, _ := strings.Cut(strings.TrimPrefix(body, "nolint:"), "//")
	ours, problem := inList(c, list)
	if !ours {
		return nil, problem
	}
	reason = strings.TrimSpace(beforeComment(reason))
	return &comment{Comment: c, as: spelledNolint, kind: Ignore, reason: reason}, nil
}

// readLint follows staticcheck: the list of checks has no spaces, and what follows it is the reason.
func readLint(c *ast.Comment, d ast.Directive) (*comment, *Problem) {
	args := beforeComment(d.Args)
	list, reason := args, ""
	if i := strings.IndexAny(args, " \t"); i >= 0 {
		list, reason = args[:i], strings.TrimSpace(args[i:])
	}
	ours, problem := inList(c, list)
	if !ours {
		return nil, problem
	}
	as := spelledLint
	if d.Name == "file-ignore" {
		as = spelledLintFile
	}
	return &comment{Comment: c, as: as, kind: Ignore, reason: reason}, nil
}

// inList looks for us in another tool's list of names.
func inList(c *ast.Comment, list string) (bool, *Problem) {
	var problem *Problem
	for item := range strings.SplitSeq(list, ",") {
		name, more, _ := strings.Cut(strings.TrimSpace(item), " ")
		switch {
		case strings.EqualFold(name, tool) && more == "":
			return true, nil
		case strings.EqualFold(name, tool): // golangci-lint takes both words for a name
			p := problemAt(c, "%q in this ignore is no name: write %s", name+" "+more, spelledNolint.withReason())
			problem = &p
		case closest(name, []string{tool}) != "":
			p := problemAt(c, "unknown name %q in this ignore: did you mean %q?", name, tool)
			p.Fixes = replace(c, c.Text, strings.Replace(c.Text, name, tool, 1))
			problem = &p
		}
	}
	return false, problem
}

// replace is the fix that writes a comment anew.
func replace(c *ast.Comment, old, text string) []analysis.SuggestedFix {
	if old == text {
		return nil
	}
	edit := analysis.TextEdit{Pos: c.Pos(), End: c.Pos() + token.Pos(len(old)), NewText: []byte(text)}
	return []analysis.SuggestedFix{{Message: "Write " + text, TextEdits: []analysis.TextEdit{edit}}}
}
