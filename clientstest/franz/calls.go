// Package franz calls franz-go on a loop.
package franz

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

//loopblock:loop
func blocks(ctx context.Context, c *kgo.Client, t *kgo.GroupTransactSession) {
	_ = c.Ping(ctx)
	_ = c.PollFetches(ctx)
	_ = c.PollRecords(ctx, 1)
	_ = c.ProduceSync(ctx, &kgo.Record{})
	_ = c.Flush(ctx)
	_ = c.CommitUncommittedOffsets(ctx)
	_ = c.CommitRecords(ctx, &kgo.Record{})
	_ = c.CommitMarkedOffsets(ctx)
	c.CommitOffsetsSync(ctx, nil, nil)
	_, _ = c.Request(ctx, nil)
	_ = c.RequestSharded(ctx, nil)
	_, _ = kmsg.NewPtrMetadataRequest().RequestWith(ctx, c)
	_ = c.EndTransaction(ctx, kgo.TryCommit)
	_ = c.AbortBufferedRecords(ctx)
	_ = c.LeaveGroupContext(ctx)
	c.LeaveGroup()
	c.Close()
	c.CloseAllowingRebalance()
	_ = t.PollFetches(ctx)
	_, _ = t.End(ctx, kgo.TryCommit)
	_ = t.ProduceSync(ctx, &kgo.Record{})
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
