// Package franz calls franz-go on a loop.
package franz

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

//loopblock:loop
func blocks(ctx context.Context, c *kgo.Client, t *kgo.GroupTransactSession) {
	_ = c.Ping(ctx)                                         // want network listed
	_ = c.PollFetches(ctx)                                  // want network listed
	_ = c.PollRecords(ctx, 1)                               // want network listed
	_ = c.ProduceSync(ctx, &kgo.Record{})                   // want network listed
	_ = c.Flush(ctx)                                        // want network listed
	_ = c.CommitUncommittedOffsets(ctx)                     // want network listed
	_ = c.CommitRecords(ctx, &kgo.Record{})                 // want network listed
	_ = c.CommitMarkedOffsets(ctx)                          // want network listed
	c.CommitOffsetsSync(ctx, nil, nil)                      // want network listed
	_, _ = c.Request(ctx, nil)                              // want network listed
	_ = c.RequestSharded(ctx, nil)                          // want network listed
	_, _ = kmsg.NewPtrMetadataRequest().RequestWith(ctx, c) // want network listed
	_ = c.EndTransaction(ctx, kgo.TryCommit)                // want network listed
	_ = c.AbortBufferedRecords(ctx)                         // want network listed
	_ = c.LeaveGroupContext(ctx)                            // want network listed
	c.LeaveGroup()                                          // want network listed
	c.Close()                                               // want network listed
	c.CloseAllowingRebalance()                              // want network listed
	_ = t.PollFetches(ctx)                                  // want network listed
	_, _ = t.End(ctx, kgo.TryCommit)                        // want network listed
	_ = t.ProduceSync(ctx, &kgo.Record{})                   // want network listed
}

//loopblock:loop
func silent(ctx context.Context, c *kgo.Client, f kgo.Fetches, r *kgo.Record) {
	_, _ = kgo.NewClient(kgo.SeedBrokers("b"))
	c.Produce(ctx, r, nil)
	c.TryProduce(ctx, r, nil)
	_ = c.BufferedProduceRecords()
	c.PauseFetchTopics("t")
	_ = f.Records()
	f.EachRecord(func(*kgo.Record) {})
	_ = f.Errors()
	_ = f.NumRecords()
	_ = kgo.StringRecord("v")
	_ = kgo.NewOffset().AtStart()
	_ = c.OptValue(kgo.SeedBrokers)
	_ = c.UncommittedOffsets()
	c.MarkCommitRecords(r)
	_ = kmsg.NewPtrMetadataRequest().AppendTo(nil)
}
