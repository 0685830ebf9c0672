// Package stack reads the runtime's stack dumps: which call a goroutine waits in, and why.
package stack

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
)

// Dump gives the stacks of all goroutines, one each. It stops the world, for some 20 µs a goroutine: for reports only.
func Dump() []string {
	for size := 1 << 18; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, true); n < size || size >= 1<<28 {
			return strings.Split(strings.TrimSpace(string(buf[:n])), "\n\n")
		}
	}
}

// Goroutine gives the number of the calling goroutine, which no other one ever has. It takes a microsecond or two.
func Goroutine() (id int) {
	var buf [64]byte
	line := buf[:runtime.Stack(buf[:], false)]
	for _, c := range line[len("goroutine "):] {
		if c < '0' || c > '9' {
			break
		}
		id = id*10 + int(c-'0')
	}
	return id
}

// IsOf says whether the stack is that of a goroutine.
func IsOf(stack string, id int) bool {
	return strings.HasPrefix(stack, fmt.Sprintf("goroutine %d ", id))
}

// Runner gives the stack of who runs for a goroutine that is in a turn of a foreign loop's coroutine (post.Go): among
// all, that of the coroutine. Any other goroutine runs for itself.
func Runner(all []string, stack string) string {
	for range all { // a coroutine may begin another one, and so on
		mark, waits := turn(stack)
		if !waits {
			return stack
		}
		i := slices.IndexFunc(all, func(s string) bool { return strings.Contains(s, ".stage("+mark) })
		if i < 0 {
			return stack
		}
		stack = all[i]
	}
	return stack
}

// turn finds the mark of the coroutine that a goroutine waits for: the innermost frames are those of offload's turnOf.
func turn(stack string) (mark string, waits bool) {
	_, frames, _ := strings.Cut(stack, "\n")
	if !strings.HasPrefix(frames, offload+"(*host).wait(") {
		return "", false
	}
	_, mark, waits = strings.Cut(frames, offload+"turnOf(")
	mark, _, _ = strings.Cut(mark, ",")
	return mark + ",", waits
}

// State is what the runtime says of the goroutine: "sleep", "chan receive", "IO wait", "running".
func State(stack string) string {
	_, s, _ := strings.Cut(stack, "[")
	s, _, _ = strings.Cut(s, "]")
	s, _, _ = strings.Cut(s, ",")
	return s
}

const offload = "github.com/loopblock/loopblock/offload."

// Culprit names the call that a stack waits in: the outermost function of the standard library above the first frame of
// the program's own code, or that frame itself.
func Culprit(stack string) string {
	last := ""
	for line := range strings.Lines(stack) {
		// "goroutine 1 [sleep]:", then for each frame a line with the call and one, indented, with the place.
		if line[0] == '\t' || strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "created by ") {
			continue
		}
		name := line[:max(0, strings.LastIndexByte(line, '('))]
		switch {
		case strings.HasPrefix(name, offload):
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

// classes are by what the culprit's name begins with, the longer ones first.
var classes = []struct{ prefix, class string }{
	{"time.Sleep", "sleep"},
	{"net.", "network"}, {"net/", "network"}, {"crypto/tls.", "network"},
	{"database/sql.", "database"},
	{"os/exec.", "process"}, {"os.(*Process).", "process"},
	{"log.", "stdio"}, {"log/slog.", "stdio"}, {"fmt.Print", "stdio"}, {"fmt.Scan", "input"},
	{"sync.(*Mutex).", "lock"}, {"sync.(*RWMutex).", "lock"},
	{"os.", "file"}, {"io/ioutil.", "file"}, {"path/filepath.", "file"},
}

// states are for calls that no prefix tells.
var states = map[string]string{
	"sleep": "sleep", "IO wait": "network", "select (no cases)": "forever",
	"running": "cpu", "runnable": "cpu",
	"sync.Mutex.Lock": "lock", "sync.RWMutex.Lock": "lock", "sync.RWMutex.RLock": "lock",
}

// Class says why the call blocks, in the words of loopblock's analyzer. What the name does not tell the runtime's state
// of the goroutine does; what neither tells is "wait".
func Class(stack string) string {
	call := Culprit(stack)
	for _, c := range classes {
		if strings.HasPrefix(call, c.prefix) {
			return c.class
		}
	}
	if strings.Contains(stack, "\nruntime.cgocall(") {
		return "cgo"
	}
	if class, ok := states[State(stack)]; ok {
		return class
	}
	return "wait"
}
