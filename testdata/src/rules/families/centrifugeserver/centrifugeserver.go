package centrifugeserver

import (
	"os"
	"time"

	"github.com/centrifugal/centrifuge"
)

func handlers(c *centrifuge.Client) {
	c.OnRPC(func(e centrifuge.RPCEvent, reply centrifuge.RPCCallback) {
		os.ReadFile(string(e.Data)) // want `^os\.ReadFile waits for a file system`
		go func() {
			data, err := os.ReadFile(string(e.Data))
			reply(centrifuge.RPCReply{Data: data}, err)
		}()
	})
	c.OnAlive(func() { time.Sleep(1) })
}
