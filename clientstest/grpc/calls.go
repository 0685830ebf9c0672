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
	_, _ = s.echo.Say(ctx, wrapperspb.String("s"))
	_, _ = s.echo.Listen(ctx)
	_, _ = echo.NewEchoClient(cc).Say(ctx, wrapperspb.String("s"))
	_, _ = grpc_health_v1.NewHealthClient(cc).Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	_, _ = grpc_health_v1.NewHealthClient(cc).Watch(ctx, &grpc_health_v1.HealthCheckRequest{})
}

//loopblock:loop
func connection(ctx context.Context, cc *grpc.ClientConn, i grpc.ClientConnInterface) {
	_ = cc.Invoke(ctx, "m", nil, nil)
	_, _ = cc.NewStream(ctx, nil, "m")
	_ = cc.WaitForStateChange(ctx, connectivity.Idle)
	_ = i.Invoke(ctx, "m", nil, nil)
	_, _ = i.NewStream(ctx, nil, "m")
}

//loopblock:loop
func streams(s grpc.ClientStream, w grpc.ServerStreamingClient[grpc_health_v1.HealthCheckResponse], bi grpc.BidiStreamingClient[int, int], up grpc.ClientStreamingClient[int, int], ss grpc.ServerStream) {
	_ = s.RecvMsg(nil)
	_ = s.SendMsg(nil)
	_, _ = s.Header()
	_, _ = w.Recv()
	_, _ = bi.Recv()
	_ = bi.Send(nil)
	_, _ = up.CloseAndRecv()
	_ = up.Send(nil)
	_ = ss.RecvMsg(nil)
	_ = ss.SendMsg(nil)
}

//loopblock:loop
func server(s *grpc.Server) {
	_ = s.Serve(nil)
	s.GracefulStop()
	s.Stop()
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
