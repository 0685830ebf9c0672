package gnet

import (
	"context"
	"net"
	"sync"
	"testing"

	"github.com/panjf2000/gnet/v2"

	"github.com/loopblock/loopblock/prooftest/held"
)

func TestOnTraffic(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	next := make(chan func(), 1)
	h := &handler{booted: make(chan gnet.Engine, 1), next: func() { (<-next)() }}
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := gnet.Run(h, "tcp://"+address, gnet.WithNumEventLoop(1)); err != nil {
			t.Error(err)
		}
	})
	engine := held.Receive(t, h.booted)
	send := func(data string) {
		c, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		if _, err := c.Write([]byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	held.StandsStill(t, send, func(f func()) { next <- f; send("-") })
	if err := engine.Stop(context.Background()); err != nil {
		t.Error(err)
	}
	wg.Wait()
}
