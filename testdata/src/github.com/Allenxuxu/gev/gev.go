// Package gev has the shapes of gev that tests need.
package gev

type Connection struct{}

type CallBack interface {
	OnMessage(c *Connection, ctx any, data []byte) any
	OnClose(c *Connection)
}

type Handler interface {
	CallBack
	OnConnect(c *Connection)
}
