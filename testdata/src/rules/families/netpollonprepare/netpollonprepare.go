package netpollonprepare

import (
	"context"
	"os"

	"github.com/cloudwego/netpoll"
)

var _ = netpoll.WithOnPrepare(func(c netpoll.Connection) context.Context {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	return context.WithValue(context.Background(), "active", c.IsActive())
})
