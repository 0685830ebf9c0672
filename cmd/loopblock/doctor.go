package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/report"
)

// doctor looks at all that a run needs, and says what is wrong and what to do about it.
func (c *command) doctor(args []string) (int, error) {
	var o options
	fs := flag.NewFlagSet("doctor", flag.ContinueOnError)
	o.registerDir(fs)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("doctor", fs.Args()); err != nil {
		return exitFailed, err
	}
	dir, err := o.directory()
	if err != nil {
		return exitFailed, err
	}
	d := &diagnosis{command: c, options: &o, dir: dir}
	w := tabwriter.NewWriter(c.stdout, 0, 0, 2, ' ', 0)
	bad := 0
	for _, check := range d.checks() {
		text, err := check.look()
		if err != nil {
			bad++
			text = "WRONG: " + strings.ReplaceAll(err.Error(), "\n", "; ")
		}
		fmt.Fprintf(w, "%s\t%s\n", check.what, text)
	}
	if err := w.Flush(); err != nil {
		return exitFailed, err
	}
	if bad > 0 {
		return exitFailed, fmt.Errorf("%s would keep a run from doing its work", report.Count(bad, "thing"))
	}
	return exitOK, nil
}

// A diagnosis is one run of doctor.
type diagnosis struct {
	*command
	options *options
	dir     string
	env     map[string]string // what go env says
}

// A check looks at one thing: what is there, or what is wrong with it.
type check struct {
	what string
	look func() (string, error)
}

func (d *diagnosis) checks() []check {
	return []check{
		{"loopblock", d.self},
		{"go", d.goCommand},
		{"module", d.module},
		{"vet tool", d.vetTool},
		{"config", d.config},
		{"frameworks", d.frameworks},
		{"cache", d.cache},
		{"git", d.git},
	}
}

func (d *diagnosis) self() (string, error) {
	return fmt.Sprintf("%s, built with %s", version(), runtime.Version()), nil
}

func (d *diagnosis) goCommand() (string, error) {
	cmd := d.goRun("env", "-json", "GOVERSION", "GOMOD", "GOWORK", "GOCACHE", "GOCACHEPROG")
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("the go command does not run: %w; is it on the PATH?", err)
	}
	if err := json.Unmarshal(out, &d.env); err != nil {
		return "", err
	}
	if err := driver.CheckGo(d.env["GOVERSION"]); err != nil {
		return "", err
	}
	return d.env["GOVERSION"], nil
}

func (d *diagnosis) module() (string, error) {
	switch mod := d.env["GOMOD"]; {
	case d.env["GOWORK"] != "" && d.env["GOWORK"] != "off":
		return d.env["GOWORK"], nil
	case mod == "" || mod == os.DevNull:
		return "", errors.New("there is no go.mod, here or above; go to a module's directory, or use -C")
	default:
		return mod, nil
	}
}

// vetTool runs this program as the go command does, on a package that every Go has.
func (d *diagnosis) vetTool() (string, error) {
	exe, err := os.Executable()
	if err != nil {
		return "", err
	}
	start := time.Now()
	cmd := d.goRun("vet", "-vettool="+exe, "errors")
	cmd.Env = append(cmd.Environ(), driver.ConfigEnv+"=off")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); err != nil {
		return "", errors.New(cmp.Or(strings.TrimSpace(stderr.String()), err.Error()))
	}
	return fmt.Sprintf("%s answers go vet, %.1f s", exe, time.Since(start).Seconds()), nil
}

func (d *diagnosis) config() (string, error) {
	file, err := d.options.findConfig(d.dir)
	if err != nil {
		return "", err
	}
	if file == "" {
		return "none; \"loopblock init\" writes one", nil
	}
	_, err = d.options.catalogue(file)
	return file, err
}

func (d *diagnosis) frameworks() (string, error) {
	file, err := d.options.findConfig(d.dir)
	if err != nil {
		return "unknown without a config that can be read", nil
	}
	known, err := d.options.catalogue(file)
	if err != nil {
		return "unknown without a config that can be read", nil
	}
	used, err := frameworks(known, d.dir)
	if err != nil {
		return "", err
	}
	if used == nil {
		return "none of go.mod is known; directives and a config can name loops", nil
	}
	var names []string
	for _, f := range used {
		names = append(names, f.Name+" ("+f.module+")")
	}
	return strings.Join(names, ", "), nil
}

// cache looks at where the go command keeps what it knows between runs.
func (d *diagnosis) cache() (string, error) {
	if prog := d.env["GOCACHEPROG"]; prog != "" {
		return "GOCACHEPROG=" + prog, nil
	}
	dir := d.env["GOCACHE"]
	if dir == "" || dir == "off" {
		return "", errors.New("GOCACHE is off: the go command cannot run")
	}
	file, err := os.CreateTemp(dir, "loopblock")
	if err != nil {
		return "", fmt.Errorf("nothing can be kept: %w", err)
	}
	_ = file.Close()
	if err := os.Remove(file.Name()); err != nil {
		return "", err
	}
	return dir + ", can be written to", nil
}

func (d *diagnosis) git() (string, error) {
	path, err := exec.LookPath("git")
	if err != nil {
		return "none; -since needs it", nil
	}
	return path, nil
}

func (d *diagnosis) goRun(args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = d.dir
	cmd.Env = append(os.Environ(), "PWD="+d.dir)
	return cmd
}
