package natsack

import (
	"context"
	"fmt"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

func options(future jetstream.PubAckFuture) jetstream.JetStreamOpt {
	return jetstream.WithPublishAsyncAckHandler(func(js jetstream.JetStream, m *nats.Msg, ack *jetstream.PubAck) {
		js.Publish(context.TODO(), "done", nil) // want `\.Publish waits for a peer on the network`
		<-future.Ok()                           // want `\.Ok waits for this very loop` `waits for another goroutine`
		_ = fmt.Sprint(m.Subject)
		go js.Publish(context.TODO(), "done", nil)
	})
}
