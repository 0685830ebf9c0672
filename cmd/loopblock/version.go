package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// printVersion prints what was built, with what.
func (c *command) printVersion(args []string) (int, error) {
	if err := noArgs("version", args); err != nil {
		return exitFailed, err
	}
	_, err := fmt.Fprintf(c.stdout, "loopblock %s, built with %s for %s/%s\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitOK, err
}

// version is the version of this program's module.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
