package gnet

import (
	"time"

	"github.com/panjf2000/gnet/v2"
)

type quick struct{}

func (s *quick) OnTraffic(c gnet.Conn) gnet.Action {
	go func() {
		time.Sleep(1)
		c.AsyncWrite([]byte("done"), nil)
	}()
	return 0
}
