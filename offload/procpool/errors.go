package procpool

import (
	"errors"
	"fmt"
	"strings"
)

var (
	// ErrNoMain is what New returns before [Main] was called: a worker of such
	// a program would run the program over again.
	ErrNoMain = errors.New("procpool: call procpool.Main first in main, or in TestMain")

	// ErrClosed is what a call gets from a pool after Shutdown began, and a
	// call in progress when Shutdown's context ended before it.
	ErrClosed = errors.New("procpool: the pool is shut down")
)

// Death is how a worker died.
type Death int

const (
	// Exited: the function, or something it started, ended the process itself,
	// with whatever status.
	Exited Death = iota + 1
	// Signaled: a signal ended it, from another process, from the kernel (which
	// kills when the machine is out of memory), or from itself (abort in C).
	Signaled
	// Panicked: a panic in any goroutine, runtime.Goexit, or a fatal error of the
	// Go runtime, like a concurrent map write or a fault in C code.
	Panicked
	// OutOfMemory: the Go runtime found no memory, or the limit of
	// [WithMemoryLimit] was reached.
	OutOfMemory
	// Garbled: it wrote what is no answer on the pipe of answers, and was
	// killed for that.
	Garbled
)

var deathNames = [...]string{Exited: "exited", Signaled: "signaled", Panicked: "panicked",
	OutOfMemory: "out of memory", Garbled: "garbled"}

// String is the name in lower case, like "out of memory".
func (d Death) String() string {
	if d < 1 || int(d) >= len(deathNames) {
		return fmt.Sprintf("Death(%d)", int(d))
	}
	return deathNames[d]
}

// CrashError is what a call gets whose worker died under it. The function may
// have run in part. No other call is touched: the pool starts another worker.
type CrashError struct {
	Func   string // name of the function
	How    Death
	Status string // of the process, as the system tells it: "exit status 3", "signal: killed"
	Reason string // first line of the panic or fatal error, what was wrong with the answer, or ""
	Output string // the last 8 KiB at most that the worker wrote on stdout and stderr
}

// Error is one line: function, way of dying, reason. Output is not in it.
func (e *CrashError) Error() string {
	s := fmt.Sprintf("procpool: %s: worker died: %s", e.Func, e.How)
	if e.Status != "" {
		s += " (" + e.Status + ")"
	}
	if e.Reason != "" {
		s += ": " + e.Reason
	}
	return s
}

// StartError is what a call gets when no worker could be started for it within
// the attempts of [WithRestart]. The function did not run. The next call tries
// again.
type StartError struct {
	Attempts int
	Err      error  // why the last attempt failed
	Output   string // the last 8 KiB at most that this attempt wrote on stdout and stderr
}

// Error says how often and why, with the last line of the output, which mostly
// tells the most.
func (e *StartError) Error() string {
	s := fmt.Sprintf("procpool: no worker after %d attempts: %v", e.Attempts, e.Err)
	if last := lastLine(e.Output); last != "" {
		s += ": " + last
	}
	return s
}

// Unwrap returns Err.
func (e *StartError) Unwrap() error { return e.Err }

// FuncError is an error that the function returned. Only its text crosses
// between processes: errors.Is and errors.As find nothing of the original in
// it. A function whose caller must tell cases apart returns them in its result.
type FuncError struct {
	Func string // name of the function
	Text string // of the error
}

// Error is the text alone, as if the function had run here.
func (e *FuncError) Error() string { return e.Text }

func lastLine(s string) string {
	s = strings.TrimRight(s, "\r\n")
	return s[strings.LastIndexByte(s, '\n')+1:]
}
