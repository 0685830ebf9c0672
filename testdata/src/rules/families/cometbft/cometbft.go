package cometbft

import (
	"context"
	"net/http"

	"github.com/cometbft/cometbft/abci/types"
)

type app struct{}

func (app) CheckTx(ctx context.Context, req *types.CheckTxRequest) (*types.CheckTxResponse, error) {
	if len(req.Tx) == 0 {
		return &types.CheckTxResponse{Code: 1}, nil
	}
	_, err := http.Get("url") // want `http\.Get waits for a peer on the network`
	return nil, err
}
