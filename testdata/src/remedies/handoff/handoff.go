// Package handoff: nobody waits for a result.
package handoff

import (
	"fmt"
	"net/http"
	"os"
	"runtime"

	"github.com/hashicorp/memberlist"
	"k8s.io/client-go/tools/cache"
)

type handler struct{ url string }

func register(informer cache.SharedInformer, url string) {
	_ = informer.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			if obj == nil {
				return
			}
			resp, err := http.Get(url) // want `http\.Get waits`
			fmt.Println(resp, err)
		},
		DeleteFunc: func(obj any) {
			fmt.Println(obj)
		},
	})
	_ = informer.AddEventHandler(&handler{url})
	_ = informer.SetTransform(func(obj any) (any, error) {
		return os.ReadFile(url) // want `os\.ReadFile waits .*no fix: .* has to answer at once`
	})
}

// OnAdd is called by others, too.
func (h *handler) OnAdd(obj any, isInInitialList bool) {
	h.load(obj)
}

func (h *handler) OnUpdate(oldObj, newObj any) {
	// What is old does not matter.
	h.load(newObj)
}

func (h *handler) OnDelete(obj any) {}

func (h *handler) load(obj any) {
	resp, err := http.Get(fmt.Sprint(h.url, obj)) // want `http\.Get waits`
	fmt.Println(resp, err)
}

type direct struct{ handler }

func (d *direct) OnAdd(obj any, isInInitialList bool) {
	_, _ = http.Get(d.url) // want `http\.Get waits .*no fix: again calls OnAdd too`
}

func again(d *direct) {
	d.OnAdd(nil, false)
	fmt.Println("added")
}

func finalizers(h *handler) {
	runtime.SetFinalizer(h, func(h *handler) {
		resp, err := http.Get(h.url) // want `http\.Get waits`
		fmt.Println(resp, err)
	})
}

type members struct{ url string }

func (m *members) NotifyJoin(n *memberlist.Node) { _, _ = http.Get(m.url) } // want `http\.Get waits`

func (m *members) NotifyLeave(n *memberlist.Node) {}

func (m *members) NotifyUpdate(n *memberlist.Node) { fmt.Println(n) }

// delegate answers with what it has, and so keeps that where it is.
type delegate struct {
	url   string
	queue [][]byte
}

func (d *delegate) NodeMeta(limit int) []byte { return nil }

func (d *delegate) NotifyMsg(msg []byte) {
	resp, err := http.Get(d.url + string(msg)) // want `http\.Get waits`
	fmt.Println(resp, err)
}

func (d *delegate) GetBroadcasts(overhead, limit int) [][]byte {
	fmt.Println(d.queue)
	return nil
}

func (d *delegate) LocalState(join bool) []byte { return nil }

func (d *delegate) MergeRemoteState(buf []byte, join bool) {}

// mirror looks at what the informer keeps, as it is with the event.
type mirror struct {
	url   string
	store cache.Store
}

func (m *mirror) OnAdd(obj any, isInInitialList bool) {
	_, _ = http.Get(m.url) // want `http\.Get waits .*no fix: it uses a cache\.Store, which the loop keeps in step with its handlers`
	m.put(obj)
}

func (m *mirror) OnUpdate(oldObj, newObj any) {}

func (m *mirror) OnDelete(obj any) {}

func (m *mirror) put(obj any) { _ = m.store.Update(obj) }
