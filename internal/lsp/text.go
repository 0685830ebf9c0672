package lsp

import (
	"slices"
	"unicode/utf8"

	"github.com/loopblock/loopblock/internal/report"
)

// A lineTable converts between the byte offsets of a text and the protocol's positions.
type lineTable struct {
	text  []byte
	utf8  bool  // positions count bytes rather than UTF-16 code units
	start []int // offset of each line
}

func newLineTable(text []byte, utf8 bool) *lineTable {
	t := &lineTable{text, utf8, []int{0}}
	for i, c := range text {
		if c == '\n' {
			t.start = append(t.start, i+1)
		}
	}
	return t
}

// position is that of a byte offset, or of the character that the byte is in; what lies beyond the text is its end.
func (t *lineTable) position(offset int) position {
	offset = max(0, min(offset, len(t.text)))
	line, found := slices.BinarySearch(t.start, offset)
	if !found {
		line--
	}
	for offset < len(t.text) && offset > t.start[line] && !utf8.RuneStart(t.text[offset]) {
		offset--
	}
	before := t.text[t.start[line]:offset]
	if t.utf8 {
		return position{line, len(before)}
	}
	return position{line, report.UTF16Len(string(before))}
}

// offset is that of a line and a column in bytes, both from 1, as findings have them.
func (t *lineTable) offset(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(t.start) {
		return len(t.text)
	}
	end := len(t.text)
	if line < len(t.start) {
		end = t.start[line] - 1
	}
	return min(t.start[line-1]+max(0, column-1), end)
}

// name is the range of the name, or of the character, that stands at a line and column.
func (t *lineTable) name(line, column int) span {
	from := t.offset(line, column)
	to := from + report.NameLen(string(t.text[from:]))
	if to == from && from < len(t.text) && t.text[from] != '\n' {
		_, size := utf8.DecodeRune(t.text[from:])
		to += size
	}
	return span{t.position(from), t.position(to)}
}

// less orders positions.
func (p position) less(q position) bool {
	return p.Line < q.Line || p.Line == q.Line && p.Character < q.Character
}

// touches reports whether two ranges have a place in common, their ends included.
func (s span) touches(t span) bool { return !s.End.less(t.Start) && !t.End.less(s.Start) }
