package clientgo

import (
	"net/http"

	"k8s.io/client-go/tools/cache"
)

// queue has the method of client-go's workqueues that a handler needs.
type queue interface {
	Add(key string)
	Get() (key string, shutdown bool)
	Done(key string)
}

func enqueue(q queue, keyOf func(any) string) cache.ResourceEventHandlerFuncs {
	return cache.ResourceEventHandlerFuncs{AddFunc: func(obj any) { q.Add(keyOf(obj)) }}
}

// work runs in a goroutine of its own.
func work(q queue) {
	for {
		key, shutdown := q.Get()
		if shutdown {
			return
		}
		http.Get("http://x/" + key)
		q.Done(key)
	}
}
