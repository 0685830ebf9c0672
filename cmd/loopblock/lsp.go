package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"time"

	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/lsp"
)

// typingPause is how long nothing may be typed before the edited package is looked at; calm, before all others are.
const (
	typingPause = 150 * time.Millisecond
	calm        = time.Second
)

// lsp serves an editor on the standard streams.
func (c *command) lsp(args []string) (int, error) {
	fs := flag.NewFlagSet("lsp", flag.ContinueOnError)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("lsp", fs.Args()); err != nil {
		return exitFailed, err
	}
	server := &lsp.Server{
		Engine:  &driver.Resident{Vet: driver.Vet{Analyzer: c.tool.Analyzer.Name}},
		Request: c.lspRequest,
		Version: version(),
		Pause:   typingPause,
		Calm:    calm,
	}
	err := server.Serve(context.Background(), stdio{os.Stdin, os.Stdout})
	if errors.Is(err, lsp.ErrNoShutdown) {
		return exitFindings, nil // the protocol wants a 1
	}
	if err != nil {
		return exitFailed, err
	}
	return exitOK, nil
}

// lspRequest is the request for a directory: its config is looked up each time, so that an edit of it holds at once.
func (c *command) lspRequest(dir string, set lsp.Options) (*driver.Request, error) {
	o := options{
		dir: dir, tags: strings.Join(set.Tags, ","), tests: set.Tests,
		enable: strings.Join(set.Enable, ","), disable: strings.Join(set.Disable, ","),
	}
	return o.request(c.tool, nil)
}

// stdio is the client at the other end of the standard streams.
type stdio struct {
	io.ReadCloser
	out io.WriteCloser
}

func (s stdio) Write(p []byte) (int, error) { return s.out.Write(p) }

func (s stdio) Close() error { return errors.Join(s.ReadCloser.Close(), s.out.Close()) }
