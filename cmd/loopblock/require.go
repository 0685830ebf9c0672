package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/mod/semver"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/fix"
	"github.com/loopblock/loopblock/internal/report"
)

// The module and the package that the rewrites call.
const (
	modulePath  = "github.com/loopblock/loopblock"
	offloadPath = modulePath + "/offload"
)

// require makes sure that the modules of the files have the package that the fixes call.
func (c *command) require(plan *fix.Plan, get bool) error {
	done := make(map[string]bool)
	for _, f := range plan.Files {
		dir := filepath.Dir(f.Path)
		if done[dir] || !strings.Contains(string(f.New), `"`+offloadPath) || requires(dir) {
			continue
		}
		done[dir] = true
		if !get {
			return fmt.Errorf("the rewrites call package %s, which this module does not require: run \"go get %s\" in %s, or add -get",
				offloadPath, moduleVersion(), dir)
		}
		cmd := goCommand(dir, "get", moduleVersion())
		cmd.Stderr = c.stderr
		if err := cmd.Run(); err != nil {
			return fmt.Errorf("go get %s: %w", moduleVersion(), err)
		}
	}
	return nil
}

// requires reports whether the module that the directory is in has the package.
func requires(dir string) bool { return goCommand(dir, "list", offloadPath).Run() == nil }

func goCommand(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PWD="+dir)
	return cmd
}

// fixNote says that some findings can be rewritten, and what to run for that; it is "" where none can.
func fixNote(findings []*finding.Finding) string {
	n := 0
	imports := "" // a directory in which a fix imports the package
	for _, f := range findings {
		if len(f.Fixes) == 0 {
			continue
		}
		n++
		for _, e := range f.Fixes[0].Edits {
			if strings.Contains(e.New, `"`+offloadPath) {
				imports = filepath.Dir(e.Path)
			}
		}
	}
	needs := ""
	if imports != "" && !requires(imports) {
		needs = ", after \"go get " + moduleVersion() + "\""
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("\"loopblock -fix\" rewrites %s%s", report.Count(n, "call"), needs)
}

// moduleVersion is this program's module at its version, or at the latest where it was built from a checkout.
func moduleVersion() string {
	if v := version(); semver.IsValid(v) && semver.Build(v) == "" {
		return modulePath + "@" + v
	}
	return modulePath + "@latest"
}
