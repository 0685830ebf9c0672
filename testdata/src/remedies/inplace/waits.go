package inplace

import (
	"context"
	"os"
	"time"
)

func (s *store) waits(ctx context.Context) error {
	time.Sleep(time.Second) // want `time\.Sleep waits`

	s.wg.Wait() // want `Wait waits`
	func() {
		for {
			time.Sleep(time.Second) // want `time\.Sleep waits`
		}
	}()
	func() {
		time.Sleep(100) // want `time\.Sleep waits`
	}()
	return nil
}

func (s *store) defers(ctx context.Context) error {
	defer os.RemoveAll(s.dir) // want `os\.RemoveAll waits`

	defer os.ReadFile(s.dir) // want `os\.ReadFile waits`

	defer s.wg.Wait() // want `Wait waits`

	name := "x"
	defer s.conn.ReadFromUDP([]byte(name)) // want `waits`
	name = "y"
	return nil
}
