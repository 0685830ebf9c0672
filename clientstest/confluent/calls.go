// Package confluent calls Confluent's Kafka client on a loop.
package confluent

import (
	"context"
	"time"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

//loopblock:loop
func blocks(ctx context.Context, p *kafka.Producer, c *kafka.Consumer, a *kafka.AdminClient) {
	_ = p.Flush(1)                                // want network listed
	_, _ = p.GetMetadata(nil, true, 1)            // want network listed
	_, _, _ = p.QueryWatermarkOffsets("t", 0, 1)  // want network listed
	_, _ = p.OffsetsForTimes(nil, 1)              // want network listed
	_ = p.InitTransactions(ctx)                   // want network listed
	_ = p.CommitTransaction(ctx)                  // want network listed
	_ = p.AbortTransaction(ctx)                   // want network listed
	_ = p.SendOffsetsToTransaction(ctx, nil, nil) // want network listed
	_ = c.Poll(1)                                 // want network listed
	_, _ = c.ReadMessage(time.Second)             // want network listed
	_, _ = c.Commit()                             // want network listed
	_, _ = c.CommitMessage(nil)                   // want network listed
	_, _ = c.CommitOffsets(nil)                   // want network listed
	_, _ = c.Committed(nil, 1)                    // want network listed
	_, _ = c.GetMetadata(nil, true, 1)            // want network listed
	_, _, _ = c.QueryWatermarkOffsets("t", 0, 1)  // want network listed
	_, _ = c.OffsetsForTimes(nil, 1)              // want network listed
	_ = c.Close()                                 // want network listed
	_, _ = c.SeekPartitions(nil)                  // want network listed
	_, _ = a.CreateTopics(ctx, nil)               // want network listed
	_, _ = a.DeleteTopics(ctx, nil)               // want network listed
	_, _ = a.DescribeConfigs(ctx, nil)            // want network listed
	_, _ = a.ListConsumerGroups(ctx)              // want network listed
	_, _ = a.ClusterID(ctx)                       // want network listed
	_, _ = a.GetMetadata(nil, true, 1)            // want network listed
}

//loopblock:loop
func silent(p *kafka.Producer, c *kafka.Consumer, m *kafka.Message) {
	_, _ = kafka.NewProducer(&kafka.ConfigMap{})
	_, _ = kafka.NewConsumer(&kafka.ConfigMap{})
	_ = p.Events()
	_ = p.Len()
	_ = p.String()
	_ = c.Unsubscribe()
	_ = c.Subscribe("t", nil)
	_ = c.SubscribeTopics(nil, nil)
	_, _ = c.Assignment()
	_, _ = c.Subscription()
	_, _ = c.StoreMessage(m)
	_ = c.Pause(nil)
	_ = m.String()
	_, _ = kafka.LibraryVersion()
	_ = (&kafka.ConfigMap{}).SetKey("k", "v")
	_ = p.Produce(m, nil)
}
