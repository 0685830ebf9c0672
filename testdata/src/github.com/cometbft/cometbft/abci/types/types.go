// Package types has the shapes of CometBFT's applications that tests need.
package types

import "context"

type CheckTxRequest struct{ Tx []byte }

type CheckTxResponse struct{ Code uint32 }

type Application interface {
	CheckTx(ctx context.Context, req *CheckTxRequest) (*CheckTxResponse, error)
}
