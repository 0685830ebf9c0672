package netpollondisconnect

import (
	"context"
	"time"

	"github.com/cloudwego/netpoll"
)

func serve(gone func()) {
	netpoll.NewEventLoop(
		func(context.Context, netpoll.Connection) error {
			time.Sleep(1) // requests have goroutines
			return nil
		},
		netpoll.WithOnDisconnect(func(_ context.Context, c netpoll.Connection) {
			time.Sleep(1) // want `^time\.Sleep waits for a timer`
			go time.Sleep(1)
		}))
}
