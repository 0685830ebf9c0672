package catalog

import "strings"

// match reports whether name matches pattern, in which a * stands for any text.
func match(pattern, name string) bool {
	star := strings.IndexByte(pattern, '*')
	if star < 0 {
		return pattern == name
	}
	if !strings.HasPrefix(name, pattern[:star]) {
		return false
	}
	name = name[star:]
	rest := pattern[star+1:]
	for {
		next := strings.IndexByte(rest, '*')
		if next < 0 {
			return strings.HasSuffix(name, rest)
		}
		at := strings.Index(name, rest[:next])
		if at < 0 {
			return false
		}
		name, rest = name[at+next:], rest[next+1:]
	}
}

// matchPath reports whether an import path matches pattern. A * stands for any text within one path element; at the end
// of the pattern it stands for any text at all.
func matchPath(pattern, path string) bool {
	if head, ok := strings.CutSuffix(pattern, "*"); ok && !strings.Contains(head, "*") {
		return strings.HasPrefix(path, head)
	}
	for {
		pHead, pTail, pMore := strings.Cut(pattern, "/")
		head, tail, more := strings.Cut(path, "/")
		if !pMore && strings.HasSuffix(pHead, "*") {
			return match(pHead, path)
		}
		if !match(pHead, head) || pMore != more {
			return false
		}
		if !more {
			return true
		}
		pattern, path = pTail, tail
	}
}
