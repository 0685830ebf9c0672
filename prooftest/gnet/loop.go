// Package gnet has a handler that blocks the event loop of every connection.
package gnet

import (
	"github.com/panjf2000/gnet/v2"

	"github.com/loopblock/loopblock/prooftest/held"
)

// handler gets the URL that it is sent, or calls next for a single byte.
type handler struct {
	gnet.BuiltinEventEngine
	booted chan gnet.Engine
	next   func()
}

func (h *handler) OnBoot(e gnet.Engine) gnet.Action {
	h.booted <- e
	return gnet.None
}

func (h *handler) OnTraffic(c gnet.Conn) gnet.Action {
	data, err := c.Next(-1)
	if err != nil {
		return gnet.Close
	}
	if len(data) > 1 {
		held.Get(string(data)) // finding: network
	} else {
		h.next()
	}
	return gnet.None
}
