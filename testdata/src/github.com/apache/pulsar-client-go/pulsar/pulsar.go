// Package pulsar has the shapes of pulsar that tests need.
package pulsar

import "context"

type MessageID interface{ String() string }

type ProducerMessage struct{ Payload []byte }

type Producer interface {
	Send(context.Context, *ProducerMessage) (MessageID, error)
	SendAsync(context.Context, *ProducerMessage, func(MessageID, *ProducerMessage, error))
	LastSequenceID() int64
}
