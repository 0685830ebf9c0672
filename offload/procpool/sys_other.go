//go:build !unix

package procpool

import (
	"os"
	"os/exec"
)

// attach uses stdin and stdout, as os/exec has no other descriptors to give on
// Windows.
func attach(cmd *exec.Cmd, in, out *os.File) {
	cmd.Stdin, cmd.Stdout = in, out
}

// inheritPipes moves the program's own input and output out of the way: what
// it prints goes to stderr. A logger that took os.Stdout in an earlier
// package's initialisation still garbles the stream.
func inheritPipes() (in, out *os.File, err error) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		return nil, nil, err
	}
	in, out = os.Stdin, os.Stdout
	os.Stdin, os.Stdout = null, os.Stderr
	return in, out, nil
}

// killTree kills the worker alone: what the function started stays.
func killTree(p *os.Process) { _ = p.Kill() }

func die() { os.Exit(1) }
