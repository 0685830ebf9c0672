// Package segmentio calls segmentio's kafka-go on a loop.
package segmentio

import (
	"context"
	"time"

	"github.com/segmentio/kafka-go"
)

//loopblock:loop
func blocks(ctx context.Context, r *kafka.Reader, w *kafka.Writer, c *kafka.Conn, cl *kafka.Client, p []byte) {
	_, _ = r.ReadMessage(ctx)
	_, _ = r.FetchMessage(ctx)
	_ = r.CommitMessages(ctx)
	_, _ = r.ReadLag(ctx)
	_ = r.SetOffsetAt(ctx, time.Time{})
	_ = r.Close()
	_ = w.WriteMessages(ctx)
	_ = w.Close()
	_, _ = kafka.Dial("tcp", "a")
	_, _ = kafka.DialContext(ctx, "tcp", "a")
	_, _ = kafka.DialLeader(ctx, "tcp", "a", "t", 0)
	_, _ = c.Read(p)
	_, _ = c.ReadMessage(1)
	_, _ = c.Write(p)
	_, _ = c.WriteMessages()
	_ = c.CreateTopics()
	_ = c.DeleteTopics()
	_, _ = c.ReadPartitions()
	_, _ = c.ReadLastOffset()
	_, _ = c.Brokers()
	_, _ = c.Controller()
	_, _ = cl.Produce(ctx, &kafka.ProduceRequest{})
	_, _ = cl.Fetch(ctx, &kafka.FetchRequest{})
	_, _ = cl.Metadata(ctx, &kafka.MetadataRequest{})
	_, _ = cl.CreateTopics(ctx, &kafka.CreateTopicsRequest{})
	_, _ = cl.ListOffsets(ctx, &kafka.ListOffsetsRequest{})
	_, _ = kafka.LookupPartitions(ctx, "tcp", "a", "t")
}

//loopblock:loop
func silent(r *kafka.Reader, w *kafka.Writer, c *kafka.Conn) {
	_ = kafka.NewReader(kafka.ReaderConfig{Brokers: []string{"b"}, Topic: "t"})
	_ = kafka.TCP("a")
	_ = r.Stats()
	_ = r.Config()
	_ = r.Lag()
	_ = r.Offset()
	_ = w.Stats()
	_ = c.RemoteAddr()
	_ = c.Broker()
}
