// Package websocket has the shapes of coder/websocket that tests need.
package websocket

import "context"

type (
	Conn        struct{}
	DialOptions struct {
		OnPingReceived func(ctx context.Context, payload []byte) bool
	}
)

func (c *Conn) Ping(ctx context.Context) error { return nil }
