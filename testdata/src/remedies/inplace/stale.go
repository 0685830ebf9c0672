package inplace

import (
	"context"
	"os"

	"github.com/loopblock/loopblock/offload"
)

var limit int

// What is read before the wait and used after it is in the title.
func (s *store) stale(ctx context.Context) error {
	n := s.n
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits`
	s.n = n + 1

	n = s.n
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits`
	n = s.n
	println(n)

	room := limit - len(s.buf)
	os.RemoveAll("x") // want `os\.RemoveAll waits`
	println(room)

	for s.n > 0 {
		n := s.n
		println(n)
		os.RemoveAll("x") // want `os\.RemoveAll waits`
	}
	count := 0
	offload.Go(ctx, func(ctx context.Context) error {
		old := count
		err := os.RemoveAll("x") // want `os\.RemoveAll waits`
		count = old + 1
		return err
	})
	return nil
}
