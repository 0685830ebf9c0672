package process

import (
	"context"
	"os/exec"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func statusLater(ctx context.Context, git *exec.Cmd) ([]byte, error) {
	return offload.Call(ctx, git.Output)
}
