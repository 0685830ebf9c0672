package pulsar

import (
	"context"
	"os"

	"github.com/apache/pulsar-client-go/pulsar"
)

func retry(p pulsar.Producer, m *pulsar.ProducerMessage) {
	p.SendAsync(context.TODO(), m, func(id pulsar.MessageID, m *pulsar.ProducerMessage, err error) {
		os.WriteFile("x", m.Payload, 0o600) // want `os\.WriteFile waits for a file system`
		p.Send(context.TODO(), m)           // want `\.Send waits for this very loop`
		p.LastSequenceID()
	})
}
