package procpool

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

const (
	tailSize = 8 << 10
	// lineSize is how much of a line is looked at for a reason.
	lineSize = 512
)

// output takes what one worker writes on stdout and stderr. It keeps the tail
// for people and the line in which the Go runtime says why it gives up: the
// stack traces after that line can push it out of any tail.
type output struct {
	also io.Writer // may be nil

	mu     sync.Mutex
	tail   []byte
	line   []byte // the unfinished last line, up to lineSize
	reason string
}

// Write never fails: a worker must not die because a log is closed.
func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	o.keep(p)
	o.scan(p)
	o.mu.Unlock()
	if o.also != nil {
		_, _ = o.also.Write(p)
	}
	return len(p), nil
}

func (o *output) keep(p []byte) {
	o.tail = append(o.tail, p[max(0, len(p)-tailSize):]...)
	if extra := len(o.tail) - tailSize; extra > 0 {
		o.tail = append(o.tail[:0], o.tail[extra:]...)
	}
}

func (o *output) scan(p []byte) {
	for len(p) > 0 {
		end := bytes.IndexByte(p, '\n')
		part := p
		if end >= 0 {
			part = p[:end]
		}
		o.line = append(o.line, part[:min(len(part), lineSize-len(o.line))]...)
		if end < 0 {
			return
		}
		o.judge(string(o.line))
		o.line, p = o.line[:0], p[end+1:]
	}
}

// judge keeps the last line of its kind, as an earlier one may be a function's
// own talk; but the abort that ends a program is not why it ended.
func (o *output) judge(line string) {
	if isReason(line) && !(o.reason != "" && strings.HasPrefix(line, "SIGABRT: ")) {
		o.reason = strings.TrimRight(line, "\r")
	}
}

func (o *output) text() (tail, reason string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return string(o.tail), o.reason
}

// lockedWriter lets the workers of a pool share one writer.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(p)
}
