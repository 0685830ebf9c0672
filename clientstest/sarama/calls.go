// Package sarama calls Sarama on a loop.
package sarama

import (
	"context"

	"github.com/IBM/sarama"
)

//loopblock:loop
func blocks(ctx context.Context, p sarama.SyncProducer, c sarama.Client, g sarama.ConsumerGroup, con sarama.Consumer, pc sarama.PartitionConsumer, a sarama.ClusterAdmin, b *sarama.Broker, as sarama.AsyncProducer, m *sarama.ProducerMessage) {
	_, _ = sarama.NewClient(nil, nil)
	_, _ = sarama.NewSyncProducer(nil, nil)
	_, _ = sarama.NewAsyncProducer(nil, nil)
	_, _ = sarama.NewConsumer(nil, nil)
	_, _ = sarama.NewConsumerGroup(nil, "g", nil)
	_, _ = sarama.NewClusterAdmin(nil, nil)
	_, _, _ = p.SendMessage(m)
	_ = p.SendMessages(nil)
	_ = p.Close()
	_ = p.CommitTxn()
	_, _ = c.GetOffset("t", 0, 0)
	_ = c.RefreshMetadata("t")
	_, _ = c.Partitions("t")
	_, _ = c.Leader("t", 0)
	_, _ = c.Coordinator("g")
	_, _ = c.Controller()
	_ = g.Consume(ctx, nil, nil)
	_ = g.Close()
	_, _ = con.ConsumePartition("t", 0, 0)
	_, _ = con.Partitions("t")
	<-pc.Messages()
	_ = pc.Close()
	_ = a.CreateTopic("t", nil, false)
	_, _ = a.ListTopics()
	_ = a.DeleteTopic("t")
	_, _ = a.DescribeTopics(nil)
	_, _, _ = a.DescribeCluster()
	_, _ = b.GetMetadata(nil)
	_, _ = b.Fetch(nil)
	_, _ = b.Produce(nil)
	_, _ = b.Connected()
	_ = as.Close()
	_ = as.CommitTxn()
}

//loopblock:loop
func silent(m *sarama.ProducerMessage, p sarama.SyncProducer, pc sarama.PartitionConsumer, c sarama.Client, as sarama.AsyncProducer, b *sarama.Broker) {
	_ = sarama.NewConfig()
	_ = sarama.NewConfig().Validate()
	_ = sarama.StringEncoder("s").Length()
	_, _ = sarama.ParseKafkaVersion("1.0.0")
	_ = p.IsTransactional()
	_ = p.TxnStatus()
	_ = pc.Messages()
	_ = pc.Errors()
	_ = pc.HighWaterMarkOffset()
	_ = c.Brokers()
	_ = c.Config()
	_ = c.Closed()
	_ = as.Successes()
	_ = as.Input()
	_ = sarama.NewBroker("a")
	_ = b.ID()
	_ = b.Addr()
	_ = sarama.NewHashPartitioner("t")
}
