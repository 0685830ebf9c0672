// Package beside gives the loop away while it waits, if it is called on a coroutine.
package beside

import (
	"context"
	"net/http"
	"os"

	"github.com/loopblock/loopblock/offload"
)

func Load(name string) []byte {
	b, _ := offload.Call1(offload.Context(), os.ReadFile, name)
	return b
}

// Both waits once where it is, and once beside the loop.
func Both(name string) []byte {
	http.Get(name)
	return Load(name)
}

func Do(ctx context.Context, f func() error) error { return offload.Do(ctx, f) }

func Call(f func() error) error { return f() }

// A Store is one.
type Store struct{ dir string }

func (s *Store) Load(name string) []byte { return Load(s.dir + name) }

func (s *Store) Name() string { return s.dir }
