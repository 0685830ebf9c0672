// Package evio has the shapes of evio that tests need.
package evio

type (
	Action int
	Conn   interface{ Wake() }
	Server struct{}

	Events struct {
		Serving func(server Server) (action Action)
		Data    func(c Conn, in []byte) (out []byte, action Action)
	}
)
