// Package confluent calls Confluent's Kafka client on a loop.
package confluent

import (
	"context"
	"time"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

//loopblock:loop
func blocks(ctx context.Context, p *kafka.Producer, c *kafka.Consumer, a *kafka.AdminClient) {
	_ = p.Flush(1)
	_, _ = p.GetMetadata(nil, true, 1)
	_, _, _ = p.QueryWatermarkOffsets("t", 0, 1)
	_, _ = p.OffsetsForTimes(nil, 1)
	_ = p.InitTransactions(ctx)
	_ = p.CommitTransaction(ctx)
	_ = p.AbortTransaction(ctx)
	_ = p.SendOffsetsToTransaction(ctx, nil, nil)
	_ = c.Poll(1)
	_, _ = c.ReadMessage(time.Second)
	_, _ = c.Commit()
	_, _ = c.CommitMessage(nil)
	_, _ = c.CommitOffsets(nil)
	_, _ = c.Committed(nil, 1)
	_, _ = c.GetMetadata(nil, true, 1)
	_, _, _ = c.QueryWatermarkOffsets("t", 0, 1)
	_, _ = c.OffsetsForTimes(nil, 1)
	_ = c.Close()
	_, _ = c.SeekPartitions(nil)
	_, _ = a.CreateTopics(ctx, nil)
	_, _ = a.DeleteTopics(ctx, nil)
	_, _ = a.DescribeConfigs(ctx, nil)
	_, _ = a.ListConsumerGroups(ctx)
	_, _ = a.ClusterID(ctx)
	_, _ = a.GetMetadata(nil, true, 1)
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
