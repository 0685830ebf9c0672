package cgo

import (
	"context"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func saveLater(ctx context.Context, data []byte) []byte {
	return offload.Get1(ctx, compress, data)
}
