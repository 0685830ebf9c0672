package clientgo

import (
	"testing"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/metadata/fake"
	"k8s.io/client-go/metadata/metadatainformer"

	"github.com/loopblock/loopblock/prooftest/held"
)

var pods = schema.GroupVersionResource{Version: "v1", Resource: "pods"}

func TestAddFunc(t *testing.T) {
	scheme := runtime.NewScheme()
	if err := metav1.AddMetaToScheme(scheme); err != nil {
		t.Fatal(err)
	}
	client := fake.NewSimpleMetadataClient(scheme)
	informers := metadatainformer.NewSharedInformerFactory(client, 0)
	informer := informers.ForResource(pods).Informer()
	next := make(chan func(), 1)
	_, err := informer.AddEventHandler(notify(func(name string) {
		if name == "second" {
			(<-next)()
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	informers.Start(stop)
	informers.WaitForCacheSync(stop)
	create := func(name, url string) {
		pod := &metav1.PartialObjectMetadata{
			TypeMeta:   metav1.TypeMeta{APIVersion: "v1", Kind: "Pod"},
			ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: "default", Annotations: map[string]string{"notify": url}},
		}
		c := client.Resource(pods).Namespace("default").(fake.MetadataClient)
		if _, err := c.CreateFake(pod, metav1.CreateOptions{}); err != nil {
			t.Error(err)
		}
	}
	held.StandsStill(t,
		func(url string) { create("first", url) },
		func(f func()) { next <- f; create("second", "") })
	close(stop)
	informers.Shutdown()
}
