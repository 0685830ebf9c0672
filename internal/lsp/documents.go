package lsp

import (
	"bytes"
	"os"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/internal/driver"
)

// documents are the Go files that the editor has open, by path.
type documents struct{ open map[string]*document }

type document struct {
	uri     string
	version *int
	text    []byte
}

// set is called with each text that a client sends. It reports whether there is anything to look at: a Go file.
func (d *documents) set(doc textDocument, text string) bool {
	path, ok := pathOf(doc.URI)
	if !ok || !strings.HasSuffix(path, ".go") {
		return false
	}
	d.open[path] = &document{doc.URI, doc.Version, []byte(text)}
	return true
}

// close forgets a document and reports whether it was there.
func (d *documents) close(uri string) bool {
	path, _ := pathOf(uri)
	_, ok := d.open[path]
	delete(d.open, path)
	return ok
}

// paths are the paths of the open documents, sorted.
func (d *documents) paths() []string {
	var out []string
	for path := range d.open {
		out = append(out, path)
	}
	slices.Sort(out)
	return out
}

// unsaved are the texts that differ from the disk's.
func (d *documents) unsaved() driver.Unsaved {
	out := driver.Unsaved{}
	for path, doc := range d.open {
		if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, doc.text) {
			out[path] = doc.text
		}
	}
	return out
}

// text is what the editor has of a file, or else the disk.
func (d *documents) text(path string) []byte {
	if doc := d.open[path]; doc != nil {
		return doc.text
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	return text
}
