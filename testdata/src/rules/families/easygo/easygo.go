package easygo

import (
	"net"

	"github.com/mailru/easygo/netpoll"
)

func serve(p netpoll.Poller, d *netpoll.Desc, c net.Conn, buf []byte) error {
	return p.Start(d, func(netpoll.Event) {
		c.Read(buf) // want `\(net\.Conn\)\.Read waits for a peer on the network`
		go func() {
			c.Read(buf)
			p.Resume(d)
		}()
	})
}
