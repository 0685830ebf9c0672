package procpool

import (
	"strings"
	"testing"
	"time"
)

func TestPausesDoubleUpToTheLongest(t *testing.T) {
	c := newConfig([]Option{WithRestart(1, 10, 75)})
	for i, want := range []time.Duration{10, 20, 40, 75, 75} {
		if got := c.pause(i + 1); got != want {
			t.Errorf("after %d failures %d, want %d", i+1, got, want)
		}
	}
	c = newConfig([]Option{WithRestart(1, time.Second, 1<<63-1)})
	if got := c.pause(1000); got != 1<<63-1 {
		t.Errorf("after 1000 failures %d", got)
	}
}

func TestTheReasonSurvivesLongTraces(t *testing.T) {
	o := new(output)
	for _, part := range []string{"talk\npanic: fi", "rst\n", "panic: sec", "ond\n\tpanic: nested\n", strings.Repeat("trace\n", tailSize)} {
		_, _ = o.Write([]byte(part))
	}
	tail, reason := o.text()
	if reason != "panic: second" || len(tail) != tailSize || cap(o.tail) > 16*tailSize {
		t.Errorf("%q, tail of %d bytes in %d", reason, len(tail), cap(o.tail))
	}
}

func TestTheReasonTellsTheWayOfDying(t *testing.T) {
	for _, c := range []struct {
		lines   string
		limited bool
		how     Death
		reason  string
	}{
		{"panic: out of memory, I say\n", true, Panicked, "panic: out of memory, I say"},
		{"fatal error: concurrent map writes\r\n", false, Panicked, "fatal error: concurrent map writes"},
		{"fatal error: unexpected signal during runtime execution\n[signal SIGSEGV: x]\n", false, Panicked, "fatal error: unexpected signal during runtime execution"},
		{"runtime: out of memory: no block\nfatal error: out of memory\n", false, OutOfMemory, "fatal error: out of memory"},
		{"fatal error: runtime: cannot allocate memory\n", false, OutOfMemory, "fatal error: runtime: cannot allocate memory"},
		{"==7==ERROR: ThreadSanitizer failed to allocate 0x1 bytes\n", true, OutOfMemory, "==7==ERROR: ThreadSanitizer failed to allocate 0x1 bytes"},
		{"runtime/cgo: pthread_create failed: x\nSIGABRT: abort\n", true, OutOfMemory, "runtime/cgo: pthread_create failed: x"},
		{"runtime/cgo: pthread_create failed: x\nSIGABRT: abort\n", false, Panicked, "runtime/cgo: pthread_create failed: x"},
		{"SIGABRT: abort\nPC=1\n", false, Signaled, "SIGABRT: abort"},
	} {
		o := new(output)
		_, _ = o.Write([]byte(c.lines))
		if _, reason := o.text(); reason != c.reason || verdict(reason, c.limited) != c.how {
			t.Errorf("%q: %v, %q", c.lines, verdict(reason, c.limited), reason)
		}
	}
}
