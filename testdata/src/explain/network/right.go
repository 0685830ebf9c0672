package network

import (
	"context"
	"net/http"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func showLater(ctx context.Context, url string) {
	resp, err := offload.Call1(ctx, http.Get, url) // the loop goes on meanwhile
	draw(resp, err)
}
