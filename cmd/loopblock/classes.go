package main

import (
	"flag"
	"fmt"
	"text/tabwriter"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// classes lists the classes, the most serious first, as the config sets them.
func (c *command) classes(args []string) (int, error) {
	var o options
	fs := flag.NewFlagSet("classes", flag.ContinueOnError)
	o.registerDir(fs)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("classes", fs.Args()); err != nil {
		return exitFailed, err
	}
	known, err := o.effective(c)
	if err != nil {
		return exitFailed, err
	}
	w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	for _, class := range catalog.Classes() {
		fmt.Fprintf(w, "%s\t%s\t%s%s\n", class, onOff(known.ClassEnabled(class)), class.Means(), said(known.ClassOrigin(class)))
	}
	return exitOK, w.Flush()
}
