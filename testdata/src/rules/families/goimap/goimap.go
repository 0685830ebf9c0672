package goimap

import (
	"time"

	"github.com/emersion/go-imap/v2/imapclient"
)

func handler(c *imapclient.Client, gone map[uint32]bool) *imapclient.UnilateralDataHandler {
	return &imapclient.UnilateralDataHandler{
		Expunge: func(n uint32) {
			gone[n] = true
			c.Noop().Wait() // want `\.Wait waits for this very loop`
			time.Sleep(1)   // want `^time\.Sleep waits for a timer`
		},
		Fetch: func(*imapclient.FetchMessageData) { time.Sleep(1) }, // in a goroutine
	}
}
