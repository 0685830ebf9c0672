package main

import (
	"os"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/internal/driver"
)

func main() {
	tool := &driver.Tool{Analyzer: analyzer.Analyzer, CheckConfig: checkConfig}
	os.Exit(run(tool, os.Args[1:]))
}

// run is the whole program but for its end.
func run(tool *driver.Tool, args []string) int {
	if driver.ServesVet(args) {
		return tool.Serve(args, os.Stdout, os.Stderr)
	}
	c := &command{tool: tool, stdout: os.Stdout, stderr: os.Stderr}
	return c.run(args)
}
