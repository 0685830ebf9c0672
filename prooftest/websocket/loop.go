// Package websocket has callbacks that hold up a connection's reader.
package websocket

import (
	"context"

	"github.com/coder/websocket"

	"github.com/loopblock/loopblock/prooftest/held"
)

// get gets a URL before it lets a ping be answered.
func get(url string) *websocket.AcceptOptions {
	return &websocket.AcceptOptions{
		OnPingReceived: func(context.Context, []byte) bool {
			held.Get(url) // finding: network
			return true
		},
	}
}
