package offload

import (
	"fmt"
	"runtime"
	"strings"
)

// stacks finds the stack of each fiber's goroutine in a dump of all: the frame of stage shows the fiber's id. The dump
// stops the world, for some 20 µs a goroutine; it is for reports only.
func stacks(fibers []*fiber) []string {
	blocks := strings.Split(dump(), "\n\n")
	found := make([]string, len(fibers))
	for i, f := range fibers {
		mark := fmt.Sprintf(".stage({%#x, 0x0}", f.id)
		for _, b := range blocks {
			if strings.Contains(b, mark) {
				found[i] = b
				break
			}
		}
	}
	return found
}

func dump() string {
	for size := 1 << 18; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, true); n < size || size >= 1<<28 {
			return string(buf[:n])
		}
	}
}

const here = "github.com/loopblock/loopblock/offload."

// culprit names the call that a stack waits in: the outermost function of the standard library above the first frame of
// the program's own code, or that frame itself.
func culprit(stack string) string {
	last := ""
	for line := range strings.Lines(stack) {
		// "goroutine 1 [sleep]:", then for each frame a line with the call and one, indented, with the place.
		if line[0] == '\t' || strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "created by ") {
			continue
		}
		name := line[:max(0, strings.LastIndexByte(line, '('))]
		switch {
		case strings.HasPrefix(name, here):
			continue
		case isStd(name):
			last = name
		case last != "":
			return last
		default:
			return name
		}
	}
	return last
}

// isStd: the import path of the standard library has no dot in its first element.
func isStd(name string) bool {
	first, _, isPath := strings.Cut(name, "/")
	if !isPath {
		first, _, _ = strings.Cut(name, ".")
	}
	return first != "main" && !strings.Contains(first, ".")
}
