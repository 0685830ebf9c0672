// Package unsaved lets the analyzer see what an editor has and the disk has not.
//
// The go command reads such text from a file of another name (go vet -overlay), and tells the analyzer that name. A
// line comment at the file's front says which file it stands for, so that positions are those of the editor's file. It
// also makes the text differ from the same text saved: the go command's cache never mistakes one for the other.
package unsaved

import (
	"go/token"
	"path/filepath"
)

// Header is the line to put before the text of the file with that absolute path.
func Header(path string) string { return "//line " + path + ":1:1\n" }

// Of returns the path of the editor's file that a file of the file set stands for, and how many bytes the file has
// before that one's text: its own name and 0 where it is that very file. It reports false where it was made from
// another file in another way.
func Of(fset *token.FileSet, file *token.File) (path string, skip int, ok bool) {
	path = fset.Position(file.Pos(file.Size())).Filename
	if path == file.Name() {
		return path, 0, true
	}
	skip = len(Header(path))
	if filepath.Base(path) != filepath.Base(file.Name()) || skip > file.Size() {
		return "", 0, false
	}
	begin := fset.Position(file.Pos(skip))
	return path, skip, begin.Line == 1 && begin.Column == 1
}
