package elm

import (
	"log/slog"

	"remedies/lib/keep"
)

// The queue is one for all files.
func (s *settings) mark() {
	if err := keep.Flag("mark", s.dark); err != nil { // want `os\.WriteFile waits`
		slog.Error("cannot write", "error", err)
	}
}
