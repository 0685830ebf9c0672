package main

import (
	"cmp"
	"flag"
	"fmt"
	"strings"
)

// contexts lists the families of the catalogue and where their claims were checked.
func (c *command) contexts(args []string) (int, error) {
	var o options
	fs := flag.NewFlagSet("contexts", flag.ContinueOnError)
	o.registerDir(fs)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("contexts", fs.Args()); err != nil {
		return exitFailed, err
	}
	request, err := o.request(c.tool, nil)
	if err != nil {
		return exitFailed, err
	}
	known, err := loadCatalog(request.Config)
	if err != nil {
		return exitFailed, err
	}
	var b strings.Builder
	for _, f := range known.Families() {
		state := ""
		if !f.Enabled {
			state = " (off)"
		}
		fmt.Fprintf(&b, "%s: %s%s\n", f.Name, cmp.Or(f.Title, f.Name), state)
		for _, line := range []struct{ label, text string }{
			{"where", f.Condition}, {"off the loop", f.Offload}, {"source", f.Source},
		} {
			if line.text != "" {
				fmt.Fprintf(&b, "\t%s: %s\n", line.label, line.text)
			}
		}
	}
	_, err = fmt.Fprint(c.stdout, b.String())
	return exitOK, err
}
