// Package cache has the shapes of client-go's informers that tests need.
package cache

type ResourceEventHandler interface {
	OnAdd(obj any, isInInitialList bool)
	OnUpdate(oldObj, newObj any)
	OnDelete(obj any)
}

type ResourceEventHandlerFuncs struct {
	AddFunc    func(obj any)
	UpdateFunc func(oldObj, newObj any)
	DeleteFunc func(obj any)
}

func (r ResourceEventHandlerFuncs) OnAdd(obj any, isInInitialList bool) {
	if r.AddFunc != nil {
		r.AddFunc(obj)
	}
}

func (r ResourceEventHandlerFuncs) OnUpdate(oldObj, newObj any) {
	if r.UpdateFunc != nil {
		r.UpdateFunc(oldObj, newObj)
	}
}

func (r ResourceEventHandlerFuncs) OnDelete(obj any) {
	if r.DeleteFunc != nil {
		r.DeleteFunc(obj)
	}
}

type TransformFunc func(any) (any, error)

type SharedInformer interface {
	AddEventHandler(handler ResourceEventHandler) error
	SetTransform(TransformFunc) error
}

type Store interface {
	Update(obj any) error
	GetByKey(key string) (item any, exists bool, err error)
}

type IndexFunc func(obj any) ([]string, error)

type Indexers map[string]IndexFunc
