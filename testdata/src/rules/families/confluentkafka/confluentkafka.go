package confluentkafka

import (
	"fmt"
	"os"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

func subscribe(c *kafka.Consumer) error {
	return c.SubscribeTopics([]string{"x"}, func(c *kafka.Consumer, e kafka.Event) error {
		os.Remove("x")
		os.WriteFile("x", []byte(fmt.Sprint(e)), 0o600) // want `os\.WriteFile waits for a file system`
		return nil
	})
}
