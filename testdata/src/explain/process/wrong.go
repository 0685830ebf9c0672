package process

import "os/exec"

//loopblock:loop
func status(git *exec.Cmd) ([]byte, error) {
	return git.Output() // want `\.Output waits for another process`
}
