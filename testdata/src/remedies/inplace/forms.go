// Package inplace: a coroutine waits where it is.
package inplace

import (
	"context"
	"net/http"
	"os"

	"github.com/loopblock/loopblock/offload"
)

type store struct{ dir, name string }

func (s *store) load(name string) ([]byte, error) { return nil, nil }

func start(ctx context.Context) { _ = offload.Run(ctx, run) }

func run(ctx context.Context) error {
	resp, err := http.Get("/") // want `http\.Get waits for a peer`
	if err != nil {
		return err
	}
	if err := os.RemoveAll(resp.Status); err != nil { // want `os\.RemoveAll waits`
		return err
	}
	b, _ := os.ReadFile( // want `os.ReadFile waits`
		resp.Proto, // is strange
	)
	_ = b
	return helper(ctx)
}

func helper(c context.Context) error {
	return os.WriteFile("x", nil, 0o600) // want `os\.WriteFile waits`
}

func noContext() error {
	return os.WriteFile("x", nil, 0o600)
}
