package libp2pnotifiee

import (
	"net/http"

	"github.com/libp2p/go-libp2p/core/network"
)

var _ = &network.NotifyBundle{ConnectedF: func(n network.Network, c network.Conn) {
	http.Get(c.ID()) // want `http\.Get waits for a peer on the network`
}}

type once struct{}

func (o once) Connected(n network.Network, c network.Conn) {
	n.StopNotify(o) // want `\.StopNotify waits for this very loop`
	go n.StopNotify(o)
}

func (once) Disconnected(n network.Network, c network.Conn) { c.ID() }
