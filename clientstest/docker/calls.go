// Package docker calls Docker's client on a loop.
package docker

import (
	"context"

	"github.com/docker/docker/api/types/container"
	"github.com/docker/docker/api/types/events"
	"github.com/docker/docker/api/types/image"
	"github.com/docker/docker/api/types/network"
	"github.com/docker/docker/api/types/volume"
	"github.com/docker/docker/client"
)

//loopblock:loop
func blocks(ctx context.Context, c *client.Client, a client.APIClient, co client.ContainerAPIClient) {
	_, _ = c.Ping(ctx)
	_, _ = c.Events(ctx, events.ListOptions{})
	_, _ = c.ContainerWait(ctx, "c", container.WaitConditionNotRunning)
	_, _ = c.Info(ctx)
	_, _ = c.ContainerList(ctx, container.ListOptions{})
	_, _ = c.ContainerInspect(ctx, "c")
	_, _ = c.ContainerCreate(ctx, nil, nil, nil, nil, "n")
	_ = c.ContainerStart(ctx, "c", container.StartOptions{})
	_ = c.ContainerStop(ctx, "c", container.StopOptions{})
	_ = c.ContainerRemove(ctx, "c", container.RemoveOptions{})
	_, _ = c.ContainerLogs(ctx, "c", container.LogsOptions{})
	_, _ = c.ContainerStats(ctx, "c", false)
	_, _ = c.ContainerExecCreate(ctx, "c", container.ExecOptions{})
	_, _ = c.ContainerExecAttach(ctx, "e", container.ExecAttachOptions{})
	_, _ = c.ImageList(ctx, image.ListOptions{})
	_, _ = c.ImagePull(ctx, "i", image.PullOptions{})
	_, _ = c.NetworkList(ctx, network.ListOptions{})
	_, _ = c.VolumeList(ctx, volume.ListOptions{})
	_, _ = c.ServerVersion(ctx)
	_, _ = a.Ping(ctx)
	_, _ = a.ContainerList(ctx, container.ListOptions{})
	_, _ = a.ImagePull(ctx, "i", image.PullOptions{})
	_, _ = co.ContainerInspect(ctx, "c")
	c.NegotiateAPIVersion(ctx)
}

//loopblock:loop
func silent(c *client.Client, err error) {
	_, _ = client.NewClientWithOpts(client.WithHost("h"), client.WithAPIVersionNegotiation())
	_ = c.ClientVersion()
	_ = c.DaemonHost()
	_ = c.HTTPClient()
	_ = client.IsErrNotFound(err)
}
