// Package registered has handlers that are registered by name.
package registered

import (
	"net/http"

	"github.com/hashicorp/memberlist"
	"k8s.io/client-go/tools/cache"
)

// A Replica calls what other packages give it.
type Replica struct {
	Copy func(obj any) error
	seen map[any]bool
}

// What a registration names is handed off where it is named: others may call it.
func NewReplica(informer cache.SharedInformer) *Replica {
	r := &Replica{seen: make(map[any]bool)}
	removed := func(obj any) { delete(r.seen, obj) }
	_ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    r.Added,
		UpdateFunc: func(old, new any) { r.Added(new) },
		DeleteFunc: removed,
	})
	return r
}

func (r *Replica) Added(obj any) {
	_, _ = http.Get("x") // want `http\.Get waits`
	r.seen[obj] = true
	_ = r.Copy(obj)
}

// Who adds it by hand goes on when it has been added.
func (r *Replica) AddNow(obj any) bool {
	r.Added(obj)
	return r.seen[obj]
}

// The variable of the second registration may be another one by then.
func later(informer cache.SharedInformer, r, other *Replica) {
	_ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: r.Loaded})
	if other != nil {
		r = other
	}
}

func (r *Replica) Loaded(obj any) { _, _ = http.Get("x") } // want `http\.Get waits`

type updates struct{ url string }

func (u *updates) OnAdd(obj any, isInInitialList bool) {
	_, _ = http.Get(u.url) // want `http\.Get waits`
}

// It is handed off where OnAdd is.
func (u *updates) OnUpdate(oldObj, newObj any) { u.OnAdd(newObj, false) }

func (u *updates) OnDelete(obj any) {}

// What is not written here cannot be followed.
func foreign(informer cache.SharedInformer, removed func(obj any)) {
	_ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			_, _ = http.Get("x") // want `http\.Get waits .*no fix: what removed is, which belongs to it, cannot be followed`
		},
		DeleteFunc: removed,
	})
}

type gossip struct{ last []byte }

// The bytes are the caller's again when it has returned.
func (g *gossip) NotifyMsg(b []byte) {
	_, _ = http.Get("x") // want `http\.Get waits`
	g.last = b
}

func (g *gossip) NodeMeta(limit int) []byte                  { return nil }
func (g *gossip) GetBroadcasts(overhead, limit int) [][]byte { return nil }
func (g *gossip) LocalState(join bool) []byte                { return nil }
func (g *gossip) MergeRemoteState(buf []byte, join bool)     {}

var _ memberlist.Delegate = (*gossip)(nil)
