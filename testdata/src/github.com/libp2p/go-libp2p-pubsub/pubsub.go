// Package pubsub has the shapes of libp2p's pubsub that tests need.
package pubsub

import "context"

type (
	PubSub      struct{}
	Event       struct{}
	EventTracer interface{ Trace(evt *Event) }

	Message          struct{}
	ValidationResult int
	ValidatorEx      func(context.Context, string, *Message) ValidationResult
	ValidatorOpt     func()
)

func (p *PubSub) ListPeers(topic string) []string { return nil }

func (p *PubSub) RegisterTopicValidator(topic string, val any, opts ...ValidatorOpt) error {
	return nil
}
