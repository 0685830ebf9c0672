package catalog

import "strings"

// NormPath returns an import path without what differs between versions of the same package: path elements that are
// a major version (/v2), a .vN suffix (gopkg.in/yaml.v3), and a leading vendor/.
func NormPath(path string) string {
	path = strings.TrimPrefix(path, "vendor/")
	if !strings.Contains(path, "/v") && !strings.Contains(path, ".v") {
		return path // nearly all of them; no allocation
	}
	parts := strings.Split(path, "/")
	out := parts[:0]
	for i, p := range parts {
		if i > 0 && isVersion(p) {
			continue
		}
		if dot := strings.LastIndexByte(p, '.'); dot > 0 && isVersion(p[dot+1:]) {
			p = p[:dot]
		}
		out = append(out, p)
	}
	return strings.Join(out, "/")
}

// isVersion reports whether s is a v and digits.
func isVersion(s string) bool {
	if len(s) < 2 || s[0] != 'v' {
		return false
	}
	for i := 1; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
