package fix

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A File is a file that fixes change.
type File struct {
	Path     string
	Old, New []byte
	Fixes    int // how many change it
	edits    []finding.Edit
}

// A Plan is what applying fixes comes to.
type Plan struct {
	Files   []*File // in order of path
	Applied int
	Waiting int // fixes that touch what others change
}

// ErrApart is the error of fixes each of which may be right, but not all of them at once.
var ErrApart = errors.New("the fixes do not go together")

// Make plans the fixes, in their order. A fix is taken whole or not at all, however many files it changes, and an edit
// that several fixes have in common is made once. Where what they make is no Go, the second half of them waits.
func Make(fixes []finding.Fix, read func(path string) ([]byte, error)) (*Plan, error) {
	for n := len(fixes); ; n /= 2 {
		p, err := together(fixes[:n], read)
		if n > 1 && errors.Is(err, ErrApart) {
			continue
		}
		if err != nil {
			return nil, err
		}
		p.Waiting += len(fixes) - n
		return p, nil
	}
}

// together plans fixes that may wait only where they touch each other.
func together(fixes []finding.Fix, read func(path string) ([]byte, error)) (*Plan, error) {
	p := new(Plan)
	files := make(map[string]*File)
	for _, f := range fixes {
		if !fits(files, f.Edits) {
			p.Waiting++
			continue
		}
		p.Applied++
		touched := make(map[*File]bool)
		for _, e := range f.Edits {
			file := files[e.Path]
			if file == nil {
				file = &File{Path: e.Path}
				files[e.Path] = file
				p.Files = append(p.Files, file)
			}
			touched[file] = true
			if !slices.Contains(file.edits, e) {
				file.edits = append(file.edits, e)
			}
		}
		for file := range touched {
			file.Fixes++
		}
	}
	slices.SortFunc(p.Files, func(a, b *File) int { return cmp.Compare(a.Path, b.Path) })
	for _, file := range p.Files {
		if err := file.make(read); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// fits reports whether the edits touch none that were taken before. One that was taken before itself is no other.
func fits(files map[string]*File, edits []finding.Edit) bool {
	for _, e := range edits {
		f := files[e.Path]
		if f == nil || slices.Contains(f.edits, e) {
			continue
		}
		if slices.ContainsFunc(f.edits, func(t finding.Edit) bool { return touches(e, t) }) {
			return false
		}
	}
	return true
}

// touches reports whether two edits are about the same text. Two that begin at one place would have to know their order,
// unless they add imports, which are sorted.
func touches(a, b finding.Edit) bool {
	if a == b || a.Start == b.Start && addsImport(a) && addsImport(b) {
		return false
	}
	return a.Start == b.Start || a.Start < b.End && b.Start < a.End
}

var oneImport = regexp.MustCompile(`^\s*(\w+ )?"[^"\n]+"\s*$`)

func addsImport(e finding.Edit) bool { return e.Start == e.End && oneImport.MatchString(e.New) }

// make writes the file's new text.
func (f *File) make(read func(path string) ([]byte, error)) error {
	old, err := read(f.Path)
	if err != nil {
		return err
	}
	f.Old = old
	slices.SortStableFunc(f.edits, func(a, b finding.Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	at := 0
	var out []byte
	for _, e := range f.edits {
		if e.Start < at || e.End < e.Start || e.End > len(old) {
			return fmt.Errorf("%s has changed since it was analysed: run again", f.Path)
		}
		out = append(append(out, old[at:e.Start]...), e.New...)
		at = e.End
	}
	f.New, err = tidy(old, append(out, old[at:]...))
	if err != nil {
		return fmt.Errorf("%s: %w: %w", f.Path, ErrApart, err)
	}
	return nil
}
