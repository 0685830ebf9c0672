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
	_, _ = c.CoreV1().Pods("n").Get(ctx, "p", metav1.GetOptions{})
	_, _ = c.CoreV1().Pods("n").List(ctx, metav1.ListOptions{})
	_, _ = c.CoreV1().Pods("n").Create(ctx, &corev1.Pod{}, metav1.CreateOptions{})
	_, _ = c.CoreV1().Pods("n").Update(ctx, &corev1.Pod{}, metav1.UpdateOptions{})
	_, _ = c.CoreV1().Pods("n").UpdateStatus(ctx, &corev1.Pod{}, metav1.UpdateOptions{})
	_ = c.CoreV1().Pods("n").Delete(ctx, "p", metav1.DeleteOptions{})
	_ = c.CoreV1().Pods("n").DeleteCollection(ctx, metav1.DeleteOptions{}, metav1.ListOptions{})
	_, _ = c.CoreV1().Pods("n").Patch(ctx, "p", types.MergePatchType, nil, metav1.PatchOptions{})
	_, _ = c.CoreV1().Pods("n").Watch(ctx, metav1.ListOptions{})
	_ = c.CoreV1().Pods("n").Bind(ctx, nil, metav1.CreateOptions{})
	_ = c.CoreV1().Pods("n").EvictV1(ctx, nil)
	_, _ = c.CoreV1().Secrets("n").Get(ctx, "s", metav1.GetOptions{})
	_, _ = c.AppsV1().Deployments("n").Update(ctx, &appsv1.Deployment{}, metav1.UpdateOptions{})
	_, _ = c.AppsV1().Deployments("n").GetScale(ctx, "d", metav1.GetOptions{})
	_, _ = cs.CoreV1().Nodes().List(ctx, metav1.ListOptions{})
	_, _ = cs.BatchV1().Jobs("n").Get(ctx, "j", metav1.GetOptions{})
	_, _ = pods.Get(ctx, "p", metav1.GetOptions{})
	_, _ = cs.CoreV1().Pods("n").GetLogs("p", nil).Stream(ctx)
	_, _ = c.Discovery().ServerVersion()
	_, _ = c.CoreV1().Events("n").Search(nil, nil)
}

//loopblock:loop
func others(ctx context.Context, d dynamic.Interface, m metadata.Interface, disc discovery.DiscoveryInterface, r *rest.Request, res schema.GroupVersionResource) {
	_, _ = d.Resource(res).Namespace("n").Get(ctx, "p", metav1.GetOptions{})
	_, _ = d.Resource(res).List(ctx, metav1.ListOptions{})
	_, _ = d.Resource(res).Apply(ctx, "n", nil, metav1.ApplyOptions{})
	_, _ = m.Resource(res).Get(ctx, "p", metav1.GetOptions{})
	_, _ = disc.ServerVersion()
	_, _ = disc.ServerGroups()
	_, _, _ = disc.ServerGroupsAndResources()
	_, _ = disc.ServerResourcesForGroupVersion("v1")
	_ = r.Do(ctx)
	_, _ = r.DoRaw(ctx)
	_, _ = r.Stream(ctx)
	_, _ = r.Watch(ctx)
}

// setup reads the files that the configuration names.
//
//loopblock:loop
func setup(cfg *rest.Config) {
	_, _ = kubernetes.NewForConfig(cfg)
	_ = kubernetes.NewForConfigOrDie(cfg)
	_, _ = dynamic.NewForConfig(cfg)
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
