package lsp

import (
	"net/url"
	"path/filepath"
	"strings"

	"github.com/loopblock/loopblock/internal/report"
)

// pathOf is the absolute path of a file: URI, false for any other.
func pathOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" || strings.ContainsRune(u.Path, 0) {
		return "", false
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:] // a volume
	}
	path = filepath.Clean(filepath.FromSlash(path))
	return path, filepath.IsAbs(path)
}

// uriOf is the file: URI of a path: the client's own spelling of it where it has the file open.
func (d *documents) uriOf(path string) string {
	if doc := d.open[path]; doc != nil {
		return doc.uri
	}
	return report.FileURI(path)
}
