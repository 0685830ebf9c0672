// Package balancer has the shapes of gRPC's load balancing that tests need.
package balancer

import "context"

type (
	PickInfo   struct{ Ctx context.Context }
	PickResult struct{}

	Picker interface {
		Pick(info PickInfo) (PickResult, error)
	}

	SubConnState      struct{}
	NewSubConnOptions struct{ StateListener func(SubConnState) }
)
