package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/driver"
)

// initConfig writes a config with comments, for the frameworks that the program uses.
func (c *command) initConfig(args []string) (int, error) {
	var o options
	flags := flag.NewFlagSet("init", flag.ContinueOnError)
	flags.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	if err := parse(flags, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("init", flags.Args()); err != nil {
		return exitFailed, err
	}
	dir, err := o.directory()
	if err != nil {
		return exitFailed, err
	}
	root := driver.Root(dir)
	if root == "" {
		return exitFailed, errors.New("there is no go.mod, here or above; \"go mod init\" makes one")
	}
	used, err := frameworks(catalog.Builtin(), dir)
	if err != nil {
		return exitFailed, err
	}
	path := filepath.Join(root, driver.ConfigName)
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return exitFailed, fmt.Errorf("%s is there already; \"loopblock config\" prints what it comes to", path)
	}
	if err != nil {
		return exitFailed, err
	}
	_, err = file.WriteString(newConfig(used))
	if err := errors.Join(err, file.Close()); err != nil {
		return exitFailed, err
	}
	_, err = fmt.Fprintf(c.stdout, "wrote %s\n", path)
	return exitOK, err
}

const configHead = `# What loopblock reports here. All of it is what holds without this file, so keep what you change.
# "loopblock config" prints what holds, "loopblock classes" and "loopblock contexts" what there is, and
# "loopblock config -schema" a JSON schema for editors.

# Report in test files too.
tests: off

# Report ignores that hide nothing.
unused-ignores: on

# Suggest the framework's own way off the loop first, and package offload second.
native: off

# How many types may be put into an interface of the module for what blocks behind it to be reported; 0 for none.
implementations: 16

# Why a call blocks.
classes:
`

// newConfig is the text of a config that changes nothing and shows what could be changed.
func newConfig(used []framework) string {
	var b strings.Builder
	b.WriteString(configHead)
	for _, class := range catalog.Classes() {
		if class != catalog.Deadlock {
			fmt.Fprintf(&b, "  %s: %s # %s\n", class, onOff(class.OnByDefault()), class.Means())
		}
	}
	b.WriteString("\n# Frameworks: those of go.mod that are known. A family of your own stands here too; package catalog has the format.\n")
	if used == nil {
		b.WriteString("# families:\n#   bubbletea: {enabled: off}\n")
		return b.String()
	}
	b.WriteString("families:\n")
	for _, f := range used {
		fmt.Fprintf(&b, "  %s: {enabled: %s} # %s: %s\n", f.Name, onOff(f.Enabled), f.Title, f.module)
	}
	return b.String()
}
