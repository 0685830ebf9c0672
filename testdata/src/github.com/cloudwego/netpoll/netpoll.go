// Package netpoll has the shapes of netpoll that tests need.
package netpoll

import "context"

type (
	Connection   interface{ IsActive() bool }
	OnDisconnect func(ctx context.Context, connection Connection)
	OnRequest    func(ctx context.Context, connection Connection) error
	Option       struct{}
)

func WithOnDisconnect(onDisconnect OnDisconnect) Option { return Option{} }

func NewEventLoop(onRequest OnRequest, ops ...Option) {}

type OnPrepare func(connection Connection) context.Context

func WithOnPrepare(onPrepare OnPrepare) Option { return Option{} }
