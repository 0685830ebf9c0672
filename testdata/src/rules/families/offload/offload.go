package offload

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/loopblock/loopblock/offload"
)

func run(ctx context.Context) error {
	return offload.Run(ctx, func(ctx context.Context) error {
		http.Get("http://x") // want `^http\.Get waits for a peer`
		if _, err := offload.Call1(ctx, http.Get, "http://x"); err != nil {
			return err
		}
		offload.Exec(ctx, func() { os.ReadFile("x") })
		return offload.Sleep(ctx, time.Second)
	})
}
