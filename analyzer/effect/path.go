package effect

import "strings"

// A Path leads from a value to what it holds: names of fields joined by dots, and "[]" for an element of a slice,
// array, map or channel. Pointers are looked through. The empty path is the value itself.
type Path string

const element Path = "[]"

// maxPath bounds a path's length in fields: values that are buried deeper are unknown. It also bounds the number
// of uses that a recursive function can have, so that the fixpoint ends.
const maxPath = 4

// Join returns the path that goes on with q, and whether it is short enough to follow.
func (p Path) Join(q Path) (Path, bool) {
	switch {
	case p == "":
		return q, true
	case q == "":
		return p, true
	}
	j := p + "." + q
	return j, strings.Count(string(j), ".") < maxPath
}

// Cut removes the path q from p's front, if it is there.
func (p Path) Cut(q Path) (rest Path, ok bool) {
	switch {
	case q == "":
		return p, true
	case p == q:
		return "", true
	case strings.HasPrefix(string(p), string(q)+"."):
		return p[len(q)+1:], true
	}
	return "", false
}

// First splits off the path's first field.
func (p Path) First() (field string, rest Path) {
	f, r, _ := strings.Cut(string(p), ".")
	return f, Path(r)
}
