// Package stats has the shapes of gRPC's statistics that tests need.
package stats

import "context"

type RPCStats interface{ IsClient() bool }

type RPCTagInfo struct{ FullMethodName string }

type Handler interface {
	TagRPC(context.Context, *RPCTagInfo) context.Context
	HandleRPC(context.Context, RPCStats)
}
