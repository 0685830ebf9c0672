package torrent

type Peer struct{ Network string }

type PeerConn struct{ Peer }

type Callbacks struct {
	PeerConnClosed func(*PeerConn)
	PeerClosed     []func(*Peer)
}
