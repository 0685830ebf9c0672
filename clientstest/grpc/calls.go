// Package grpc calls generated gRPC clients, and connections, on a loop.
package grpc

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"github.com/loopblock/loopblock/clientstest/grpc/echo"
)

// A service holds a stub as programs do.
type service struct {
	echo echo.EchoClient
}

//loopblock:loop
func stubs(ctx context.Context, s *service, cc *grpc.ClientConn) {
	_, _ = s.echo.Say(ctx, wrapperspb.String("s"))                                             // want network listed
	_, _ = s.echo.Listen(ctx)                                                                  // want network listed
	_, _ = echo.NewEchoClient(cc).Say(ctx, wrapperspb.String("s"))                             // want network listed
	_, _ = grpc_health_v1.NewHealthClient(cc).Check(ctx, &grpc_health_v1.HealthCheckRequest{}) // want network listed
	_, _ = grpc_health_v1.NewHealthClient(cc).Watch(ctx, &grpc_health_v1.HealthCheckRequest{}) // want network listed
}

//loopblock:loop
func connection(ctx context.Context, cc *grpc.ClientConn, i grpc.ClientConnInterface) {
	_ = cc.Invoke(ctx, "m", nil, nil)                 // want network listed
	_, _ = cc.NewStream(ctx, nil, "m")                // want network listed
	_ = cc.WaitForStateChange(ctx, connectivity.Idle) // want wait inferred
	_ = i.Invoke(ctx, "m", nil, nil)                  // want network listed
	_, _ = i.NewStream(ctx, nil, "m")                 // want network listed
}

//loopblock:loop
func streams(s grpc.ClientStream, w grpc.ServerStreamingClient[grpc_health_v1.HealthCheckResponse], bi grpc.BidiStreamingClient[int, int], up grpc.ClientStreamingClient[int, int], ss grpc.ServerStream) {
	_ = s.RecvMsg(nil)       // want network listed
	_ = s.SendMsg(nil)       // want network listed
	_, _ = s.Header()        // want network listed
	_, _ = w.Recv()          // want network listed
	_, _ = bi.Recv()         // want network listed
	_ = bi.Send(nil)         // want network listed
	_, _ = up.CloseAndRecv() // want network listed
	_ = up.Send(nil)         // want network listed
	_ = ss.RecvMsg(nil)      // want network listed
	_ = ss.SendMsg(nil)      // want network listed
}

//loopblock:loop
func server(s *grpc.Server) {
	_ = s.Serve(nil) // want forever listed
	s.GracefulStop() // want wait inferred
	s.Stop()         // want wait inferred
}

//loopblock:loop
func silent(ctx context.Context, cc *grpc.ClientConn, s grpc.ClientStream, err error) {
	_, _ = grpc.NewClient("t", grpc.WithTransportCredentials(insecure.NewCredentials()))
	_ = grpc.NewServer()
	_ = cc.GetState()
	_ = cc.Target()
	cc.Connect()
	_ = s.Context()
	_ = s.Trailer()
	_ = s.CloseSend()
	_ = status.Code(err) == codes.OK
	_ = status.Error(codes.NotFound, "x")
	_, _ = status.FromError(err)
	_ = metadata.Pairs("a", "b")
	_ = metadata.NewOutgoingContext(ctx, nil)
	_ = grpc_health_v1.NewHealthClient(cc)
	_ = grpc.WithBlock()
}
