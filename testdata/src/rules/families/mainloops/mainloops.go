package mainloops

import (
	"context"
	"net"

	"go.uber.org/fx"
	"google.golang.org/grpc"
)

func register(lc fx.Lifecycle, srv *grpc.Server, ln net.Listener) {
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error {
			go srv.Serve(ln)
			return srv.Serve(ln) // want `\.Serve does not return while the program runs`
		},
		OnStop: func(context.Context) error {
			srv.Stop()
			return nil
		},
	})
}
