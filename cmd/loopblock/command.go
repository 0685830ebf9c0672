package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/loopblock/loopblock/internal/driver"
)

// The exit codes.
const (
	exitOK       = 0
	exitFindings = 1
	exitFailed   = 2
)

// A command is one run of the program by a person.
type command struct {
	tool   *driver.Tool
	stdout io.Writer
	stderr io.Writer
}

// A subcommand is a word that may stand first on the command line. Its error means exit code 2.
type subcommand struct {
	name  string
	args  string // for the help text
	short string
	run   func(c *command, args []string) (exit int, err error)
}

// subcommands is the table of them; help prints it in this order.
func subcommands() []subcommand {
	return []subcommand{
		{"why", "[flags] PKG.FUNC", "print what a function waits for, and through which calls", (*command).why},
		{"contexts", "[flags]", "list what counts as an event loop, and from where that is known", (*command).contexts},
		{"explain", "[flags] FAMILY|CLASS", "print what is known of a framework or a class, with an example", (*command).explain},
		{"classes", "[flags]", "list the classes of blocking calls", (*command).classes},
		{"init", "", "write a " + driver.ConfigName + ", with comments, for the frameworks in go.mod", (*command).initConfig},
		{"doctor", "[flags]", "look at what a run needs, and say what is wrong", (*command).doctor},
		{"config", "[flags]", "print the config that holds here, and from where each value is", (*command).config},
		{"gopls", "build [flags]", "build a gopls with loopblock in it", (*command).gopls},
		{"lsp", "", "be a language server on the standard streams, beside gopls", (*command).lsp},
		{"version", "", "print the version", (*command).printVersion},
		{"help", "", "print this text", (*command).help},
	}
}

// run dispatches on the first argument. Every error is printed here, once.
func (c *command) run(args []string) int {
	check := (*command).check
	if len(args) > 0 {
		for _, s := range subcommands() {
			if s.name == args[0] {
				check, args = s.run, args[1:]
				break
			}
		}
	}
	exit, err := check(c, args)
	if errors.Is(err, flag.ErrHelp) {
		exit, err = c.help(nil)
	}
	if err != nil {
		fmt.Fprintf(c.stderr, "loopblock: %v\n", err)
		return exitFailed
	}
	return exit
}

// parse reads flags without printing anything: run prints the one message.
func parse(fs *flag.FlagSet, args []string) error {
	fs.SetOutput(io.Discard)
	err := fs.Parse(args)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		return fmt.Errorf("%w; \"loopblock help\" lists the flags", err)
	}
	return err
}

// noArgs fails where a subcommand that takes no arguments is given some.
func noArgs(name string, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no argument %q", name, strings.Join(args, " "))
	}
	return nil
}

// progress is where a run shows how far it is.
func (c *command) progress() *driver.Progress {
	if f, ok := c.stderr.(*os.File); ok {
		return driver.NewProgress(f)
	}
	return nil
}
