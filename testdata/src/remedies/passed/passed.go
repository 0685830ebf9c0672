// Package passed gives another package what that calls on a loop.
package passed

import (
	"net/http"

	"k8s.io/client-go/tools/cache"

	"remedies/registered"
)

func Start(informer cache.SharedInformer) {
	r := registered.NewReplica(informer)
	r.Copy = copyOver
}

func copyOver(obj any) error {
	_, err := http.Get("x") // want `http\.Get waits .*no fix: hand its work off where the loop calls it: \(\*registered\.Replica\)\.Added, registered/registered\.go:\d+; .*NewReplica`
	return err
}

// A Field is called by a function of this package.
type field struct{ each func(obj any) }

func (f *field) register(informer cache.SharedInformer) {
	_ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: func(obj any) {
		f.each(obj)
	}})
	f.each = func(obj any) {
		_, _ = http.Get("x") // want `http\.Get waits`
	}
}
