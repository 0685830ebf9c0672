package inplace

import (
	"context"
	"io"
	"os"

	"remedies/lib"
)

// What an arity form cannot pass stands in a closure, and what only the loop may read is passed to that.
func (s *store) closures(ctx context.Context) error {
	f, err := os.Open("x") // want `os\.Open waits`
	if err != nil {
		return err
	}
	b, err := io.ReadAll(f) // want `Read waits`
	if err != nil {
		return err
	}
	b, err = io.ReadAll(s.file) // want `Read waits`
	if err != nil {
		return err
	}
	if _, err := io.Copy(f, s.file); err != nil { // want `waits`
		return err
	}
	_, err = io.ReadFull(s.file, s.buf[:s.n]) // want `Read waits`

	name := "a"
	go func() { name = "b" }()
	_, err = lib.First(name, "b", string(b)) // want `os\.ReadFile waits`

	_, err = lib.First(string(b), "b") // want `os\.ReadFile waits`

	_, err = lib.Generic(name) // want `os\.ReadFile waits`

	_, err = lib.Generic[string](s.dir) // want `os\.ReadFile waits`

	_, err = lib.Four(s.dir, s.n, len(s.dir), s.peer) // want `no fix: more than 3 parts`

	_, err = lib.Four(s.dir, 1, 2, nil) // want `os\.ReadFile waits`

	err = s.db.Value() // want `os\.RemoveAll waits`

	err = s.val.Value() // want `os\.RemoveAll waits`

	err = lib.Default.Value() // want `os\.RemoveAll waits`
	return err
}
