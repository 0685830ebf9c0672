package driver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Vet is the engine over go vet: the go command finds what has changed and runs this executable on it, and replays the
// rest from its cache.
type Vet struct {
	Analyzer string    // the analyzer's name
	Tool     string    // the executable; "" for the one that runs
	Progress *Progress // where to say which package is at hand; nil for nowhere

	env []string // more of the environment, for the units
}

// Run implements [Engine].
func (v *Vet) Run(ctx context.Context, r *Request) (*Result, error) {
	temp, err := os.MkdirTemp("", "loopblock")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(temp) }()
	o, err := v.run(ctx, r, temp)
	if err != nil {
		return nil, err
	}
	return o.result(), nil
}

// An outcome is what a run of go vet printed. What our tool prints of the dependencies of those packages that were
// asked for (see mustReport) is among it.
type outcome struct {
	request     *Request
	listed      *listing
	replace     map[string]string // what the run read in place of which file
	diagnostics []Diagnostic
	problems    []Problem
	text        []string
	failed      error // how go vet ended
}

// run runs go vet, with temp for what is to be removed afterwards.
func (v *Vet) run(ctx context.Context, r *Request, temp string) (*outcome, error) {
	replace, err := r.Unsaved.write(temp)
	if err != nil {
		return nil, err
	}
	overlay, err := writeOverlay(temp, replace)
	if err != nil {
		return nil, err
	}
	listed := list(ctx, r, overlay)
	if !r.Tests {
		listed.hideTests(replace)
		if overlay, err = writeOverlay(temp, replace); err != nil {
			return nil, err
		}
	}
	cmd, err := v.command(ctx, r, overlay)
	if err != nil {
		return nil, err
	}
	if cmd.Err != nil {
		return nil, fmt.Errorf("cannot run go vet: %w; is the go command on the PATH?", cmd.Err)
	}
	stop, err := v.Progress.watch(cmd, temp)
	if err != nil {
		return nil, err
	}
	stdout, stderr, failed, err := output(ctx, cmd)
	stop()
	if err != nil {
		return nil, err
	}
	o := v.read(r, failed, stdout, stderr)
	o.listed, o.replace = listed, replace
	return o, nil
}

// read reads what go vet or the tool printed.
func (v *Vet) read(r *Request, failed error, outputs ...[]byte) *outcome {
	o := &outcome{request: r, failed: failed}
	for _, output := range outputs {
		s := ParseStream(output, v.Analyzer)
		o.diagnostics = append(o.diagnostics, s.Diagnostics...)
		o.problems = append(o.problems, s.Problems...)
		o.text = append(o.text, s.Text...)
	}
	return o
}

// output runs a command and returns what it prints, and how it ended; the error is for one that could not be run.
func output(ctx context.Context, cmd *exec.Cmd) (stdout, stderr []byte, failed, err error) {
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	failed = cmd.Run()
	if ctx.Err() != nil {
		return nil, nil, nil, ctx.Err()
	}
	var exit *exec.ExitError
	if failed != nil && !errors.As(failed, &exit) {
		return nil, nil, nil, fmt.Errorf("cannot run %s: %w", cmd.Path, failed)
	}
	return out.Bytes(), errs.Bytes(), failed, nil
}

// result is what the outcome says of the packages that were asked for.
func (o *outcome) result() *Result {
	result := collect(o.diagnostics, o.listed.asked, o.request.Implementations)
	for _, p := range o.problems {
		if p.Package == "" || o.listed.asked(p.Package) {
			result.Problems = append(result.Problems, p)
		}
	}
	switch {
	case o.failed == nil:
		result.Notices = o.text
	case len(o.text) > 0:
		result.Problems = append(result.Problems, Problem{Text: strings.Join(o.text, "\n")})
	case len(result.Problems) == 0:
		result.Problems = append(result.Problems, Problem{Text: fmt.Sprintf("go vet: %v, without a word", o.failed)})
	}
	return result
}

// command builds the go vet command. Flags that the cache goes by come in one order.
func (v *Vet) command(ctx context.Context, r *Request, overlay string) (*exec.Cmd, error) {
	tool, err := v.tool()
	if err != nil {
		return nil, err
	}
	// Under -trimpath the go command's cache takes two checkouts of one module for the same, and would give one of
	// them the other's paths.
	args := []string{"vet", "-json", "-vettool=" + tool, "-trimpath=false"}
	if r.Tags != "" {
		args = append(args, "-tags="+r.Tags)
	}
	if overlay != "" {
		args = append(args, "-overlay="+overlay)
	}
	args = append(append(append(args, v.flags(r)...), "--"), r.Patterns...)

	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = r.Dir
	cmd.Env = append(append(r.environ(), v.env...), "PWD="+r.Dir)
	// The go command ends its tools and removes its temporary files when it is interrupted; killed, it does neither.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	return cmd, nil
}

func (v *Vet) tool() (string, error) {
	if v.Tool != "" {
		return v.Tool, nil
	}
	return os.Executable()
}

// flags are the request's flags for the tool.
func (v *Vet) flags(r *Request) []string {
	var out []string
	for _, f := range r.flags() {
		out = append(out, "-"+v.Analyzer+"."+f.name+"="+f.value)
	}
	return out
}

// environ is the environment for the tool, or for the go command that runs it.
func (r *Request) environ() []string {
	config := r.Config
	if config == "" {
		config = configOff
	}
	return append(os.Environ(), ConfigEnv+"="+config)
}
