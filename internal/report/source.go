package report

import (
	"os"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// A source reads lines of files, each file once.
type source struct{ files map[string][]string }

func newSource() *source { return &source{map[string][]string{}} }

// line is a line of a file, without its end; false where there is none.
func (s *source) line(path string, number int) (string, bool) {
	lines, ok := s.files[path]
	if !ok {
		if data, err := os.ReadFile(path); err == nil {
			lines = strings.Split(string(data), "\n")
		}
		s.files[path] = lines
	}
	if number < 1 || number > len(lines) {
		return "", false
	}
	return strings.TrimSuffix(lines[number-1], "\r"), true
}

// utf16Column turns a column in bytes into one in UTF-16 code units, from 1.
func (s *source) utf16Column(path string, number, column int) int {
	line, ok := s.line(path, number)
	if !ok || column < 1 || column-1 > len(line) {
		return max(1, column)
	}
	return UTF16Len(line[:column-1]) + 1
}

// place is the line and the column, in UTF-16 code units, of a byte offset, both from 1.
func (s *source) place(path string, offset int) (line, column int) {
	s.line(path, 1) // reads the file
	for i, text := range s.files[path] {
		if offset <= len(text) {
			return i + 1, UTF16Len(text[:max(0, offset)]) + 1
		}
		offset -= len(text) + 1
	}
	return max(1, len(s.files[path])), 1
}

// UTF16Len is the length of a text in UTF-16 code units, in which SARIF and editors count.
func UTF16Len(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

const (
	tabWidth     = 4
	longestShown = 160 // of an excerpt: more wraps
)

// excerpt makes a line of source fit to be shown: tabs become spaces, what is at the front of it goes, and what could
// steer a terminal is masked. It returns how far the column is indented, and how wide the name that stands there is.
func excerpt(line string, column int) (shown string, indent, width int) {
	before, after := line[:column-1], line[column-1:]
	trimmed := strings.TrimLeft(before, " \t")
	before = printable(trimmed)
	name := NameLen(after)
	width = max(1, utf8.RuneCountInString(printable(after[:name])))
	shown = before + printable(after)
	if runes := []rune(shown); len(runes) > longestShown {
		shown = string(runes[:longestShown]) + "…"
	}
	return shown, utf8.RuneCountInString(before), width
}

// NameLen is the length of the name, with its selectors, that a text begins with.
func NameLen(text string) int {
	end := strings.IndexFunc(text, func(r rune) bool {
		return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if end < 0 {
		return len(text)
	}
	return end
}

func printable(text string) string {
	text = strings.ReplaceAll(text, "\t", strings.Repeat(" ", tabWidth))
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '·'
		}
		return r
	}, text)
}
