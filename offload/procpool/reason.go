package procpool

import (
	"regexp"
	"strings"
)

// What the Go runtime, the race detector and cgo say before they end a program,
// each at the beginning of a line but for the second.
const (
	raceMemory = "ThreadSanitizer failed to allocate" // after "==pid==ERROR: "
	cgoThread  = "runtime/cgo: pthread_create failed"
)

var reasonLine = regexp.MustCompile(`^(panic: |fatal error: |SIG[A-Z]+: |` + cgoThread + `|==\d+==ERROR: ` + raceMemory + `)`)

func isReason(line string) bool { return reasonLine.MatchString(line) }

// verdict is the way of dying that a reason stands for. A panic's text is the
// function's own and proves nothing. A thread takes memory, so that where that
// is limited, no thread means no memory; elsewhere it can be any limit.
func verdict(reason string, limited bool) Death {
	has := func(s string) bool { return strings.Contains(reason, s) }
	switch {
	case strings.HasPrefix(reason, "panic: "):
		return Panicked
	case has("out of memory"), has("cannot allocate memory"), has(raceMemory), limited && has(cgoThread):
		return OutOfMemory
	case strings.HasPrefix(reason, "SIG"):
		return Signaled
	}
	return Panicked
}
