package sleep

import (
	"context"
	"time"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func blinkLater(ctx context.Context, set func(on bool)) error {
	set(true)
	err := offload.Sleep(ctx, time.Second)
	set(false)
	return err
}
