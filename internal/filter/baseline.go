package filter

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Baseline is a list of findings that are known.
type Baseline struct {
	dir    string // what the entries' directories are relative to: that of the file
	counts map[Known]int
}

// A Known names a finding without its place in a file.
type Known struct {
	Dir      string `json:"dir"`      // of the file, with slashes
	Function string `json:"function"` // that the call stands in; "" for a mistake in a directive
	Callee   string `json:"callee"`   // what blocks at the chain's end, or the message of a finding without a call
}

// An entry is a line of the file.
type entry struct {
	Known
	Count int `json:"count"`
}

// The file. Its version changes when an older reader would misunderstand it.
type baselineFile struct {
	Version  int               `json:"version"`
	Findings []json.RawMessage `json:"findings"`
}

const baselineVersion = 1

// NewBaseline makes a baseline of findings, for a file of that path.
func NewBaseline(path string, findings []*finding.Finding) *Baseline {
	b := &Baseline{filepath.Dir(path), map[Known]int{}}
	for _, f := range findings {
		b.counts[b.name(f)]++
	}
	return b
}

// ReadBaseline reads the file that [Baseline.Write] wrote.
func ReadBaseline(path string) (*Baseline, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("baseline %s: no such file; -write-baseline %s makes one", path, path)
	}
	if err != nil {
		return nil, err
	}
	return parseBaseline(path, data)
}

func parseBaseline(path string, data []byte) (*Baseline, error) {
	fail := func(offset int64, format string, args ...any) error {
		line := 1 + bytes.Count(data[:min(int(offset), len(data))], []byte("\n"))
		return fmt.Errorf("%s:%d: %s; -write-baseline makes it anew", path, line, fmt.Sprintf(format, args...))
	}
	var file baselineFile
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fail(dec.InputOffset(), "not a baseline: %v", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fail(dec.InputOffset(), "something follows the baseline")
	}
	if file.Version != baselineVersion {
		return nil, fail(0, "a baseline of version %d, want %d", file.Version, baselineVersion)
	}
	b := &Baseline{filepath.Dir(path), map[Known]int{}}
	for _, raw := range file.Findings {
		var e entry
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&e); err != nil || e.Count < 1 || e.Callee == "" {
			return nil, fail(int64(bytes.Index(data, raw)), "not an entry of a baseline: %s", raw)
		}
		b.counts[e.Known] += e.Count
	}
	return b, nil
}

// Write writes the baseline, an entry a line, so that edits of it merge.
func (b *Baseline) Write(path string) error {
	entries := make([]entry, 0, len(b.counts))
	for known, n := range b.counts {
		entries = append(entries, entry{known, n})
	}
	slices.SortFunc(entries, func(x, y entry) int {
		return cmp.Or(cmp.Compare(x.Dir, y.Dir), cmp.Compare(x.Function, y.Function), cmp.Compare(x.Callee, y.Callee))
	})
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n\"version\": %d,\n\"findings\": [", baselineVersion)
	for i, e := range entries {
		if i > 0 {
			out.WriteByte(',')
		}
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false) // a channel's <- stays readable
		if err := enc.Encode(e); err != nil {
			return err
		}
		out.WriteString("\n" + string(bytes.TrimSpace(line.Bytes())))
	}
	out.WriteString("\n]\n}\n")
	return os.WriteFile(path, out.Bytes(), 0o666)
}

// New returns the findings that the baseline does not have. Of more alike than it has, the last are new.
func (b *Baseline) New(findings []*finding.Finding) []*finding.Finding {
	seen := map[Known]int{}
	return slices.DeleteFunc(slices.Clone(findings), func(f *finding.Finding) bool {
		name := b.name(f)
		seen[name]++
		return seen[name] <= b.counts[name]
	})
}

func (b *Baseline) name(f *finding.Finding) Known {
	dir := filepath.Dir(f.Path)
	if rel, err := filepath.Rel(b.dir, dir); err == nil {
		dir = rel
	}
	return Known{filepath.ToSlash(dir), function(f), cmp.Or(f.Callee, f.Message)}
}

// function is the function that a finding stands in: a chain may begin in another.
func function(f *finding.Finding) string {
	for _, hop := range f.Chain {
		if hop.Path == f.Path && hop.Line == f.Line && hop.Column == f.Column {
			return hop.Function
		}
	}
	return f.Context.Function
}
