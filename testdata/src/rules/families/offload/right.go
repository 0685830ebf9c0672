package offload

import (
	"context"
	"net/http"

	"github.com/loopblock/loopblock/offload"
)

func get(ctx context.Context) error {
	return offload.Run(ctx, func(ctx context.Context) error {
		_, err := offload.Call1(ctx, http.Get, "http://x")
		return err
	})
}
