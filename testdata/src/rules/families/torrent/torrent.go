package torrent

import (
	"net/http"

	"github.com/anacrolix/torrent"
)

func callbacks(closed chan<- string) (c torrent.Callbacks) {
	c.PeerConnClosed = func(p *torrent.PeerConn) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		select {
		case closed <- p.Network:
		default:
		}
	}
	c.PeerClosed = append(c.PeerClosed, func(p *torrent.Peer) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
	})
	return c
}
