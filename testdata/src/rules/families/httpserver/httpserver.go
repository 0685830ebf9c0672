package httpserver

import (
	"context"
	"net"
	"net/http"
)

type key struct{}

var server = http.Server{
	ConnContext: func(ctx context.Context, c net.Conn) context.Context {
		net.LookupAddr(c.RemoteAddr().String()) // want `net\.LookupAddr waits for a peer on the network`
		return context.WithValue(ctx, key{}, c)
	},
	Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { http.Get("url") }),
}
