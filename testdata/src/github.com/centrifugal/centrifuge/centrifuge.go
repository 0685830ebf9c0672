// Package centrifuge has the shapes of the Centrifuge server that tests need.
package centrifuge

type (
	Client      struct{}
	RPCEvent    struct{ Data []byte }
	RPCReply    struct{ Data []byte }
	RPCCallback func(RPCReply, error)
	RPCHandler  func(RPCEvent, RPCCallback)
)

func (c *Client) OnRPC(h RPCHandler) {}

func (c *Client) OnAlive(h func()) {}
