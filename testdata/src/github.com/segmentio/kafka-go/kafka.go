package kafka

type Message struct{ Topic string }

type Writer struct {
	Completion func(messages []Message, err error)
}
