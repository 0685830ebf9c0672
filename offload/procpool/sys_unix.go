//go:build unix

package procpool

import (
	"os"
	"os/exec"
	"syscall"
)

// A worker has its pipes as descriptors 3 and 4, which leaves 0 to 2 to the
// program: nothing that it prints gets among the frames.
const inFD, outFD = 3, 4

// attach gives the worker its pipes and a process group of its own, so that a
// kill takes what the function started along, and Ctrl-C in the terminal goes
// to the parent, which drains, and not to calls in progress.
func attach(cmd *exec.Cmd, in, out *os.File) {
	cmd.ExtraFiles = []*os.File{in, out}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	wakeOrphan(cmd.SysProcAttr)
}

func inheritPipes() (in, out *os.File, err error) {
	for _, fd := range []int{inFD, outFD} {
		// Not for the children of the worker: its death must close them.
		syscall.CloseOnExec(fd)
		if err := syscall.SetNonblock(fd, true); err != nil { // lets reads park without a thread
			return nil, nil, os.NewSyscallError("inherit pipe", err)
		}
	}
	return os.NewFile(inFD, "calls"), os.NewFile(outFD, "answers"), nil
}

// killTree kills the worker's process group. The caller has not waited for the
// worker yet, so the number is still its own.
func killTree(p *os.Process) {
	if syscall.Kill(-p.Pid, syscall.SIGKILL) != nil {
		_ = p.Kill()
	}
}

// die ends this worker and what it started, if the group is its own.
func die() {
	if syscall.Getpgrp() == os.Getpid() {
		_ = syscall.Kill(0, syscall.SIGKILL)
	}
	os.Exit(1)
}
