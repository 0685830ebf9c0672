// Package quic has the shapes of quic-go that tests need.
package quic

type (
	Conn   struct{}
	Config struct {
		AllowConnectionWindowIncrease func(conn *Conn, delta uint64) bool
	}
)

func (c *Conn) SendDatagram(p []byte) error { return nil }
