package easygo

import (
	"net"

	"github.com/mailru/easygo/netpoll"
)

func serveBeside(p netpoll.Poller, d *netpoll.Desc, c net.Conn, buf []byte) error {
	return p.Start(d, func(netpoll.Event) {
		go func() {
			c.Read(buf)
			p.Resume(d)
		}()
	})
}
