package gorillawebsocket

import (
	"os"
	"time"

	"github.com/gorilla/websocket"
)

func alive(c *websocket.Conn) {
	c.SetPongHandler(func(text string) error {
		os.WriteFile("pong", []byte(text), 0o600) // want `os\.WriteFile waits for a file system`
		return c.SetReadDeadline(time.Now().Add(time.Minute))
	})
}
