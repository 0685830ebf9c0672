package driver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Vet is the engine over go vet: the go command finds what has changed and runs this executable on it, and replays the
// rest from its cache.
type Vet struct {
	Analyzer string    // the analyzer's name
	Tool     string    // the executable; "" for the one that runs
	Progress *Progress // where to say which package is at hand; nil for nowhere
}

// Run implements [Engine].
func (v *Vet) Run(ctx context.Context, r *Request) (*Result, error) {
	temp, err := os.MkdirTemp("", "loopblock")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(temp) }()
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
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	stop, err := v.Progress.watch(cmd, temp)
	if err != nil {
		return nil, err
	}
	err = cmd.Run()
	stop()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, fmt.Errorf("cannot run go vet: %w; is the go command on the PATH?", err)
	}
	return vetResult(v.Analyzer, r, listed, stdout.Bytes(), stderr.Bytes(), err), nil
}

// vetResult reads what go vet printed of the listed packages, err being how it ended. Our tool prints what it finds in
// their dependencies too (see mustReport).
func vetResult(analyzer string, r *Request, listed *listing, stdout, stderr []byte, err error) *Result {
	out, errs := ParseStream(stdout, analyzer), ParseStream(stderr, analyzer)
	result := collect(append(out.Diagnostics, errs.Diagnostics...), listed.asked, r.Implementations)
	result.Problems = slices.DeleteFunc(append(out.Problems, errs.Problems...), func(p Problem) bool {
		return p.Package != "" && !listed.asked(p.Package)
	})
	text := append(out.Text, errs.Text...)
	switch {
	case err == nil:
		result.Notices = text
	case len(text) > 0:
		result.Problems = append(result.Problems, Problem{Text: strings.Join(text, "\n")})
	case len(result.Problems) == 0:
		result.Problems = append(result.Problems, Problem{Text: fmt.Sprintf("go vet: %v, without a word", err)})
	}
	return result
}

// command builds the go vet command. Flags that the cache goes by come in one order.
func (v *Vet) command(ctx context.Context, r *Request, overlay string) (*exec.Cmd, error) {
	tool := v.Tool
	if tool == "" {
		exe, err := os.Executable()
		if err != nil {
			return nil, err
		}
		tool = exe
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
	for _, f := range r.flags() {
		args = append(args, "-"+v.Analyzer+"."+f.name+"="+f.value)
	}
	args = append(append(args, "--"), r.Patterns...)

	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = r.Dir
	config := r.Config
	if config == "" {
		config = configOff
	}
	cmd.Env = append(os.Environ(), "PWD="+r.Dir, ConfigEnv+"="+config)
	// The go command ends its tools and removes its temporary files when it is interrupted; killed, it does neither.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	return cmd, nil
}
