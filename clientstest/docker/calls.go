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
	_, _ = c.Ping(ctx)                                                    // want network inferred
	_, _ = c.Events(ctx, events.ListOptions{})                            // want network inferred
	_, _ = c.ContainerWait(ctx, "c", container.WaitConditionNotRunning)   // want network inferred
	_, _ = c.Info(ctx)                                                    // want network inferred
	_, _ = c.ContainerList(ctx, container.ListOptions{})                  // want network inferred
	_, _ = c.ContainerInspect(ctx, "c")                                   // want network inferred
	_, _ = c.ContainerCreate(ctx, nil, nil, nil, nil, "n")                // want network inferred
	_ = c.ContainerStart(ctx, "c", container.StartOptions{})              // want network inferred
	_ = c.ContainerStop(ctx, "c", container.StopOptions{})                // want network inferred
	_ = c.ContainerRemove(ctx, "c", container.RemoveOptions{})            // want network inferred
	_, _ = c.ContainerLogs(ctx, "c", container.LogsOptions{})             // want network inferred
	_, _ = c.ContainerStats(ctx, "c", false)                              // want network inferred
	_, _ = c.ContainerExecCreate(ctx, "c", container.ExecOptions{})       // want network inferred
	_, _ = c.ContainerExecAttach(ctx, "e", container.ExecAttachOptions{}) // want network inferred
	_, _ = c.ImageList(ctx, image.ListOptions{})                          // want network inferred
	_, _ = c.ImagePull(ctx, "i", image.PullOptions{})                     // want network inferred
	_, _ = c.NetworkList(ctx, network.ListOptions{})                      // want network inferred
	_, _ = c.VolumeList(ctx, volume.ListOptions{})                        // want network inferred
	_, _ = c.ServerVersion(ctx)                                           // want network inferred
	_, _ = a.Ping(ctx)                                                    // want network listed
	_, _ = a.ContainerList(ctx, container.ListOptions{})                  // want network listed
	_, _ = a.ImagePull(ctx, "i", image.PullOptions{})                     // want network listed
	_, _ = co.ContainerInspect(ctx, "c")                                  // want network listed
	c.NegotiateAPIVersion(ctx)                                            // want network inferred
}

//loopblock:loop
func silent(c *client.Client, err error) {
	_, _ = client.NewClientWithOpts(client.WithHost("h"), client.WithAPIVersionNegotiation())
	_ = c.ClientVersion()
	_ = c.DaemonHost()
	_ = c.HTTPClient()
	_ = client.IsErrNotFound(err)
}
