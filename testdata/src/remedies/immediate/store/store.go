// Package store tells its listeners of what it stores.
package store

import "os"

type Store struct{ changed []func() }

func (s *Store) Changed(f func()) { s.changed = append(s.changed, f) }

func (s *Store) Put(name string) error {
	err := os.WriteFile(name, nil, 0o600)
	for _, f := range s.changed {
		f()
	}
	return err
}

func (s *Store) Drop(name string) error { return os.RemoveAll(name) }
