// Package segmentio calls segmentio's kafka-go on a loop.
package segmentio

import (
	"context"
	"time"

	"github.com/segmentio/kafka-go"
)

//loopblock:loop
func blocks(ctx context.Context, r *kafka.Reader, w *kafka.Writer, c *kafka.Conn, cl *kafka.Client, p []byte) {
	_, _ = r.ReadMessage(ctx)                                 // want network listed
	_, _ = r.FetchMessage(ctx)                                // want network listed
	_ = r.CommitMessages(ctx)                                 // want network listed
	_, _ = r.ReadLag(ctx)                                     // want network listed
	_ = r.SetOffsetAt(ctx, time.Time{})                       // want network listed
	_ = r.Close()                                             // want network listed
	_ = w.WriteMessages(ctx)                                  // want network listed
	_ = w.Close()                                             // want network listed
	_, _ = kafka.Dial("tcp", "a")                             // want network inferred
	_, _ = kafka.DialContext(ctx, "tcp", "a")                 // want network inferred
	_, _ = kafka.DialLeader(ctx, "tcp", "a", "t", 0)          // want network listed
	_, _ = c.Read(p)                                          // want network listed
	_, _ = c.ReadMessage(1)                                   // want network listed
	_, _ = c.Write(p)                                         // want network listed
	_, _ = c.WriteMessages()                                  // want network listed
	_ = c.CreateTopics()                                      // want network listed
	_ = c.DeleteTopics()                                      // want network listed
	_, _ = c.ReadPartitions()                                 // want network listed
	_, _ = c.ReadLastOffset()                                 // want network listed
	_, _ = c.Brokers()                                        // want network listed
	_, _ = c.Controller()                                     // want network listed
	_, _ = cl.Produce(ctx, &kafka.ProduceRequest{})           // want network inferred
	_, _ = cl.Fetch(ctx, &kafka.FetchRequest{})               // want network inferred
	_, _ = cl.Metadata(ctx, &kafka.MetadataRequest{})         // want network inferred
	_, _ = cl.CreateTopics(ctx, &kafka.CreateTopicsRequest{}) // want network inferred
	_, _ = cl.ListOffsets(ctx, &kafka.ListOffsetsRequest{})   // want network inferred
	_, _ = kafka.LookupPartitions(ctx, "tcp", "a", "t")       // want network listed
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
