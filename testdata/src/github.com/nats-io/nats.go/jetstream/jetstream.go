// Package jetstream has the shapes of NATS JetStream that tests need.
package jetstream

import (
	"context"

	"github.com/nats-io/nats.go"
)

type (
	PubAck     struct{}
	PublishOpt func()

	PubAckFuture interface {
		Ok() <-chan *PubAck
		Err() <-chan error
	}

	Publisher interface {
		Publish(ctx context.Context, subject string, payload []byte, opts ...PublishOpt) (*PubAck, error)
		PublishMsgAsync(msg *nats.Msg, opts ...PublishOpt) (PubAckFuture, error)
	}

	JetStream interface{ Publisher }

	MsgAckHandler func(JetStream, *nats.Msg, *PubAck)
	JetStreamOpt  func() error
)

func WithPublishAsyncAckHandler(cb MsgAckHandler) JetStreamOpt { return nil }
