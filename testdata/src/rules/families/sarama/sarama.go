package sarama

import (
	"net/http"
	"sync/atomic"

	"github.com/IBM/sarama"
)

type audit struct{ sent atomic.Int64 }

func (a *audit) OnSend(m *sarama.ProducerMessage) {
	http.Get(m.Topic) // want `http\.Get waits for a peer on the network`
	a.sent.Add(1)
}

func (a *audit) ConsumeClaim() error {
	_, err := http.Get("url")
	return err
}

var (
	_ sarama.ProducerInterceptor  = &audit{}
	_ sarama.ConsumerGroupHandler = &audit{}
)
