// Package sarama calls Sarama on a loop.
package sarama

import (
	"context"

	"github.com/IBM/sarama"
)

//loopblock:loop
func blocks(ctx context.Context, p sarama.SyncProducer, c sarama.Client, g sarama.ConsumerGroup, con sarama.Consumer, pc sarama.PartitionConsumer, a sarama.ClusterAdmin, b *sarama.Broker, as sarama.AsyncProducer, m *sarama.ProducerMessage) {
	_, _ = sarama.NewClient(nil, nil)             // want network inferred
	_, _ = sarama.NewSyncProducer(nil, nil)       // want network inferred
	_, _ = sarama.NewAsyncProducer(nil, nil)      // want network inferred
	_, _ = sarama.NewConsumer(nil, nil)           // want network inferred
	_, _ = sarama.NewConsumerGroup(nil, "g", nil) // want network listed
	_, _ = sarama.NewClusterAdmin(nil, nil)       // want network listed
	_, _, _ = p.SendMessage(m)                    // want network listed
	_ = p.SendMessages(nil)                       // want network listed
	_ = p.Close()                                 // want network listed
	_ = p.CommitTxn()                             // want network listed
	_, _ = c.GetOffset("t", 0, 0)                 // want network listed
	_ = c.RefreshMetadata("t")                    // want network listed
	_, _ = c.Partitions("t")                      // want network listed
	_, _ = c.Leader("t", 0)                       // want network listed
	_, _ = c.Coordinator("g")                     // want network listed
	_, _ = c.Controller()                         // want network listed
	_ = g.Consume(ctx, nil, nil)                  // want forever listed
	_ = g.Close()                                 // want network listed
	_, _ = con.ConsumePartition("t", 0, 0)        // want network listed
	_, _ = con.Partitions("t")                    // want network listed
	<-pc.Messages()                               // want wait inferred
	_ = pc.Close()                                // want network listed
	_ = a.CreateTopic("t", nil, false)            // want network listed
	_, _ = a.ListTopics()                         // want network listed
	_ = a.DeleteTopic("t")                        // want network listed
	_, _ = a.DescribeTopics(nil)                  // want network listed
	_, _, _ = a.DescribeCluster()                 // want network listed
	_, _ = b.GetMetadata(nil)                     // want network inferred
	_, _ = b.Fetch(nil)                           // want network inferred
	_, _ = b.Produce(nil)                         // want network inferred
	_, _ = b.Connected()                          // want network listed
	_ = as.Close()                                // want network listed
	_ = as.CommitTxn()                            // want network listed
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
