package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// classes lists the classes, the most serious first.
func (c *command) classes(args []string) (int, error) {
	if err := noArgs("classes", args); err != nil {
		return exitFailed, err
	}
	w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	for _, class := range catalog.Classes() {
		state := "off"
		if class.OnByDefault() {
			state = "on"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", class, state, class.Means())
	}
	return exitOK, w.Flush()
}
