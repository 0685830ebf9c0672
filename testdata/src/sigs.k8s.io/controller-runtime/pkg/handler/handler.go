// Package handler has the shapes of controller-runtime that tests need.
package handler

import "context"

type Object interface{ GetName() string }

type Request struct{ Name string }

type Queue[request comparable] interface{ Add(request) }

type TypedEventHandler[object any, request comparable] interface {
	Create(context.Context, object, Queue[request])
	Update(context.Context, object, Queue[request])
	Delete(context.Context, object, Queue[request])
	Generic(context.Context, object, Queue[request])
}

type EventHandler = TypedEventHandler[Object, Request]

type TypedFuncs[object any, request comparable] struct {
	CreateFunc, DeleteFunc func(context.Context, object, Queue[request])
}

type Funcs = TypedFuncs[Object, Request]

type TypedMapFunc[object any, request comparable] func(context.Context, object) []request

type MapFunc = TypedMapFunc[Object, Request]

func EnqueueRequestsFromMapFunc(fn MapFunc) EventHandler { return nil }
