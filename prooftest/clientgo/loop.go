// Package clientgo has an informer's handler that holds up those that follow.
package clientgo

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/tools/cache"

	"github.com/loopblock/loopblock/prooftest/held"
)

// notify gets the URL in an object's annotation, and then tells the object's name.
func notify(added func(name string)) cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			o := obj.(*metav1.PartialObjectMetadata)
			if url := o.Annotations["notify"]; url != "" {
				held.Get(url) // finding: network
			}
			added(o.Name)
		},
	}
}
