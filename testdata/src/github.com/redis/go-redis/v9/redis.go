// Package redis has the signatures of go-redis that the rules' programs need.
package redis

import "context"

type StringCmd struct{}

type Cmder interface{ Err() error }

type StringCmdable interface {
	Get(ctx context.Context, key string) *StringCmd
}

type UniversalClient interface {
	StringCmdable
	Close() error
}

type Pipeliner interface {
	StringCmdable
	Exec(ctx context.Context) ([]Cmder, error)
}
