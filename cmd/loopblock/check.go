package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"time"

	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/report"
)

// The engines, as their flag names them.
const (
	engineVet       = "vet"
	engineInProcess = "inprocess"
)

// checkOptions are the flags of check.
type checkOptions struct {
	options
	format        string
	color         string
	baseline      string
	writeBaseline string
	since         string
	unused        bool
	fixing
}

// check is what the command does without a subcommand: it prints the findings of packages.
func (c *command) check(args []string) (int, error) {
	start := time.Now()
	var o checkOptions
	fs := o.flags()
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	format, err := o.findFormat()
	if err != nil {
		return exitFailed, err
	}
	color, err := o.colored(c.stdout)
	if err != nil {
		return exitFailed, err
	}
	request, err := o.request(c.tool, patterns(fs.Args()))
	if err != nil {
		return exitFailed, err
	}
	request.NoUnused = !o.unused
	result, err := c.analyse(o.engine, request)
	if err == nil && o.fix {
		result, err = c.fixAll(&o, request, result)
	}
	if err != nil {
		return exitFailed, err
	}
	if o.writeBaseline != "" {
		return c.makeBaseline(o.path(request.Dir, o.writeBaseline), result)
	}
	findings, err := o.filter(request.Dir, result.Findings)
	if err != nil {
		return exitFailed, err
	}
	if o.diff {
		return c.printDiff(request.Dir, result, findings)
	}
	how := report.Options{Dir: request.Dir, Color: color, Version: version()}
	if err := format.Write(c.stdout, how, findings); err != nil {
		return exitFailed, fmt.Errorf("cannot write the findings: %w", err)
	}
	if err := problems(result); err != nil {
		return exitFailed, err
	}
	if format.Name == formatText {
		hidden := len(result.Findings) - len(findings)
		fmt.Fprintf(c.stderr, "loopblock: %s\n", report.Summary(findings, hidden, time.Since(start)))
		if note := fixNote(findings); note != "" {
			fmt.Fprintf(c.stderr, "loopblock: %s\n", note)
		}
	}
	if len(findings) > 0 {
		return exitFindings, nil
	}
	return exitOK, nil
}

// flags declares the flags of check.
func (o *checkOptions) flags() *flag.FlagSet {
	fs := flag.NewFlagSet("loopblock", flag.ContinueOnError)
	o.register(fs)
	o.registerClasses(fs)
	fs.StringVar(&o.format, "format", formatText, "how to print findings: "+formatNames())
	fs.StringVar(&o.color, "color", colorAuto, "auto, always or never: colours and excerpts of the source, in text")
	fs.StringVar(&o.baseline, "baseline", "", "leave out the findings that `file` has")
	fs.StringVar(&o.writeBaseline, "write-baseline", "", "write all findings to `file`, for -baseline, and print none")
	fs.StringVar(&o.since, "since", "", "only findings with a call, on the way to it, in lines that differ from the git `revision`")
	fs.BoolVar(&o.fix, "fix", false, "rewrite what can be rewritten, and print what is left")
	fs.BoolVar(&o.diff, "diff", false, "print what -fix would change first, and change nothing")
	fs.BoolVar(&o.get, "get", false, "with -fix: go get the module that the rewrites call, where it is missing")
	fs.BoolVar(&o.unused, "report-unused-ignores", true, "report ignores that hide nothing")
	fs.BoolVar(&o.tests, "tests", false, "report in test files too")
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
