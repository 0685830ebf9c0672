package inplace

import (
	"context"
)

// Results of other shapes are put into variables.
func (s *store) shapes(ctx context.Context) error {
	n, peer, err := s.conn.ReadFromUDP(s.buf) // want `waits`
	if err != nil {
		return err
	}
	n, peer, err = s.conn.ReadFromUDP(nil) // want `waits`

	s.n, s.peer, err = s.conn.ReadFromUDP(nil) // want `waits`

	if m, _, err := s.conn.ReadFromUDP(s.buf[n:]); err == nil { // want `waits`
		println(m, peer)
	}
	s.conn.ReadFromUDP(nil) // want `waits`

	for range 3 {
		conn := s.conn
		conn, p, err := conn, peer, err
		_, _, _ = conn, p, err
	}
	n, peer, err = s.conn.ReadFromUDP(append([]byte(nil), byte(n))) // want `waits`
	_, err = three(s.conn.ReadFromUDP(nil))                         // want `waits`
	_, err = s.three(ctx)
	return err
}

func (s *store) three(ctx context.Context) (int, error) {
	return three(s.conn.ReadFromUDP(nil)) // want `waits`
}

func three(n int, peer any, err error) (int, error) { return n, err }
