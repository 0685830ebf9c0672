// Package imapclient has the shapes of go-imap's client that tests need.
package imapclient

type (
	Client           struct{}
	Command          struct{}
	FetchMessageData struct{}

	UnilateralDataHandler struct {
		Expunge func(seqNum uint32)
		Fetch   func(msg *FetchMessageData)
	}
)

func (c *Client) Noop() *Command { return nil }

func (cmd *Command) Wait() error { return nil }
