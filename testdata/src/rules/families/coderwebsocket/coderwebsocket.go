package coderwebsocket

import (
	"context"
	"time"

	"github.com/coder/websocket"
)

func options(c *websocket.Conn) *websocket.DialOptions {
	pings := 0
	return &websocket.DialOptions{OnPingReceived: func(ctx context.Context, payload []byte) bool {
		pings++
		c.Ping(ctx)   // want `\.Ping waits for this very loop`
		time.Sleep(1) // want `^time\.Sleep waits for a timer`
		return true
	}}
}
