package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version prints what was built, with what.
func (c *command) version(args []string) (int, error) {
	if err := noArgs("version", args); err != nil {
		return exitFailed, err
	}
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	_, err := fmt.Fprintf(c.stdout, "loopblock %s, built with %s for %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return exitOK, err
}
