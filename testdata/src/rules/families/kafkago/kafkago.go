package kafkago

import (
	"net/http"

	"github.com/segmentio/kafka-go"
)

func writer(failed chan<- error) *kafka.Writer {
	return &kafka.Writer{Completion: func(messages []kafka.Message, err error) {
		http.Get(messages[0].Topic) // want `http\.Get waits for a peer on the network`
		select {
		case failed <- err:
		default:
		}
	}}
}
