package clientgo

import (
	"net/http"

	"k8s.io/client-go/tools/cache"
)

func handlers(keys chan<- any) cache.ResourceEventHandlerFuncs {
	return cache.ResourceEventHandlerFuncs{AddFunc: func(obj any) {
		http.Get("http://x") // want `^http\.Get waits for a peer`
		select {
		case keys <- obj:
		default:
		}
	}}
}
