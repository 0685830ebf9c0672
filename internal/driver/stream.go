package driver

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"
)

// A Diagnostic is one diagnostic of the analyzer as go vet -json prints it.
type Diagnostic struct {
	Package  string `json:"-"` // the package's ID: "fmt [fmt.test]" for the test variant of fmt
	Category string `json:"category"`
	Posn     string `json:"posn"` // file:line:column
	Message  string `json:"message"`
}

// A Stream is what go vet -json wrote to one of its outputs.
type Stream struct {
	Diagnostics []Diagnostic
	Problems    []Problem // errors that the analyzer returned
	Text        []string  // every other line, without the comments that name a package
}

// ParseStream reads the output of go vet -json for the analyzer of that name: any number of JSON objects, each the
// diagnostics of one or more packages, with lines of text between them. Where the tool's output goes to differs between
// versions of the go command, so both of its outputs are read by this. It fails on nothing: what is not understood is
// text.
func ParseStream(data []byte, analyzer string) *Stream {
	s := new(Stream)
	header := "" // the last comment line, kept until something is said under it
	for len(data) > 0 {
		if data[0] == '{' {
			if n, ok := s.object(data, analyzer); ok {
				data = bytes.TrimPrefix(data[n:], []byte("\n"))
				continue
			}
		}
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		data = rest
		text := strings.TrimRight(string(line), "\r")
		switch {
		case strings.HasPrefix(text, "# "):
			header = text
		case text != "":
			if header != "" {
				s.Text = append(s.Text, header)
				header = ""
			}
			s.Text = append(s.Text, text)
		}
	}
	return s
}

// object reads the object at the start of data and returns its length. A cut-off object is a problem, since what it
// would have said is lost.
func (s *Stream) object(data []byte, analyzer string) (int, bool) {
	dec := json.NewDecoder(bytes.NewReader(data))
	var tree map[string]map[string]json.RawMessage
	switch err := dec.Decode(&tree); {
	case errors.Is(err, io.ErrUnexpectedEOF):
		s.Problems = append(s.Problems, Problem{Text: fmt.Sprintf("the go command's output ends in the middle: %q", clip(data, 80))})
		return len(data), true
	case err != nil:
		return 0, false
	}
	ids := make([]string, 0, len(tree))
	for id := range tree {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		if raw, ok := tree[id][analyzer]; ok {
			s.unit(id, raw)
		}
	}
	return int(dec.InputOffset()), true
}

// unit reads what the analyzer says of one package: diagnostics, or an error.
func (s *Stream) unit(id string, raw json.RawMessage) {
	var diagnostics []Diagnostic
	if err := json.Unmarshal(raw, &diagnostics); err == nil {
		for i := range diagnostics {
			diagnostics[i].Package = id
		}
		s.Diagnostics = append(s.Diagnostics, diagnostics...)
		return
	}
	var failure struct {
		Error string `json:"error"`
	}
	if err := json.Unmarshal(raw, &failure); err == nil && failure.Error != "" {
		s.Problems = append(s.Problems, Problem{Package: id, Text: failure.Error})
		return
	}
	s.Problems = append(s.Problems, Problem{Package: id, Text: fmt.Sprintf("output that is not understood: %q", clip(raw, 200))})
}

func clip(data []byte, n int) []byte {
	if len(data) > n {
		return data[:n]
	}
	return data
}
