// Package kubernetes calls client-go's clients on a loop.
package kubernetes

import (
	"context"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	typedcorev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	listersv1 "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/metadata"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
)

//loopblock:loop
func typed(ctx context.Context, c kubernetes.Interface, cs *kubernetes.Clientset, pods typedcorev1.PodInterface) {
	_, _ = c.CoreV1().Pods("n").Get(ctx, "p", metav1.GetOptions{})                                // want network listed
	_, _ = c.CoreV1().Pods("n").List(ctx, metav1.ListOptions{})                                   // want network listed
	_, _ = c.CoreV1().Pods("n").Create(ctx, &corev1.Pod{}, metav1.CreateOptions{})                // want network listed
	_, _ = c.CoreV1().Pods("n").Update(ctx, &corev1.Pod{}, metav1.UpdateOptions{})                // want network listed
	_, _ = c.CoreV1().Pods("n").UpdateStatus(ctx, &corev1.Pod{}, metav1.UpdateOptions{})          // want network listed
	_ = c.CoreV1().Pods("n").Delete(ctx, "p", metav1.DeleteOptions{})                             // want network listed
	_ = c.CoreV1().Pods("n").DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{})  // want network listed
	_, _ = c.CoreV1().Pods("n").Patch(ctx, "p", types.MergePatchType, nil, metav1.PatchOptions{}) // want network listed
	_, _ = c.CoreV1().Pods("n").Watch(ctx, metav1.ListOptions{})                                  // want network listed
	_ = c.CoreV1().Pods("n").Bind(ctx, nil, metav1.CreateOptions{})                               // want network listed
	_ = c.CoreV1().Pods("n").EvictV1(ctx, nil)                                                    // want network listed
	_, _ = c.CoreV1().Secrets("n").Get(ctx, "s", metav1.GetOptions{})                             // want network listed
	_, _ = c.AppsV1().Deployments("n").Update(ctx, &appsv1.Deployment{}, metav1.UpdateOptions{})  // want network listed
	_, _ = c.AppsV1().Deployments("n").GetScale(ctx, "d", metav1.GetOptions{})                    // want network listed
	_, _ = cs.CoreV1().Nodes().List(ctx, metav1.ListOptions{})                                    // want network listed
	_, _ = cs.BatchV1().Jobs("n").Get(ctx, "j", metav1.GetOptions{})                              // want network listed
	_, _ = pods.Get(ctx, "p", metav1.GetOptions{})                                                // want network listed
	_, _ = cs.CoreV1().Pods("n").GetLogs("p", nil).Stream(ctx)                                    // want network listed
	_, _ = c.Discovery().ServerVersion()                                                          // want network listed
	_, _ = c.CoreV1().Events("n").Search(nil, nil)                                                // want network listed
}

//loopblock:loop
func others(ctx context.Context, d dynamic.Interface, m metadata.Interface, disc discovery.DiscoveryInterface, r *rest.Request, res schema.GroupVersionResource) {
	_, _ = d.Resource(res).Namespace("n").Get(ctx, "p", metav1.GetOptions{}) // want network listed
	_, _ = d.Resource(res).List(ctx, metav1.ListOptions{})                   // want network listed
	_, _ = d.Resource(res).Apply(ctx, "n", nil, metav1.ApplyOptions{})       // want network listed
	_, _ = m.Resource(res).Get(ctx, "p", metav1.GetOptions{})                // want network listed
	_, _ = disc.ServerVersion()                                              // want network listed
	_, _ = disc.ServerGroups()                                               // want network listed
	_, _, _ = disc.ServerGroupsAndResources()                                // want network listed
	_, _ = disc.ServerResourcesForGroupVersion("v1")                         // want network listed
	_ = r.Do(ctx)                                                            // want network listed
	_, _ = r.DoRaw(ctx)                                                      // want network listed
	_, _ = r.Stream(ctx)                                                     // want network listed
	_, _ = r.Watch(ctx)                                                      // want network listed
}

// setup reads the files that the configuration names.
//
//loopblock:loop
func setup(cfg *rest.Config) {
	_, _ = kubernetes.NewForConfig(cfg)   // want file inferred
	_ = kubernetes.NewForConfigOrDie(cfg) // want file inferred
	_, _ = dynamic.NewForConfig(cfg)      // want file inferred
}

//loopblock:loop
func silent(c kubernetes.Interface, cs *kubernetes.Clientset, cfg *rest.Config, l listersv1.PodLister, d dynamic.Interface, r *rest.Request) {
	_ = c.CoreV1()
	_ = c.CoreV1().Pods("n")
	_ = cs.CoreV1().RESTClient()
	_ = c.CoreV1().Pods("n").GetLogs("p", nil)
	_, _ = l.List(labels.Everything())
	_, _ = l.Pods("n").Get("p")
	_ = d.Resource(schema.GroupVersionResource{}).Namespace("n")
	_ = r.Namespace("n").Name("p").Resource("pods").Body(nil)
	_ = r.URL()
	_ = rest.CopyConfig(cfg)
	_ = clientcmd.NewDefaultClientConfigLoadingRules()
}
