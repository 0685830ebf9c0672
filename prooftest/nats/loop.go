// Package nats has handlers that hold up the messages, and the acknowledgements, that follow.
package nats

import (
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/loopblock/loopblock/prooftest/held"
)

// get gets the URL that a message is, or calls next for an empty one.
func get(c *nats.Conn, next func()) error {
	_, err := c.Subscribe("urls", func(m *nats.Msg) {
		if len(m.Data) > 0 {
			held.Get(string(m.Data)) // finding: network
			return
		}
		next()
	})
	return err
}

// acknowledge does the same as the server acknowledges a message that was published.
func acknowledge(c *nats.Conn, next func()) (jetstream.JetStream, error) {
	return jetstream.New(c, jetstream.WithPublishAsyncAckHandler(
		func(_ jetstream.JetStream, m *nats.Msg, _ *jetstream.PubAck) {
			if len(m.Data) > 0 {
				held.Get(string(m.Data)) // finding: network
				return
			}
			next()
		}))
}
