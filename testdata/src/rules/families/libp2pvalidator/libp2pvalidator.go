package libp2pvalidator

import (
	"context"
	"net/http"

	pubsub "github.com/libp2p/go-libp2p-pubsub"
)

func register(ps *pubsub.PubSub, opts ...pubsub.ValidatorOpt) {
	ps.RegisterTopicValidator("topic", func(_ context.Context, from string, m *pubsub.Message) bool {
		_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
		return err == nil
	}, opts...)
}
