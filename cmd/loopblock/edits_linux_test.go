package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/loopblock/loopblock/internal/hosttest"
)

// BenchmarkSideCar measures how long it takes from an edit in a large program to its diagnostics, and how much memory
// the server and the largest of the processes that it starts have in use at most.
//
//	go test -run '^$' -bench SideCar ./cmd/loopblock
func BenchmarkSideCar(b *testing.B) {
	tool, err := exec.LookPath("loopblock")
	if err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(tool, "lsp")
	cmd.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	c := hosttest.Edits(b, "loopblock", func(dir string) *hosttest.Client { return hosttest.Start(b, cmd, dir, nil) })
	b.ReportMetric(float64(peakMemory(b, cmd.Process.Pid))/(1<<20), "MB-server")
	c.Stop()
	b.ReportMetric(float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/(1<<10), "MB-largest")
}
