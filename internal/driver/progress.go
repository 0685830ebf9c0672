package driver

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"golang.org/x/term"
)

// A Progress writes one line to a terminal that says how far a run is, and wipes it at the end. How many packages
// there will be is not said: what the cache holds is known only when it is asked. A nil Progress writes nothing.
type Progress struct {
	out   *os.File
	width int
}

// NewProgress returns the progress for a terminal, or nil where out is none, or one that cannot wipe a line.
func NewProgress(out *os.File) *Progress {
	if !term.IsTerminal(int(out.Fd())) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(int(out.Fd()))
	if err != nil || width < 20 {
		width = 80
	}
	return &Progress{out, width}
}

// progressEnv names, for the units of a run, the file to which each appends its package.
const progressEnv = "LOOPBLOCK_PROGRESS"

// progressDelay is how long a run may take before anything is said: a warm one has ended by then.
const progressDelay = 500 * time.Millisecond

// reportProgress tells the command that this unit is being analysed. It is for the eye: errors do not matter.
func reportProgress(pkg string) {
	path := os.Getenv(progressEnv)
	if path == "" {
		return
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	_, _ = io.WriteString(f, pkg+"\n") // one write: lines of several units do not mix
}

// watch lets cmd's units say where they are, through a file in temp, and shows it until stop is called.
func (p *Progress) watch(cmd *exec.Cmd, temp string) (stop func(), err error) {
	if p == nil {
		return func() {}, nil
	}
	path := filepath.Join(temp, "progress")
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	cmd.Env = append(cmd.Env, progressEnv+"="+path)
	end := p.show((&fileCounter{file: file}).next)
	return func() {
		end()
		_ = file.Close()
	}, nil
}

// A fileCounter reads the file that units append to.
type fileCounter struct {
	file  *os.File
	count int
	last  string // the last package
	rest  []byte // of a line that has not ended
}

// next reads what has come since the last call.
func (c *fileCounter) next() (count int, last string) {
	data, err := io.ReadAll(c.file)
	if err != nil {
		return c.count, c.last
	}
	lines := bytes.Split(append(c.rest, data...), []byte("\n"))
	c.rest = lines[len(lines)-1]
	if complete := lines[:len(lines)-1]; len(complete) > 0 {
		c.count += len(complete)
		c.last = string(complete[len(complete)-1])
	}
	return c.count, c.last
}

// show writes a line every now and then until the function it returns is called: how many packages next says have been
// begun, and which was the last.
func (p *Progress) show(next func() (int, string)) (end func()) {
	if p == nil {
		return func() {}
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		ticker := time.NewTicker(progressDelay / 4)
		defer ticker.Stop()
		start := time.Now()
		shown := false
		for {
			select {
			case <-done:
				if shown {
					fmt.Fprint(p.out, "\r\x1b[K")
				}
				return
			case now := <-ticker.C:
				if took := now.Sub(start); took > progressDelay {
					shown = true
					count, last := next()
					fmt.Fprint(p.out, "\r\x1b[K"+p.line(count, last, took))
				}
			}
		}
	})
	return func() {
		close(done)
		wg.Wait()
	}
}

// line is what is shown, never wider than the terminal: a line that wraps cannot be wiped.
func (p *Progress) line(count int, last string, took time.Duration) string {
	text := fmt.Sprintf("loopblock: %ds, loading packages", int(took.Seconds()))
	if count > 0 {
		text = fmt.Sprintf("loopblock: %ds, %d packages analysed, now %s", int(took.Seconds()), count, last)
	}
	if len(text) >= p.width {
		text = text[:p.width-1]
	}
	return text
}
