package grpcpicker

import (
	"net"

	"google.golang.org/grpc/balancer"
)

type picker struct{ next int }

func (p *picker) Pick(balancer.PickInfo) (balancer.PickResult, error) {
	net.LookupHost("x") // want `^net\.LookupHost waits for a peer`
	p.next++
	return balancer.PickResult{}, nil
}

func options() balancer.NewSubConnOptions {
	return balancer.NewSubConnOptions{StateListener: func(balancer.SubConnState) {
		net.LookupHost("x") // want `^net\.LookupHost waits for a peer`
	}}
}
