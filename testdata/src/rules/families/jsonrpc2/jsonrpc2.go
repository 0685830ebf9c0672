package jsonrpc2

import (
	"context"
	"os"

	"github.com/sourcegraph/jsonrpc2"
)

type handler struct{}

func (handler) Handle(ctx context.Context, conn *jsonrpc2.Conn, req *jsonrpc2.Request) {
	conn.Call(ctx, "back", nil, nil) // want `\(\*jsonrpc2\.Conn\)\.Call waits for this very loop`
	conn.Notify(ctx, "fine", nil)
	go conn.Call(ctx, "back", nil, nil)
}

var _ = jsonrpc2.HandlerWithError(func(context.Context, *jsonrpc2.Conn, *jsonrpc2.Request) (any, error) {
	return os.ReadFile("x") // want `os\.ReadFile waits for a file system`
})
