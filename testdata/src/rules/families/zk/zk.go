package zk

import (
	"time"

	"github.com/go-zookeeper/zk"
)

func connect(c *zk.Conn, paths chan<- string) {
	zk.WithEventCallback(func(e zk.Event) {
		c.Get(e.Path) // want `\.Get waits for this very loop`
		time.Sleep(1) // want `^time\.Sleep waits for a timer`
		go c.Get(e.Path)
	})
}
