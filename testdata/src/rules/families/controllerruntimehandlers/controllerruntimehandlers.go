package controllerruntimehandlers

import (
	"context"
	"net/http"
	"os"

	"sigs.k8s.io/controller-runtime/pkg/handler"
)

var _ = handler.Funcs{
	CreateFunc: func(ctx context.Context, o handler.Object, q handler.Queue[handler.Request]) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		q.Add(handler.Request{Name: o.GetName()})
	},
}

type events struct{ handler.EventHandler }

func (events) Delete(ctx context.Context, o handler.Object, q handler.Queue[handler.Request]) {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

func mapped() handler.EventHandler {
	return handler.EnqueueRequestsFromMapFunc(func(ctx context.Context, o handler.Object) []handler.Request {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		return []handler.Request{{Name: o.GetName()}}
	})
}

// Its methods agree on no type of object, so it is no handler.
type mixed struct{ events }

func (mixed) Create(ctx context.Context, name string, q handler.Queue[handler.Request]) {
	os.ReadFile(name)
}
