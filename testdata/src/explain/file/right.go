package file

import (
	"context"
	"os"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func openLater(ctx context.Context, name string) ([]byte, error) {
	return offload.Call1(ctx, os.ReadFile, name)
}
