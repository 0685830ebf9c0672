package cpu

import (
	"context"
	"sync"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func blurLater(ctx context.Context, rows [][]byte) {
	offload.Exec(ctx, func() {
		var wg sync.WaitGroup
		for _, row := range rows {
			wg.Go(func() { blurRow(row) })
		}
		wg.Wait()
	})
}
