package inplace

import (
	"context"
	"os"
)

func (s *store) locked(ctx context.Context) error {
	s.mu.Lock()
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held here`
	s.under(ctx)
	s.mu.Unlock()
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits`
	if s.n > 0 {
		s.mu.Lock()
	}
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held here`
	return s.deferred(ctx)
}

func (s *store) under(ctx context.Context) {
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held by locked`
}

func (s *store) deferred(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held here`
}
