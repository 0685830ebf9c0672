package fxhooks

import (
	"context"
	"net"
	"net/http"

	"go.uber.org/fx"
)

func register(lc fx.Lifecycle, srv *http.Server) {
	lc.Append(fx.Hook{
		OnStart: func(context.Context) error {
			ln, err := net.Listen("tcp", ":0")
			go srv.Serve(ln)
			return err
		},
		OnStop: srv.Shutdown,
	})
	lc.Append(fx.StartHook(func() error {
		return srv.ListenAndServe() // want `ListenAndServe does not return while the program runs`
	}))
}
