package libp2ptracer

import (
	"os"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
)

type tracer struct {
	ps     *pubsub.PubSub
	events chan *pubsub.Event
}

func (t *tracer) Trace(evt *pubsub.Event) {
	os.WriteFile("trace", nil, 0) // want `^os\.WriteFile waits for a file system`
	t.ps.ListPeers("topic")       // want `\.ListPeers waits for this very loop`
	select {
	case t.events <- evt:
	default:
	}
}
