// Package websocket has the shapes of websocket that tests need.
package websocket

import "time"

type Conn struct{}

func (c *Conn) SetPongHandler(h func(appData string) error) {}

func (c *Conn) SetReadDeadline(t time.Time) error { return nil }
