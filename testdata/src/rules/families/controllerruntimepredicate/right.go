package controllerruntimepredicate

import (
	"net/http"

	"sigs.k8s.io/controller-runtime/pkg/predicate"
)

var changed = predicate.NewPredicateFuncs(func(o any) bool { return o != nil }) // from the object alone

// reconcile is called by the controller's workers, and may wait.
func reconcile(name string) error {
	_, err := http.Get("http://x/" + name)
	return err
}
