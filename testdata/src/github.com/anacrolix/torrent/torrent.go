// Package torrent has the shapes of torrent that tests need.
package torrent

type Peer struct{ Network string }

type PeerConn struct{ Peer }

type Callbacks struct {
	PeerConnClosed func(*PeerConn)
	PeerClosed     []func(*Peer)
}
