// Package gnet has the shapes of gnet that tests need.
package gnet

type (
	Action int
	Conn   interface {
		AsyncWrite(buf []byte, callback AsyncCallback) error
	}
	AsyncCallback func(c Conn, err error) error

	EventHandler interface {
		OnTraffic(c Conn) (action Action)
		OnTick()
	}
)
