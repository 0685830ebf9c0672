package cometbft

import (
	"context"

	"github.com/cometbft/cometbft/abci/types"
)

// A decided app has looked up what it needs before, and decides from that.
type decided struct{ known map[string]bool }

func (d decided) CheckTx(ctx context.Context, req *types.CheckTxRequest) (*types.CheckTxResponse, error) {
	if !d.known[string(req.Tx)] {
		return &types.CheckTxResponse{Code: 1}, nil
	}
	return nil, nil
}
