package centrifuge

import (
	"context"
	"time"

	"github.com/centrifugal/centrifuge-go"
)

func handlers(c *centrifuge.Client) {
	c.OnMessage(func(e centrifuge.MessageEvent) {
		c.RPC(context.TODO(), "seen", e.Data) // want `\.RPC waits for this very loop`
		time.Sleep(1)                         // want `^time\.Sleep waits for a timer`
		go c.RPC(context.TODO(), "seen", e.Data)
	})
}
