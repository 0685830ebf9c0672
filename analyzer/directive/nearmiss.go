package directive

import (
	"go/ast"
	"strings"
)

// nearMiss says of a comment that is no directive whether it was meant to be one, and which. Prose may begin with the
// tool's name, so the further a comment is from a directive, the closer the rest of it has to be.
func nearMiss(c *ast.Comment) *Problem {
	body := c.Text[2:]
	if c.Text[1] == '*' {
		body = strings.TrimSuffix(body, "*/")
	} else if isInk(body[0]) {
		if i := strings.Index(body, prefix); i >= 0 {
			return buried(c, body[i:])
		}
	}
	t := strings.TrimLeft(body, " ")
	word := t[:run(t, isWord)]
	exact := strings.EqualFold(word, tool)
	if !exact && closest(word, []string{tool}) == "" {
		return nil
	}
	rest := t[len(word):]
	gap := rest[:run(rest, isGap)]
	name := rest[len(gap):]
	name = name[:run(name, isInk)]

	isText := c.Text[1] == '*' || body[0] == ' ' // by its looks
	colon := strings.HasPrefix(gap, ":")
	kind, written := closest(name, kindNames()), name
	if kind == "" && !isText { // "ignore:why"
		written = name[:run(name, isLetter)]
		kind = closest(written, kindNames())
	}
	switch {
	case gap == "" || isText && gap != ":":
		return nil
	case exact && kind == "" && !isText && (name == "" && colon || gap == ":"):
		return unknown(c, name)
	case kind == "" || !colon && !strings.EqualFold(name, kind):
		return nil
	}
	start := 2 + len(body) - len(rest) + len(gap)
	return meant(c, kind, start, start+len(written), start+len(name))
}

// unknown is the problem of a directive whose name says nothing.
func unknown(c *ast.Comment, name string) *Problem {
	var p Problem
	if name == "" {
		p = problemAt(c, "directive without a name: write %s and one of %s", prefix, strings.Join(kindNames(), ", "))
	} else {
		p = problemAt(c, "unknown directive %s%s: want one of %s", prefix, name, strings.Join(kindNames(), ", "))
	}
	return &p
}

// meant is the problem of a comment that should begin with the directive of a kind. The kind's name is written from
// start to end of its text, in a word that may go on to wordEnd.
func meant(c *ast.Comment, kind string, start, end, wordEnd int) *Problem {
	want, got := prefix+kind, c.Text[:wordEnd]
	var p Problem
	if c.Text[:start] == prefix {
		p = problemAt(c, "unknown directive %s: did you mean %s?", got, want)
	} else {
		p = problemAt(c, "%q is an ordinary comment: write %s", got, want)
	}
	if c.Text[1] != '/' {
		return &p // there may be code behind it
	}
	after := c.Text[end:]
	if end < wordEnd {
		after = after[run(after, isGap):]
		p.Fixes = replace(c, c.Text[:len(c.Text)-len(after)], want+" ")
	} else {
		p.Fixes = replace(c, got, want)
	}
	return &p
}

// buried is the problem of a directive behind the start of a comment, where nobody looks for it.
func buried(c *ast.Comment, at string) *Problem {
	name := at[len(prefix):]
	name = name[:run(name, isLetter)]
	if lookup(name) == nil {
		return nil
	}
	p := problemAt(c, "%s%s does not begin its comment, so it says nothing: put it on a line of its own above", prefix, name)
	return &p
}

func run(s string, in func(byte) bool) int {
	for i := range len(s) {
		if !in(s[i]) {
			return i
		}
	}
	return len(s)
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
func isWord(b byte) bool   { return isLetter(b) || '0' <= b && b <= '9' || b == '_' }
func isInk(b byte) bool    { return b != ' ' && b != '\t' && b != '\n' }
func isGap(b byte) bool    { return b == ':' || b == ' ' || b == '\t' || b == '-' || b == '=' }
