package clientgo

import (
	"time"

	"k8s.io/apimachinery/pkg/util/runtime"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

type controller struct {
	queue workqueue.TypedRateLimitingInterface[string]
	keyOf func(any) (string, error)
}

func newController(keyOf func(any) (string, error)) *controller {
	return &controller{queue: workqueue.NewTypedRateLimitingQueue[string](), keyOf: keyOf}
}

func (c *controller) handlers() cache.ResourceEventHandlerFuncs {
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    c.enqueue,
		UpdateFunc: func(_, obj any) { c.enqueue(obj) },
	}
}

func (c *controller) enqueue(obj any) {
	key, err := c.keyOf(obj)
	if err != nil {
		runtime.HandleError(err) // logs, and waits a millisecond at most
		return
	}
	c.queue.Add(key)
	c.queue.AddAfter(key, time.Minute)
	c.queue.AddRateLimited(key)
}
