// Package kafka has the shapes of kafka that tests need.
package kafka

type Message struct{ Topic string }

type Writer struct {
	Completion func(messages []Message, err error)
}
