package sarama

import (
	"net/http"
	"sync/atomic"

	"github.com/IBM/sarama"
)

type quick struct{ sent atomic.Int64 }

func (q *quick) OnSend(m *sarama.ProducerMessage) { q.sent.Add(1) }

// report runs in a goroutine of its own, from time to time.
func (q *quick) report() error {
	_, err := http.Get("url")
	return err
}
