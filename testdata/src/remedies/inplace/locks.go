package inplace

import (
	"context"
	"os"
	"slices"

	"remedies/lib"
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

// Who calls back may hold a lock.
func (s *store) calledBack(ctx context.Context) error {
	s.once.Do(func() {
		os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: sync\.Do leads here, and may hold a lock`
	})
	slices.SortFunc(s.buf, func(a, b byte) int {
		os.RemoveAll(s.dir) // want `os\.RemoveAll waits`
		return 0
	})
	return lib.With(func() error {
		return os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: lib\.With leads here`
	})
}

func (s *store) under(ctx context.Context) {
	os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held by locked`
}

func (s *store) deferred(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return os.RemoveAll(s.dir) // want `os\.RemoveAll waits.*no fix: s\.mu is held here`
}
