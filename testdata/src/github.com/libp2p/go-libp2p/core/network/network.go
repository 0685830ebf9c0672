// Package network has the shapes of libp2p's network that tests need.
package network

type Conn interface{ ID() string }

type Notifiee interface {
	Connected(Network, Conn)
	Disconnected(Network, Conn)
}

type Dialer interface {
	Notify(Notifiee)
	StopNotify(Notifiee)
}

type Network interface{ Dialer }

type NotifyBundle struct{ ConnectedF func(Network, Conn) }
