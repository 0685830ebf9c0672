package remedy

import (
	"bytes"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Edits say which of a file's lines stay, and fixes are put together by that: a line that stays has to be the same line, not
// one that reads like it. What is put into a block moves to the right, where it may read as another line did that was in a
// block before. So a line of the file is told by how much that is not white space stands before it once it is changed, which
// formatting leaves as it is.

// lines are those of a file before and after.
type lines struct {
	piece
	formatted []byte
	counts    []int // by offset in the changed text, and one more: how much stands before it
	news      []int // by offset in the formatted text
}

func (p piece) lines(formatted []byte) *lines {
	return &lines{p, formatted, visible(p.after), visible(formatted)}
}

const space = " \t\r\n"

// visible counts for each offset what stands before it that is not white space.
func visible(text []byte) []int {
	out := make([]int, len(text)+1)
	for i, b := range text {
		out[i+1] = out[i]
		if strings.IndexByte(space, b) < 0 {
			out[i+1]++
		}
	}
	return out
}

// A line has its text, and what stands before it in the new text; -1 if it is not there.
type line struct {
	text   []byte
	before int
}

// between replaces the lines that do not stay of a part of the file.
func (l *lines) between(from, to [2]int) []analysis.TextEdit {
	old, new := l.old(from), l.new(to)
	tok := l.Fset.File(l.file.Pos())
	var edits []analysis.TextEdit
	at, i, j := from[0], 0, 0
	for _, m := range append(common(old, new), [2]int{len(old), len(new)}) {
		gone, come := join(old[i:m[0]]), join(new[j:m[1]])
		if len(gone)+len(come) > 0 {
			edits = append(edits, analysis.TextEdit{Pos: tok.Pos(at), End: tok.Pos(at + len(gone)), NewText: come})
		}
		at += len(gone)
		if m[0] < len(old) {
			at += len(old[m[0]].text)
		}
		i, j = m[0]+1, m[1]+1
	}
	return edits
}

func join(list []line) []byte {
	var out []byte
	for _, l := range list {
		out = append(out, l.text...)
	}
	return out
}

// new are the lines of a part of the formatted text.
func (l *lines) new(part [2]int) []line {
	var out []line
	at := part[0]
	for text := range bytes.SplitAfterSeq(l.formatted[part[0]:part[1]], []byte("\n")) {
		out = append(out, line{text, l.news[at]})
		at += len(text)
	}
	return out
}

// old are the lines of a part of the file.
func (l *lines) old(part [2]int) []line {
	edits := sorted(l.all)
	shift := 0 // what the edits before the line at hand have added
	at := part[0]
	var out []line
	for text := range bytes.SplitAfterSeq(l.src[part[0]:part[1]], []byte("\n")) {
		from := at + len(text) - len(bytes.TrimLeft(text, space))
		to := max(from, at+len(bytes.TrimRight(text, space)))
		for len(edits) > 0 && l.offset(edits[0].End) <= from {
			e := edits[0]
			shift += len(e.NewText) - (l.offset(e.End) - l.offset(e.Pos))
			edits = edits[1:]
		}
		before := -1
		if len(edits) == 0 || l.offset(edits[0].Pos) >= to {
			before = l.counts[from+shift]
		}
		out = append(out, line{text, before})
		at += len(text)
	}
	return out
}

// maxLines bounds the table of common: longer parts are replaced as one.
const maxLines = 3000

// common pairs the lines that stay: as many as can.
func common(a, b []line) [][2]int {
	if len(a) > maxLines || len(b) > maxLines {
		return nil
	}
	length := make([][]int16, len(a)+1)
	for i := range length {
		length[i] = make([]int16, len(b)+1)
	}
	same := func(i, j int) bool { return a[i].before == b[j].before && bytes.Equal(a[i].text, b[j].text) }
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(i, j) {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same(i, j):
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
