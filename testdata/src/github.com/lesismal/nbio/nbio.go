// Package nbio has the shapes of nbio that tests need.
package nbio

type Conn struct{}

func (c *Conn) Write(b []byte) (int, error) { return 0, nil }

type Engine struct{}

func (g *Engine) OnData(h func(c *Conn, data []byte)) {}
