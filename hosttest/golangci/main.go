// Golangci is golangci-lint with loopblock in it, as "golangci-lint custom" makes it: that command clones a repository,
// this needs the module proxy alone. The tests beside it run it on small modules.
//
// It is a module of its own, since golangci-lint has hundreds of dependencies that loopblock's go.mod does not want.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/loopblock/loopblock/plugin"
)

func main() {
	// Only for a version of this name does golangci-lint drop what it cached when the executable changes.
	info := commands.BuildInfo{Version: "(devel)", GoVersion: runtime.Version(), Commit: "?", Date: "?"}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintf(os.Stderr, "golangci: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
