// Package centrifuge has the shapes of the Centrifuge client that tests need.
package centrifuge

import "context"

type (
	Client         struct{}
	MessageEvent   struct{ Data []byte }
	MessageHandler func(MessageEvent)
	RPCResult      struct{ Data []byte }
)

func (c *Client) OnMessage(handler MessageHandler) {}

func (c *Client) RPC(ctx context.Context, method string, data []byte) (RPCResult, error) {
	return RPCResult{}, nil
}
