package main

import (
	"errors"
	"flag"
	"fmt"

	"github.com/loopblock/loopblock/internal/explain"
)

// explain prints the page about a family or a class.
func (c *command) explain(args []string) (int, error) {
	var o options
	fs := flag.NewFlagSet("explain", flag.ContinueOnError)
	o.registerDir(fs)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if fs.NArg() != 1 {
		return exitFailed, errors.New("explain takes one family or class: loopblock explain bubbletea, or loopblock explain network")
	}
	known, err := o.effective(c)
	if err != nil {
		return exitFailed, err
	}
	text, err := explain.Page(known, fs.Arg(0))
	if err != nil {
		return exitFailed, err
	}
	_, err = fmt.Fprint(c.stdout, text)
	return exitOK, err
}
