// Package moby calls Docker's client, in the module it moved to, on a loop.
package moby

import (
	"context"

	"github.com/moby/moby/client"
)

//loopblock:loop
func blocks(ctx context.Context, c *client.Client, a client.APIClient, co client.ContainerAPIClient) {
	_, _ = c.Ping(ctx, client.PingOptions{})
	_ = c.Events(ctx, client.EventsListOptions{})
	_ = c.ContainerWait(ctx, "c", client.ContainerWaitOptions{})
	_, _ = c.Info(ctx, client.InfoOptions{})
	_, _ = c.ContainerList(ctx, client.ContainerListOptions{})
	_, _ = c.ContainerInspect(ctx, "c", client.ContainerInspectOptions{})
	_, _ = c.ContainerCreate(ctx, client.ContainerCreateOptions{})
	_, _ = c.ContainerStart(ctx, "c", client.ContainerStartOptions{})
	_, _ = c.ContainerStop(ctx, "c", client.ContainerStopOptions{})
	_, _ = c.ContainerLogs(ctx, "c", client.ContainerLogsOptions{})
	_, _ = c.ImageList(ctx, client.ImageListOptions{})
	_, _ = c.ImagePull(ctx, "i", client.ImagePullOptions{})
	_, _ = c.NetworkList(ctx, client.NetworkListOptions{})
	_, _ = c.VolumeList(ctx, client.VolumeListOptions{})
	_, _ = c.ServerVersion(ctx, client.ServerVersionOptions{})
	_, _ = a.Ping(ctx, client.PingOptions{})
	_, _ = a.ContainerList(ctx, client.ContainerListOptions{})
	_, _ = co.ContainerInspect(ctx, "c", client.ContainerInspectOptions{})
}

//loopblock:loop
func silent(c *client.Client) {
	_, _ = client.New(client.WithHost("h"))
	_ = c.ClientVersion()
	_ = c.DaemonHost()
}
