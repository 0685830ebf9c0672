package main

import (
	"flag"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/loopblock/loopblock/internal/driver"
)

const helpHead = `Loopblock finds calls that block an event loop.

usage: loopblock [flags] [packages]
       loopblock SUBCOMMAND
       go vet -vettool=$(which loopblock) [packages]

Without packages it looks at the one in the current directory; ./... are all of a module. Exit code 0: nothing found;
1: findings; 2: it could not do its work, and says why.

`

const helpTail = `
A tool has to be built with the Go that runs it. "go get -tool github.com/loopblock/loopblock/cmd/loopblock" in a module
sees to that; then it is "go tool loopblock", and for go vet -vettool=$(go tool -n loopblock).

Under go vet the flags -tests, -enable, -disable, -implementations and -report-unused-ignores are -%[1]s.tests and so on,
and the config is %[2]s beside the nearest go.mod or go.work, or the file that the environment variable %[3]s
names ("off": none).
`

// help prints how the program is used.
func (c *command) help([]string) (int, error) {
	var b strings.Builder
	b.WriteString(helpHead)
	b.WriteString("Flags:\n")
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	var o checkOptions
	o.flags().VisitAll(func(f *flag.Flag) {
		if f.Name == "engine" {
			return // for measuring
		}
		value, usage := flag.UnquoteUsage(f)
		fmt.Fprintf(w, "  -%s %s\t%s\n", f.Name, value, usage)
	})
	_ = w.Flush() // into memory
	b.WriteString("\nSubcommands:\n")
	for _, s := range subcommands() {
		fmt.Fprintf(w, "  %s\t%s\n", strings.TrimSpace(s.name+" "+s.args), s.short)
	}
	_ = w.Flush()
	fmt.Fprintf(&b, helpTail, c.tool.Analyzer.Name, driver.ConfigName, driver.ConfigEnv)
	_, err := fmt.Fprint(c.stdout, b.String())
	return exitOK, err
}
