package grpcstats

import (
	"context"
	"net/http"
	"sync/atomic"

	"google.golang.org/grpc/stats"
)

type counter struct{ calls atomic.Int64 }

var _ stats.Handler = &counter{}

func (c *counter) TagRPC(ctx context.Context, info *stats.RPCTagInfo) context.Context {
	http.Get(info.FullMethodName) // want `http\.Get waits for a peer on the network`
	return ctx
}

func (c *counter) HandleRPC(context.Context, stats.RPCStats) { c.calls.Add(1) }
