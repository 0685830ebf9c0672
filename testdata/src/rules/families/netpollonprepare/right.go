package netpollonprepare

import (
	"context"
	"os"

	"github.com/cloudwego/netpoll"
)

var _ = netpoll.WithOnPrepare(func(c netpoll.Connection) context.Context { return context.Background() })

// connected is given to netpoll.WithOnConnect, whose function has a goroutine.
func connected(ctx context.Context, c netpoll.Connection) context.Context {
	os.ReadFile("x")
	return ctx
}
