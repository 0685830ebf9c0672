// Package moby calls Docker's client, in the module it moved to, on a loop.
package moby

import (
	"context"

	"github.com/moby/moby/client"
)

//loopblock:loop
func blocks(ctx context.Context, c *client.Client, a client.APIClient, co client.ContainerAPIClient) {
	_, _ = c.Ping(ctx, client.PingOptions{})                               // want network inferred
	_ = c.Events(ctx, client.EventsListOptions{})                          // want network inferred
	_ = c.ContainerWait(ctx, "c", client.ContainerWaitOptions{})           // want network inferred
	_, _ = c.Info(ctx, client.InfoOptions{})                               // want network inferred
	_, _ = c.ContainerList(ctx, client.ContainerListOptions{})             // want network inferred
	_, _ = c.ContainerInspect(ctx, "c", client.ContainerInspectOptions{})  // want network inferred
	_, _ = c.ContainerCreate(ctx, client.ContainerCreateOptions{})         // want network inferred
	_, _ = c.ContainerStart(ctx, "c", client.ContainerStartOptions{})      // want network inferred
	_, _ = c.ContainerStop(ctx, "c", client.ContainerStopOptions{})        // want network inferred
	_, _ = c.ContainerLogs(ctx, "c", client.ContainerLogsOptions{})        // want network inferred
	_, _ = c.ImageList(ctx, client.ImageListOptions{})                     // want network inferred
	_, _ = c.ImagePull(ctx, "i", client.ImagePullOptions{})                // want network inferred
	_, _ = c.NetworkList(ctx, client.NetworkListOptions{})                 // want network inferred
	_, _ = c.VolumeList(ctx, client.VolumeListOptions{})                   // want network inferred
	_, _ = c.ServerVersion(ctx, client.ServerVersionOptions{})             // want network inferred
	_, _ = a.Ping(ctx, client.PingOptions{})                               // want network listed
	_, _ = a.ContainerList(ctx, client.ContainerListOptions{})             // want network listed
	_, _ = co.ContainerInspect(ctx, "c", client.ContainerInspectOptions{}) // want network listed
}

//loopblock:loop
func silent(c *client.Client) {
	_, _ = client.New(client.WithHost("h"))
	_ = c.ClientVersion()
	_ = c.DaemonHost()
}
