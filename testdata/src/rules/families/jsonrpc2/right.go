package jsonrpc2

import (
	"context"

	"github.com/sourcegraph/jsonrpc2"
)

type quick struct{}

func (quick) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	go conn.Call(ctx, "back", nil, nil)
}
