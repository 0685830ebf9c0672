package metadata

import (
	"context"
	"os"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func sizeLater(ctx context.Context, name string) (int64, error) {
	info, err := offload.Call1(ctx, os.Stat, name)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
