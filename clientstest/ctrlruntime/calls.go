// Package ctrlruntime calls controller-runtime's client on a loop.
package ctrlruntime

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

//loopblock:loop
func blocks(ctx context.Context, c client.Client, w client.Writer, p *corev1.Pod) {
	_ = c.Create(ctx, p)                              // want network listed
	_ = c.Update(ctx, p)                              // want network listed
	_ = c.Patch(ctx, p, client.MergeFrom(p))          // want network listed
	_ = c.Delete(ctx, p)                              // want network listed
	_ = c.DeleteAllOf(ctx, p)                         // want network listed
	_ = c.Status().Update(ctx, p)                     // want network listed
	_ = c.Status().Patch(ctx, p, client.MergeFrom(p)) // want network listed
	_ = c.SubResource("scale").Get(ctx, p, p)         // want network listed
	_ = c.SubResource("scale").Update(ctx, p)         // want network listed
	_ = w.Create(ctx, p)                              // want network listed
}

// reads are answered by the manager's cache, for which the first of a kind waits.
//
//loopblock:loop
func silentReads(ctx context.Context, c client.Client, r client.Reader, p *corev1.Pod) {
	_ = c.Get(ctx, client.ObjectKey{}, p)
	_ = c.List(ctx, &corev1.PodList{})
	_ = r.Get(ctx, client.ObjectKey{}, p)
}

//loopblock:loop
func silent(c client.Client, cfg *rest.Config, p *corev1.Pod) {
	_ = c.Scheme()
	_ = c.Status()
	_ = client.ObjectKeyFromObject(p)
	_ = client.MergeFrom(p)
	_ = client.InNamespace("n")
	_ = client.MatchingLabels{}
	_ = client.IgnoreNotFound(nil)
	_ = client.NewNamespacedClient(c, "n")
}
