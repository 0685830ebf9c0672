package driver

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"

	"github.com/loopblock/loopblock/internal/unsaved"
)

// Unsaved is the text of files that an editor has not saved, by their absolute paths.
type Unsaved map[string][]byte

// write writes the texts below dir, for an overlay of the go command: which file to read in place of which. A file
// keeps its name, which says whether it is a test.
func (u Unsaved) write(dir string) (replace map[string]string, err error) {
	replace = map[string]string{}
	for path, text := range u {
		sub := filepath.Join(dir, strconv.Itoa(len(replace)))
		if err := os.Mkdir(sub, 0o700); err != nil {
			return nil, err
		}
		file := filepath.Join(sub, filepath.Base(path))
		if err := os.WriteFile(file, append([]byte(unsaved.Header(path)), text...), 0o600); err != nil {
			return nil, err
		}
		replace[path] = file
	}
	return replace, nil
}

// writeOverlay writes an overlay for the go command into dir, and returns its path; "" where it would be empty.
func writeOverlay(dir string, replace map[string]string) (string, error) {
	if len(replace) == 0 {
		return "", nil
	}
	data, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "overlay.json")
	return path, os.WriteFile(path, data, 0o600)
}
