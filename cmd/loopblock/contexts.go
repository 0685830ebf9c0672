package main

import (
	"cmp"
	"flag"
	"fmt"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
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
	known, err := o.effective(c)
	if err != nil {
		return exitFailed, err
	}
	_, err = fmt.Fprint(c.stdout, describeFamilies(known))
	return exitOK, err
}

// describeFamilies writes a paragraph for each family that has loops or is off.
func describeFamilies(known *catalog.Catalog) string {
	loops := map[*catalog.Family][]catalog.Listed{}
	for _, l := range known.Loops() {
		loops[l.Loop.Family] = append(loops[l.Loop.Family], l)
	}
	var b strings.Builder
	for _, f := range known.Families() {
		if f.Enabled && loops[f] == nil {
			continue // it says what blocks, and has no loop
		}
		state := ""
		if !f.Enabled {
			state = " (off: -enable " + f.Name + ")"
		}
		fmt.Fprintf(&b, "%s: %s%s\n", f.Name, f.Title, state)
		for _, l := range loops[f] {
			fmt.Fprintf(&b, "\t%s: %s%s\n", l.What, l.Loop.Reason, said(l.File))
		}
		for _, line := range []struct{ label, text string }{
			{"where", f.Condition}, {"off the loop", f.Offload}, {"known from", cmp.Or(f.Source, origin(loops[f]))},
		} {
			if line.text != "" {
				fmt.Fprintf(&b, "\t%s: %s\n", line.label, line.text)
			}
		}
	}
	return b.String()
}

// said is the file that says so, of what is not built in.
func said(file string) string {
	if file == "" || strings.HasPrefix(file, "families/") {
		return ""
	}
	return " (" + file + ")"
}

// origin is the file that says so, of a family that names no source: the user's.
func origin(loops []catalog.Listed) string {
	for _, l := range loops {
		if l.File != "" {
			return l.File
		}
	}
	return ""
}
