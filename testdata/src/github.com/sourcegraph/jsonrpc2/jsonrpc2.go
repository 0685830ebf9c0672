// Package jsonrpc2 has the shapes of jsonrpc2 that tests need.
package jsonrpc2

import "context"

type Conn struct{}

func (c *Conn) Call(ctx context.Context, method string, params, result any, opts ...CallOption) error {
	return nil
}

func (c *Conn) Notify(ctx context.Context, method string, params any, opts ...CallOption) error {
	return nil
}

type CallOption any

type Request struct{ Method string }

type Handler interface {
	Handle(context.Context, *Conn, *Request)
}

type HandlerWithErrorConfigurer struct{}

func (h *HandlerWithErrorConfigurer) Handle(ctx context.Context, conn *Conn, req *Request) {}

func HandlerWithError(f func(context.Context, *Conn, *Request) (any, error)) *HandlerWithErrorConfigurer {
	return nil
}
