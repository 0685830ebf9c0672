package procpool

import (
	"errors"
	"os"
	"strings"
)

// obituary is what is known of a worker's end.
type obituary struct {
	how                    Death
	status, reason, output string
}

// examine finds out how a worker died: garbled is what was wrong with its
// stream, nil if nothing was; limited, whether it had a memory limit.
func examine(st *os.ProcessState, garbled error, out *output, limited bool) obituary {
	tail, reason := out.text()
	ob := obituary{how: Exited, output: tail}
	if st != nil {
		ob.status = st.String()
	}
	switch {
	case garbled != nil:
		ob.how, ob.reason = Garbled, garbled.Error()
	case byRuntime(st) && reason != "":
		ob.how, ob.reason = verdict(reason, limited), reason
	case st != nil && st.ExitCode() == -1: // documented: ended by a signal
		ob.how = Signaled
	}
	return ob
}

// byRuntime reports whether the Go runtime may have ended the process: it
// exits with 2, or with 66 for the race detector, or aborts where
// GOTRACEBACK=crash asks for a core.
func byRuntime(st *os.ProcessState) bool {
	return st != nil && (st.ExitCode() == 2 || st.ExitCode() == 66 || strings.Contains(st.String(), "abort"))
}

// crash is the error of the call under which the worker died.
func (ob obituary) crash(name string) *CrashError {
	return &CrashError{Func: name, How: ob.how, Status: ob.status, Reason: ob.reason, Output: ob.output}
}

// stillborn is why a worker that never said hello is gone.
func (ob obituary) stillborn() error {
	text := "the worker died before its first word: " + ob.how.String() + " (" + ob.status + ")"
	if ob.reason != "" {
		text += ": " + ob.reason
	}
	return errors.New(text)
}
