package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"github.com/loopblock/loopblock/internal/driver"
)

// The engines and formats, as their flags name them.
const (
	engineVet       = "vet"
	engineInProcess = "inprocess"

	formatText = "text"
	formatJSON = "json"
)

// check is what the command does without a subcommand: it prints the findings of packages.
func (c *command) check(args []string) (int, error) {
	var o options
	var format string
	fs := checkFlags(&o, &format)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if format != formatText && format != formatJSON {
		return exitFailed, fmt.Errorf("-format=%s: want %s or %s", format, formatText, formatJSON)
	}
	request, err := o.request(c.tool, patterns(fs.Args()))
	if err != nil {
		return exitFailed, err
	}
	result, err := c.analyse(o.engine, request)
	if err != nil {
		return exitFailed, err
	}
	write := driver.Text
	if format == formatJSON {
		write = driver.JSON
	}
	if err := write(c.stdout, request.Dir, result.Findings); err != nil {
		return exitFailed, fmt.Errorf("cannot write the findings: %w", err)
	}
	if err := problems(result); err != nil {
		return exitFailed, err
	}
	if len(result.Findings) > 0 {
		return exitFindings, nil
	}
	return exitOK, nil
}

// checkFlags are the flags of check.
func checkFlags(o *options, format *string) *flag.FlagSet {
	fs := flag.NewFlagSet("loopblock", flag.ContinueOnError)
	o.register(fs)
	fs.StringVar(format, "format", formatText, "how to print findings: text or json")
	fs.BoolVar(&o.tests, "tests", false, "report in test files too")
	o.registerClasses(fs)
	return fs
}

// patterns are the packages that arguments name: the one at hand, where they name none.
func patterns(args []string) []string {
	if len(args) == 0 {
		return []string{"."}
	}
	return args
}

// analyse runs an engine. What the go command had to say goes to stderr.
func (c *command) analyse(engine string, request *driver.Request) (*driver.Result, error) {
	var e driver.Engine
	switch engine {
	case engineVet:
		e = &driver.Vet{Analyzer: c.tool.Analyzer.Name, Progress: c.progress()}
	case engineInProcess:
		e = &driver.InProcess{Analyzer: c.tool.Analyzer, Progress: c.progress()}
	default:
		return nil, fmt.Errorf("-engine=%s: want %s or %s", engine, engineVet, engineInProcess)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	result, err := e.Run(ctx, request)
	if errors.Is(err, context.Canceled) {
		return nil, errors.New("interrupted")
	}
	if err != nil {
		return nil, err
	}
	for _, notice := range result.Notices {
		fmt.Fprintln(c.stderr, notice)
	}
	return result, nil
}

// problems makes one error of what kept packages from being analysed.
func problems(result *driver.Result) error {
	if len(result.Problems) == 0 {
		return nil
	}
	texts := make([]string, len(result.Problems))
	for i, p := range result.Problems {
		texts[i] = p.String()
	}
	return fmt.Errorf("not all packages could be analysed; mend this and run again:\n%s", strings.Join(texts, "\n"))
}
