package wait

import (
	"context"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func nextLater(ctx context.Context, items <-chan string) (item string, err error) {
	err = offload.Suspend(ctx, func() error {
		item = <-items
		return nil
	})
	return item, err
}

//loopblock:loop
func nextIfAny(items <-chan string) string {
	select {
	case item := <-items:
		return item
	default:
		return ""
	}
}
