package gnet

import (
	"time"

	"github.com/panjf2000/gnet/v2"
)

type server struct{}

func (s *server) OnTraffic(c gnet.Conn) gnet.Action {
	time.Sleep(1) // want `^time\.Sleep waits for a timer`
	go func() {
		time.Sleep(1)
		c.AsyncWrite(nil, func(gnet.Conn, error) error {
			time.Sleep(1) // want `^time\.Sleep waits for a timer`
			return nil
		})
	}()
	return 0
}

func (s *server) OnTick() { time.Sleep(1) } // on a goroutine of its own
