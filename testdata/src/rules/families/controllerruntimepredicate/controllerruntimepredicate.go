package controllerruntimepredicate

import (
	"net/http"

	"sigs.k8s.io/controller-runtime/pkg/predicate"
)

var (
	wanted = predicate.NewPredicateFuncs(func(o any) bool {
		_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
		return err == nil
	})
	created = predicate.Funcs{CreateFunc: func(e predicate.CreateEvent[any]) bool {
		_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
		return err == nil
	}}
	cheap = predicate.NewPredicateFuncs(func(o any) bool { return o != nil })
)
